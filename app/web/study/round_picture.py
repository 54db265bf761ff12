"""The picture of a round to share: its arch and its score, in the light theme, for wherever pictures go."""

from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from app.services.study.round_state import RoundState
from app.study.round_score import Score
from app.web.shared.palette import light_palette
from app.web.study.arch import Arch
from app.web.study.round_words import of_words, score_words
from app.web.study.stones import LaidStone, laid

WIDTH, HEIGHT = 1200, 630
ARCH_LEFT, ARCH_TOP, ARCH_SIZE = 60, 35, 560  # the square that the arch may fill
TEXT_LEFT, SERIF, SANS = 700, "Georgia, 'Noto Serif', serif", "'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
LETTERS, LINES = 24, 3  # of the name
# Of each tone: what fills the stone, what is around it.
_LOOKS = {
    "right": ("right", "right"),
    "partly": ("url(#half)", "half"),
    "wrong": ("url(#miss)", "miss"),
    "neutral": ("url(#edge)", "edge"),
    "judged": ("soft", "soft"),
}
_PLAIN = ("none", "edge")
_ON_FULL = {"right", "judged"}


def round_picture(state: RoundState, score: Score, name: str) -> str:
    """An SVG of its own: it needs no style sheet."""
    found, stones = laid(state)
    root = _root(score_words(score))
    scale = min(ARCH_SIZE / 400, ARCH_SIZE / found.height)
    shift = ARCH_TOP + (ARCH_SIZE - scale * found.height) / 2
    place = f"translate({ARCH_LEFT + (ARCH_SIZE - scale * 400) / 2:.1f} {shift:.1f}) scale({scale:.3f})"
    _arch(SubElement(root, "g", {"transform": place}), found, stones, score)
    _side(root, score, name)
    return tostring(root, encoding="unicode")


def _colour(name: str) -> str:
    return light_palette().get(name, name)


def _root(title: str) -> Element:
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
    SubElement(root, "title").text = title
    defs = SubElement(root, "defs")
    for name in ("miss", "edge"):
        tile = {"id": name, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
        pattern = SubElement(defs, "pattern", {**tile, "patternTransform": "rotate(45)"})
        SubElement(pattern, "rect", {"width": "2.2", "height": "6", "fill": _colour(name)})
    half = SubElement(defs, "linearGradient", {"id": "half", "x1": "0", "y1": "0", "x2": "0", "y2": "1"})
    for colour in ("paper", "half"):
        SubElement(half, "stop", {"offset": "0.5", "stop-color": _colour(colour)})
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": _colour("paper")})
    return root


def _arch(group: Element, found: Arch, stones: tuple[LaidStone, ...], score: Score) -> None:
    for bare in found.bare:
        SubElement(group, "path", {"d": bare.path, "fill": _colour("line")})
    for one in stones:
        _stone(group, one)
    ground = {"d": f"M0 {found.ground}H400", "stroke": _colour("line"), "stroke-width": "1.5"}
    SubElement(group, "path", ground)
    _text(group, 200, found.middle, str(score.main[0]), "ink", 84, SERIF, anchor="middle")
    _text(group, 200, found.below, of_words(score), "soft", 19, SERIF, anchor="middle")


def _stone(group: Element, one: LaidStone) -> None:
    """Where a stone is not full, its number stands on a plain ground."""
    tone, place = one.mark.tone, one.stone
    fill, edge = _LOOKS.get(tone, _PLAIN)
    drawn = {"d": place.path, "fill": _colour(fill), "stroke": _colour(edge), "stroke-width": "2"}
    dashes = {"stroke-dasharray": "5 4"} if tone not in _LOOKS else {}
    SubElement(group, "path", {**drawn, "stroke-linejoin": "round", **dashes})
    if tone not in _ON_FULL:
        SubElement(group, "circle", {"cx": f"{place.x}", "cy": f"{place.y}", "r": "11", "fill": _colour("paper")})
    ink = "paper" if tone in _ON_FULL else edge if tone in _LOOKS else "soft"
    _text(group, place.x, place.y + 4.5, str(one.mark.number), ink, 13, SANS, anchor="middle", weight="600")


def _side(root: Element, score: Score, name: str) -> None:
    _text(root, TEXT_LEFT, 250, score_words(score), "ink", 64, SERIF)
    lines = wrap(name, LETTERS) or [""]
    for k, line in enumerate(lines[:LINES]):
        _text(root, TEXT_LEFT, 312 + 40 * k, f"{line}…" if k == LINES - 1 < len(lines) - 1 else line, "soft", 32, SANS)
    gate = {"d": "M2 14V6a6 6 0 0 1 12 0v8M2 10h12", "transform": f"translate({TEXT_LEFT - 4} 508) scale(2.6)"}
    SubElement(root, "path", {**gate, "fill": "none", "stroke": _colour("ink"), "stroke-width": "1.6"})
    _text(root, TEXT_LEFT + 52, 544, "Keepgate", "ink", 38, SERIF, weight="600")


def _text(
    parent: Element,
    x: float,
    y: float,
    text: str,
    colour: str,
    size: int,
    family: str,
    *,
    anchor: str = "start",
    weight: str = "400",
) -> None:
    place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": str(size), "font-family": family, "font-weight": weight}
    SubElement(parent, "text", {**place, "fill": _colour(colour), "text-anchor": anchor}).text = text
