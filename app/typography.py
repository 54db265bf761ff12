"""What typography tells apart and nobody means to: every reader of typed words, numbers and symbols folds it here.

A keyboard, a phone's corrections and a paste from a page write one thing in many characters. Sources: the Unicode
Standard, compatibility decompositions (NFKC) and default ignorable code points.
"""

import re
import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2032\u2035\u00b4\u0060\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u301d\u301e\u301f\uff02"
_POINTS = "\u22c5\u2219\u2022\u2027\u30fb\u0387"  # between factors
_STARS = "\u2217\u22c6\ufe61"
_STROKES = "\u2044\u2215\u29f8"
_CROSSES = "\u2715\u2a2f\u2a09"
_COMMAS = "\u060c\u3001\ufe50\ufe51"
_BARS = "\u2223\u2502\u2758"
_ARABIC = (("\u066b", "."), ("\u066c", "'"), ("\u066a", "%"))  # signs of numbers
_BLANKS = "\u2800"  # seen as a space, and no space to Unicode
_PLAIN = str.maketrans(
    {
        character: plain
        for written, plain in (
            (_DASHES, "-"),
            (_APOSTROPHES, "'"),
            (_QUOTES, '"'),
            (_POINTS, "\u00b7"),
            (_STARS, "*"),
            (_STROKES, "/"),
            (_CROSSES, "\u00d7"),
            (_COMMAS, ","),
            (_BARS, "|"),
            (_BLANKS, " "),
            *_ARABIC,
        )
        for character in written
    }
)
# Takes no room on a page, though Unicode counts it among marks and letters.
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_SEEN = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")  # signs of a number's start
_JOINERS = "\u200c\u200d"
# Each of them a letter or a sign raised, to Unicode too.
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u207f\u1d43-\u1d4d\u1d4f-\u1d61]+")
_FRACTION = re.compile("(?<=[0-9])(?=[\u00bc-\u00be\u2150-\u215e])")


def visible(text: str) -> str:
    """`text` without characters that cannot be seen; what breaks a line is a space.

    Joiners stay: they shape the letters beside them in Persian and in the scripts of India.
    """
    return "".join(_seen(character) for character in _IGNORABLE.sub("", text))


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) == "Cf" and not _SEEN.match(character) and character not in _JOINERS
    return "" if hidden else character


def plain(text: str) -> str:
    """`text` as a plain keyboard writes it: `t−1` is `t-1`, `h₂` is `h2`, `10⁻²` is `10^-2`, `１` is `1`."""
    text = visible(text).translate(_PLAIN | dict.fromkeys(map(ord, _JOINERS)))
    text = _FRACTION.sub(" ", text)  # 1½ is not 11/2
    text = _RAISED.sub(lambda found: f"^{found[0]}", text)
    return "".join(map(_digit, unicodedata.normalize("NFKC", text).translate(_PLAIN)))


def _digit(character: str) -> str:
    """A digit of any script as ASCII; everything else as it is."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
