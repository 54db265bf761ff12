"""What an author probably meant by a value that cannot stand where it stands: tried, and told only where it fits."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from app.content.nodes import Plain, read_plain
from app.content.numbers_meant import numbers_in, plain_number, tolerance_meant
from app.content.quoting import quoted
from app.content.shapes import Schema, fact, options

Repair = tuple[str, Plain]  # how it is written, and what is read then
TRUE, FALSE = {"true", "yes", "on", "y"}, {"false", "no", "off", "n"}
TOLERANCE = r"^[0-9]{1,3}(\.[0-9]{1,6})?(%| absolute)$"


def repairs(value: Plain, written: str | None, schemas: list[Schema]) -> Iterator[Repair]:
    """What could be meant, the likeliest first."""
    for kind in (_of_the_options,) if options(schemas) else _KINDS:
        yield from kind(value, written, schemas)


def _in_quotes(value: Plain, written: str | None, _schemas: list[Schema]) -> Iterator[Repair]:
    if not isinstance(value, str) and value not in (None, [], {}) and written:
        yield quoted(written), written


def _without_quotes(value: Plain, _written: str | None, _schemas: list[Schema]) -> Iterator[Repair]:
    if isinstance(value, str) and not isinstance(plain := read_plain(value.strip()), str) and plain is not None:
        yield value.strip(), plain


def _truth(value: Plain, written: str | None, _schemas: list[Schema]) -> Iterator[Repair]:
    said = (written or str(value)).strip().lower()
    if said in TRUE | FALSE:
        yield ("true", True) if said in TRUE else ("false", False)


def _number(value: Plain, written: str | None, schemas: list[Schema]) -> Iterator[Repair]:
    said = (written or str(value)).strip()
    numbers = list(numbers_in(said.strip("[]").removesuffix("%")))
    if not numbers or (isinstance(value, list) and ", " in said):
        return
    number, *other = numbers
    shown = plain_number(number / 100 if said.endswith("%") else number)
    is_whole = any(one.get("type") == "integer" for one in schemas)
    unsure = f" (or {other[0]}, where the comma begins decimals)" if other and not is_whole else ""
    yield f"{shown}{unsure}", read_plain(shown)


def _of_the_options(value: Plain, _written: str | None, schemas: list[Schema]) -> Iterator[Repair]:
    words = options(schemas)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        near = get_close_matches(value.strip().lower(), words, n=1, cutoff=0.6)
        begun = [word for word in words if word.startswith(value.strip().lower()) and value.strip()]
        yield from ((word, word) for word in [*near, *begun])


def _by_its_pattern(value: Plain, written: str | None, schemas: list[Schema]) -> Iterator[Repair]:
    """What is written, with something taken off or put before or behind, as a pattern wants it."""
    pattern, said = str(fact(schemas, "pattern") or ""), (written or "").strip()
    if not pattern or not said or isinstance(value, list | dict):
        return
    if pattern == TOLERANCE:
        text = tolerance_meant(said)
        yield from [(text, text)] if text else []
        return
    found = re.search(re.sub(r"[\^$]", "", pattern), said) if "9]{" in pattern or "d{" in pattern else None
    item = re.sub("[^0-9]", "", said)[:2]
    for text in (
        found[0] if found else "",
        f"S{item:0>2}",
        f"https://{said}",
        _language(said),
        slug_of(said),
    ):
        yield _shown(text), text


def _language(said: str) -> str:
    """`ES`, `es-MX`: the language alone."""
    return said[:2].lower() if re.fullmatch(r"[A-Za-z]{2}([-_].*)?", said) else ""


def slug_of(said: str) -> str:
    plain = unicodedata.normalize("NFKD", said.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _shown(text: str) -> str:
    return text if isinstance(read_plain(text), str) else quoted(text)


def _out_of_a_list(value: Plain, _written: str | None, _schemas: list[Schema]) -> Iterator[Repair]:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str | float):
        yield str(value[0]), value[0]


def _as_a_list(value: Plain, written: str | None, schemas: list[Schema]) -> Iterator[Repair]:
    if isinstance(value, list | dict) or not written or not any(one.get("type") == "array" for one in schemas):
        return
    parts = [part.strip() for part in written.split(",") if part.strip()] if isinstance(value, str) else [written]
    yield f"[{', '.join(map(_shown, parts))}]", list(parts)


_KINDS: tuple[Callable[[Plain, str | None, list[Schema]], Iterator[Repair]], ...] = (
    _in_quotes,
    _without_quotes,
    _truth,
    _of_the_options,
    _by_its_pattern,
    _number,
    _out_of_a_list,
    _as_a_list,
)
