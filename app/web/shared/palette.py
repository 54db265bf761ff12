"""The colours of static/css/tokens.css, for pictures that have no style sheet."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.settings import ROOT

_TOKEN = re.compile(r"^ *--(\w+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\)", re.MULTILINE)


@cache
def light_palette() -> Mapping[str, str]:
    """Each token with its colour in the light theme: paper is white."""
    return MappingProxyType(dict(_TOKEN.findall((ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8"))))
