"""Formulas in words, so that what has one in it can be named: a link, a choice, an option, a title.

The words come from whoever asks, in their language: `Say` is handed the name of a construct and its parts.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, ParseError, fromstring

Say = Callable[..., str]  # the name of a construct, and its parts as words
Tell = Callable[[str], str]  # a formula's MathML

_MATH = re.compile(r"<math([^>]*)>.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LABEL = re.compile(r' aria-label="([^"]*)"')
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)(\w+;)", re.IGNORECASE)
_APPLIED, _UNSEEN = "\u2061", frozenset("\u2062\u2063\u200b")

# Signs that have words of their own; every other sign speaks for itself.
SIGNS = {
    "=": "equals",
    "≠": "is not",
    "+": "plus",
    "-": "minus",
    "−": "minus",
    "±": "plus or minus",
    "⋅": "times",
    "·": "times",
    "×": "times",
    "*": "times",
    "⊙": "times each",
    "∘": "times each",
    "/": "divided by",
    "<": "less",
    ">": "greater",
    "≤": "at most",
    "≥": "at least",
    "≪": "much less",
    "≫": "much greater",
    "≈": "about",
    "∼": "like",
    "∝": "in proportion",
    "∈": "in",
    "→": "to",
    "↦": "to",
    "⇒": "implies",
    "(": "open",
    ")": "close",
    "[": "open square",
    "]": "close square",
    "{": "open brace",
    "}": "close brace",
    "|": "bar",
    "‖": "norm",
    "∥": "norm",
    "∑": "sum",
    "∏": "product",
    "∫": "integral",
    "∂": "partial",
    "∇": "gradient",
    "∞": "infinity",
    "%": "percent",
    "!": "factorial",
    "′": "prime",
    "″": "double prime",
    "⊤": "transposed",
    "…": "and so on",
    "⋯": "and so on",
    "⋮": "and so on",
    _APPLIED: "of",
}
ACCENTS = {
    **dict.fromkeys("ˆ^", "hat"),
    **dict.fromkeys("˜~", "tilde"),
    **dict.fromkeys("¯‾", "overline"),
    **dict.fromkeys("⃗→", "vector"),
}
POWERS = {"2": "squared", "3": "cubed", "⊤": "of transposed", "′": "of prime", "*": "starred", "∗": "starred"}


def with_names(page: str, tell: Tell) -> str:
    """A page's HTML, each formula with its words as its name; one whose numbers change as one looks has none."""
    return _MATH.sub(lambda found: _named(found, tell), page)


def words_of(inline_html: str, tell: Tell) -> str:
    """A line of HTML as plain words: for a title, and wherever no markup can stand."""
    told = _MATH.sub(lambda found: html.escape(tell(found[0])), inline_html)
    return " ".join(html.unescape(_TAG.sub("", told)).split())


def in_words(mathml: str, say: Say) -> str:
    """The words of one formula."""
    try:
        root = fromstring(_ENTITY.sub(lambda found: html.unescape(found[0]), mathml))
    except ParseError:
        return " ".join(html.unescape(_TAG.sub(" ", mathml)).split())
    words = " ".join(_row(list(root), say).split()).replace(". . .", say("and so on"))
    return re.sub(r" +([,;])", r"\1", words).rstrip(",;")


def _named(found: re.Match[str], tell: Tell) -> str:
    if _LABEL.search(found[1]) or "data-" in found[0]:
        return found[0]
    name = html.escape(tell(found[0]))
    return f'<math{found[1]} aria-label="{name}">{found[0].partition(">")[2]}'


def _row(elements: Sequence[Element], say: Say) -> str:
    """What stands side by side."""
    return " ".join(_words(one, say) for one in elements)


def _words(element: Element, say: Say) -> str:
    read = _READ.get(element.tag.rpartition("}")[2], _inside)
    return read(element, list(element), say)


def _inside(element: Element, parts: list[Element], say: Say) -> str:
    return _row(parts, say) if parts else (element.text or "")


def _sign(element: Element, _parts: list[Element], say: Say) -> str:
    written = (element.text or "").strip()
    text = unicodedata.normalize("NFKC", written)
    if name := SIGNS.get(written) or SIGNS.get(text):
        return say(name)
    if set(text) <= _UNSEEN:
        return ""
    return say("capital", letter=text) if len(text) == 1 and text.isupper() else text


def _index(_element: Element, parts: list[Element], say: Say) -> str:
    base, index = parts
    return say("long index" if _is_long(index) else "index", base=_words(base, say), index=_words(index, say))


def _power(_element: Element, parts: list[Element], say: Say) -> str:
    base, exponent = parts
    return _raised(_words(base, say), exponent, say)


def _index_and_power(_element: Element, parts: list[Element], say: Say) -> str:
    base, index, exponent = parts
    name = "long index" if _is_long(index) else "index"
    return _raised(say(name, base=_words(base, say), index=_words(index, say)), exponent, say)


def _raised(base: str, exponent: Element, say: Say) -> str:
    if known := POWERS.get("".join(exponent.itertext()).strip()):
        return say(known, base=base)
    return say("long power" if _is_long(exponent) else "power", base=base, exponent=_words(exponent, say))


def _fraction(element: Element, parts: list[Element], say: Say) -> str:
    top, bottom = (_words(part, say) for part in parts)
    if element.get("linethickness") == "0":
        return say("choose", top=top, bottom=bottom)
    return say("long fraction" if any(map(_is_long, parts)) else "fraction", top=top, bottom=bottom)


def _root(_element: Element, parts: list[Element], say: Say) -> str:
    long = len(parts) > 1 or any(map(_is_long, parts))
    return say("long root" if long else "root", inside=_row(parts, say))


def _nth_root(_element: Element, parts: list[Element], say: Say) -> str:
    inside, degree = (_words(part, say) for part in parts)
    return say("nth root", inside=inside, degree=degree)


def _over(_element: Element, parts: list[Element], say: Say) -> str:
    base, mark = parts
    if accent := ACCENTS.get("".join(mark.itertext()).strip()):
        return say(accent, base=_words(base, say))
    return say("above", base=_words(base, say), top=_words(mark, say))


def _under(_element: Element, parts: list[Element], say: Say) -> str:
    base, mark = parts
    return say("below", base=_words(base, say), bottom=_words(mark, say))


def _from_to(_element: Element, parts: list[Element], say: Say) -> str:
    base, bottom, top = (_words(part, say) for part in parts)
    return say("from to", base=base, bottom=bottom, top=top)


def _table(_element: Element, parts: list[Element], say: Say) -> str:
    rows = (", ".join(_words(cell, say) for cell in row) for row in parts)
    return "; ".join(say("row", number=number, cells=cells) for number, cells in enumerate(rows, start=1))


def _is_long(element: Element) -> bool:
    """Whether one has to hear where it ends."""
    return len(element) > 1 or any(map(_is_long, element))


_READ: dict[str, Callable[[Element, list[Element], Say], str]] = {
    "mi": _sign,
    "mn": _sign,
    "mo": _sign,
    "msub": _index,
    "msup": _power,
    "msubsup": _index_and_power,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _nth_root,
    "mover": _over,
    "munder": _under,
    "munderover": _from_to,
    "mtable": _table,
    "mphantom": lambda *_: "",
}
