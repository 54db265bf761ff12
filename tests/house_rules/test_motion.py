"""Every motion means one thing, and none is left where less is asked for: docs/motion.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders import ROOT

SHEETS = sorted((ROOT / "static/css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
TABLES = (ROOT / "docs/motion.md").read_text(encoding="utf-8")
ASKED_FOR_LESS = "prefers-reduced-motion: reduce"
NOT_ASKED = "prefers-reduced-motion: no-preference"
MOVES = re.compile(r"(?:^|[;{\s])((?:animation|transition)[\w-]*)\s*:\s*([^;}]+)")
LENGTH = re.compile(r"(?<![\w.-])\.?\d[\d.]*m?s\b")
LASTING = (
    "animation",
    "animation-duration",
    "animation-delay",
    "transition",
    "transition-duration",
    "transition-delay",
)


@dataclass(frozen=True)
class Rule:
    """`inside` are the at-rules around it."""

    inside: tuple[str, ...]
    selector: str
    body: str

    @property
    def moves(self) -> list[tuple[str, str]]:
        return [(name, value.strip()) for name, value in MOVES.findall(self.body)]


def rules(css: str, inside: tuple[str, ...] = ()) -> Iterator[Rule]:
    css, at = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL), 0
    while (opened := css.find("{", at)) >= 0:
        head, closed = css[at:opened].rpartition(";")[2].strip(), closing(css, opened)
        body = css[opened + 1 : closed]
        if head.startswith("@") and not head.startswith("@font-face"):
            yield from rules(body, (*inside, head))
        else:
            yield Rule(inside, head, body)
        at = closed + 1


def closing(css: str, opened: int) -> int:
    depth = 0
    for place in range(opened, len(css)):
        depth += {"{": 1, "}": -1}.get(css[place], 0)
        if depth == 0:
            return place
    raise AssertionError("a brace that nothing closes")


ALL = [(path, rule) for path in SHEETS for rule in rules(path.read_text(encoding="utf-8"))]
MOVING = [(path, rule) for path, rule in ALL if rule.moves]


def stilled() -> set[str]:
    """The kinds of boxes that the one rule for whoever asks for less stills, "" for elements."""
    boxes: set[str] = set()
    for _path, rule in ALL:
        wanted = {("animation", "none !important"), ("transition", "none !important")}
        if any(ASKED_FOR_LESS in one for one in rule.inside) and wanted <= set(rule.moves):
            boxes |= {part.strip().removeprefix("*") for part in rule.selector.split(",")}
    return boxes


def box(selector: str) -> str:
    found = re.search(r"::[\w-]+(\([^)]*\))?(?=[^:]*$)", selector.strip())
    return found[0] if found else ""


def still_moves(rule: Rule) -> list[str]:
    """What of a rule moves although less is asked for."""
    if any(NOT_ASKED in one or ASKED_FOR_LESS in one for one in rule.inside):
        return []
    return [part for part in re.split(r",(?![^(]*\))", rule.selector) if box(part) not in stilled()]


def keyframes() -> dict[str, str]:
    """The names of what is animated, and the sheet of each."""
    found = [(path, name) for path in SHEETS for name in re.findall(r"@keyframes\s+([\w-]+)", path.read_text("utf-8"))]
    assert len({name for _path, name in found}) == len(found), "a motion that is defined twice"
    return {name: path.name for path, name in found}


def test_the_reader_of_style_sheets_sees_what_stands_in_them() -> None:
    css = "@import url(x); a { transition: color var(--press) } /* b { animation: x } */ @media (y) { c::after, d { } }"
    assert [(rule.inside, rule.selector, rule.moves) for rule in rules(css)] == [
        ((), "a", [("transition", "color var(--press)")]),
        (("@media (y)",), "c::after, d", []),
    ]
    assert [box("a:is(b, c)"), box("a::after"), box(":root[x]::view-transition-new(root)")] == [
        "",
        "::after",
        "::view-transition-new(root)",
    ]


def test_one_rule_stills_everything_where_less_is_asked_for() -> None:
    assert stilled() >= {"", "::before", "::after"}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(ROOT / "static/css").as_posix())
def test_nothing_moves_where_less_is_asked_for(path: Path) -> None:
    left = {rule.selector: found for sheet, rule in MOVING if sheet == path and (found := still_moves(rule))}
    assert left == {}, f"put it under @media ({NOT_ASKED})"


def test_nothing_outshouts_that_rule() -> None:
    loud = [
        (path.name, rule.selector) for path, rule in MOVING if any("!important" in value for _, value in rule.moves)
    ]
    assert {selector for _name, selector in loud} == {"*, ::before, ::after"}


def test_every_motion_has_one_of_the_lengths_of_the_table() -> None:
    others = [
        (path.name, rule.selector, value)
        for path, rule in MOVING
        for name, value in rule.moves
        if name in LASTING and LENGTH.search(value)
    ]
    assert others == [], "use a token of docs/motion.md"


def test_the_tables_lengths_are_those_of_the_tokens() -> None:
    tokens = dict(re.findall(r"(--\w+): (\d+)ms;", (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")))
    table = dict(re.findall(r"^\| `(--\w+)` \| (\d+) ms", TABLES, re.MULTILINE))
    assert table == tokens


def test_every_named_motion_stands_in_the_table_and_is_there() -> None:
    table = dict(re.findall(r"^\| `([a-z-]+)` \| `(--\w+)` \|", TABLES, re.MULTILINE))
    assert set(table) == set(keyframes())
    for name, token in table.items():
        used = {value for _path, rule in MOVING for _, value in rule.moves if re.search(rf"\b{name}\b", value)}
        assert used, f"{name} is never used"
        assert {value for value in used if f"var({token})" not in value} == set(), f"{name} means {token}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT / "static/js").as_posix())
def test_a_script_that_moves_something_asks_whether_it_may(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    moves = re.search(r"\.animate\(|startViewTransition\(|behavior: \"smooth\"", script)
    assert not moves or "isStill()" in script


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT / "static/js").as_posix())
def test_a_script_that_moves_something_takes_its_length_from_a_token(path: Path) -> None:
    assert re.findall(r"\bduration: ?[\d.]+", path.read_text(encoding="utf-8")) == []


def test_the_motions_of_the_cell_stand_in_their_table_and_last_as_it_says() -> None:
    script = (ROOT / "static/js/lab/cell_motion.js").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `(\w+)\(\)` \| (\d?) ?`--travel` \|", TABLES, re.MULTILINE))
    functions = set(re.findall(r"^export function (\w+)", script, re.MULTILINE))
    assert functions == set(table)
    assert f"const RIDE = {table['travel']};" in script
    assert 'getPropertyValue("--travel")' in script


def test_no_drawing_moves_by_itself() -> None:
    """An animation inside of an SVG does not ask for anything."""
    drawings = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static").rglob("*.svg"), *(ROOT / "app").rglob("*.py")]
    assert [path.name for path in drawings if re.search(r"<(animate|set)\b", path.read_text(encoding="utf-8"))] == []
