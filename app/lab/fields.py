"""Reading values of a known kind out of parsed JSON that nobody vouches for."""

import math
from typing import NoReturn

LONGEST_TEXT = 500  # characters
LONGEST_LIST = 300  # members


class FieldProblem(ValueError):
    """A field is missing, unknown or not of its kind; the message is a sentence for people."""


class Fields:
    """The members of one JSON object; a reader raises FieldProblem where its member is not of that kind."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise FieldProblem(f"The value of {place} is not a JSON object.")
        self._members: dict[str, object] = value
        self._place = place

    def only(self, *names: str) -> None:
        """Refuse members that nobody reads: a misspelt one would be silently missing."""
        for name in self._members:
            if name not in names:
                raise FieldProblem(f"There is an unknown field {name[:50]!r} in {self._place}.")

    def inner(self, name: str) -> "Fields":
        return Fields(self._member(name), f"{self._place}.{name}")

    def inners(self, name: str, most: int) -> tuple["Fields", ...]:
        """A list of objects."""
        values = enumerate(self._list(name, most), start=1)
        return tuple(Fields(value, f"{self._place}.{name}.{number}") for number, value in values)

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        return self._as_text(name, self._member(name), longest)

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(self._as_text(name, value, LONGEST_TEXT) for value in self._list(name, LONGEST_LIST))

    def integer(self, name: str, low: int, high: int) -> int:
        return self._as_integer(name, self._member(name), low, high)

    def integers(self, name: str) -> tuple[int, ...]:
        return tuple(self._as_integer(name, value, 0, 10**9) for value in self._list(name, LONGEST_LIST))

    def number(self, name: str) -> float:
        return self._as_number(name, self._member(name))

    def points(self, name: str, most: int) -> tuple[tuple[int, float], ...]:
        """Pairs of a whole number and a number."""
        return tuple(self._as_point(name, value) for value in self._list(name, most))

    def _member(self, name: str) -> object:
        if name not in self._members:
            raise FieldProblem(f"The field {name!r} is missing in {self._place}.")
        return self._members[name]

    def _list(self, name: str, most: int) -> list[object]:
        value = self._member(name)
        if not isinstance(value, list) or len(value) > most:
            self._refuse(name, f"a list of at most {most}")
        return value

    def _as_text(self, name: str, value: object, longest: int) -> str:
        # Printable also keeps out half surrogates, which JSON can spell but UTF-8 cannot.
        if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= longest:
            self._refuse(name, f"printable text of 1 to {longest} characters")
        return value

    def _as_integer(self, name: str, value: object, low: int, high: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self._refuse(name, f"a whole number from {low} to {high}")
        return value

    def _as_number(self, name: str, value: object) -> float:
        if isinstance(value, float) and math.isfinite(value):
            return value
        return float(self._as_integer(name, value, -(2**53), 2**53))

    def _as_point(self, name: str, value: object) -> tuple[int, float]:
        if not isinstance(value, list) or len(value) != 2:
            self._refuse(name, "a list of pairs")
        return self._as_integer(name, value[0], 0, 10**9), self._as_number(name, value[1])

    def _refuse(self, name: str, wanted: str) -> NoReturn:
        raise FieldProblem(f"The field {name!r} in {self._place} is not {wanted}.")
