"""Colours as eyes see them: contrast (WCAG 2.2), colour-vision deficiency (Machado, Oliveira and Fernandes 2009,
severity 1), and how far apart two colours look (CIEDE2000; Sharma, Wu and Dalal 2005)."""

import math
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float64]  # linear RGB (3)

EYES = {
    "normal": np.eye(3),
    "protanope": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranope": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanope": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def themes(css: Path) -> dict[str, dict[str, Colour]]:
    """The tokens of each theme, as linear RGB."""
    pairs = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", css.read_text())
    return {
        "light": {name: linear(light) for name, light, _dark in pairs},
        "dark": {name: linear(dark) for name, _light, dark in pairs},
    }


def mixtures(css: Path, tokens: dict[str, Colour]) -> dict[str, Colour]:
    """The tokens of a theme that are mixed from two others."""
    found = re.findall(r"--([\w-]+): color-mix\(in oklab, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)", css.read_text())
    return {name: mixed(tokens[one], tokens[other], int(share) / 100) for name, one, share, other in found}


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of one and the rest of the other, in Oklab (Ottosson 2020), as `color-mix` does it."""
    oklab = share * _oklab(one) + (1 - share) * _oklab(other)
    return np.clip(np.linalg.solve(_TO_LMS, np.linalg.solve(_TO_OKLAB, oklab) ** 3), 0, 1)


def _oklab(colour: Colour) -> Colour:
    return _TO_OKLAB @ np.cbrt(_TO_LMS @ colour)


def rules_of(css: Path) -> list[tuple[str, str]]:
    """The innermost rules of a style sheet: selector and declarations."""
    text = re.sub(r"/\*.*?\*/", "", css.read_text(), flags=re.DOTALL)
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text)]


def linear(hexadecimal: str) -> Colour:
    channels = np.array([int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted(float(_TO_XYZ[1] @ colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def seen_by(eyes: str, colour: Colour) -> Colour:
    return np.clip(EYES[eyes] @ colour, 0, 1)


def difference(one: Colour, other: Colour) -> float:
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = _lab(one), _lab(other)
    mean_chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    mean_l, mean_c, mean_h = (l1 + l2) / 2, (c1 + c2) / 2, _mean_hue(h1, h2, c1 * c2)
    weight = (
        1
        - 0.17 * _cos(mean_h - 30)
        + 0.24 * _cos(2 * mean_h)
        + 0.32 * _cos(3 * mean_h + 6)
        - 0.20 * _cos(4 * mean_h - 63)
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * weight
    rotation = (
        -2
        * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2))))
    )
    terms = ((l2 - l1) / s_l, (c2 - c1) / s_c, d_hue / s_h)
    return math.sqrt(sum(term**2 for term in terms) + rotation * terms[1] * terms[2])


def _mean_hue(h1: float, h2: float, chromas: float) -> float:
    if not chromas:
        return h1 + h2
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _lab(colour: Colour) -> tuple[float, float, float]:
    scaled = (_TO_XYZ @ colour) / _WHITE
    x, y, z = np.where(scaled > 216 / 24389, np.cbrt(scaled), (24389 / 27 * scaled + 16) / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))
