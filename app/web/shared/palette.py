"""The colours of static/css/tokens.css, for pictures that have no style sheet."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.settings import ROOT

_TOKEN = re.compile(r"^ *--(\w+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\)", re.MULTILINE)

EVEN = 0.179  # the luminance (WCAG 2.2) on which black and white stand out alike


@cache
def light_palette() -> Mapping[str, str]:
    """Each token with its colour in the light theme: paper is white."""
    return MappingProxyType(dict(_TOKEN.findall((ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8"))))


def mixed(ground: str, colour: str, share: float) -> str:
    """A share of `colour` laid over `ground`, as a half-transparent shape does it."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * share):02x}" for under, over in pairs)


def readable_on(ground: str) -> str:
    """Black or white, whichever stands out: the better of the two always has a contrast of at least 4.5."""
    return "#000000" if _luminance(ground) > EVEN else "#ffffff"


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
