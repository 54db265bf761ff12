"""Numbers that are written as YAML and the rules do not read them: the very number that is meant, never another."""

import re
from collections.abc import Iterator
from decimal import Decimal

LONGEST = 30  # characters
FARTHEST = 20  # places before or behind the point
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_TOLERANCE = re.compile(r"[±+]?\s*(?P<number>[^%\s]*?[0-9.])\s*(?P<unit>%|per ?cent|abs[a-z]*|)", re.IGNORECASE)


def plain_number(number: Decimal) -> str:
    """All its digits, without an exponent."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def numbers_in(said: str) -> Iterator[Decimal]:
    """What a text can mean as a number: two where its comma parts thousands or decimals, which nobody can know."""
    said = re.sub(r"[\s_']", "", said).replace("−", "-")
    if _THOUSANDS.fullmatch(said):
        yield from _read(said.replace(",", ""))
        if said.count(",") > 1 or "." in said:
            return
    if said.count(",") <= 1 and not ("," in said and "." in said):
        yield from _read(said.replace(",", "."))


def _read(said: str) -> Iterator[Decimal]:
    if len(said) <= LONGEST and _NUMBER.fullmatch(said):
        number = Decimal(said)
        if abs(number.adjusted()) <= FARTHEST:
            yield number


def tolerance_meant(said: str) -> str:
    """A tolerance as it is written, where one can be sure which number is meant; else nothing."""
    found = _TOLERANCE.fullmatch(said.strip())
    numbers = list(numbers_in(found["number"])) if found else []
    if not found or len(numbers) != 1:
        return ""
    unit, shown = found["unit"].lower(), plain_number(numbers[0])
    is_absolute = unit.startswith("abs") or (not unit and shown.startswith("0."))
    return f"{shown} absolute" if is_absolute else f"{shown}%"
