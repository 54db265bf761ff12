"""What is no YAML is told where it begins, and by what was meant, not where the reader gave up."""

import time
from pathlib import Path

import pytest

from app.content.nodes import parse_yaml
from app.content.unreadable import UnreadableYaml
from tests.content.yaml_files import HARBOUR, SHIPPED, check, harbour, where

SHIPPED_SET = (SHIPPED / "rnn-lstm.yaml").read_text()


def told(text: str) -> tuple[tuple[int, int], str, str]:
    with pytest.raises(UnreadableYaml) as refused:
        parse_yaml(text)
    at = refused.value.position
    return (at.line, at.column), refused.value.message, refused.value.hint


def test_a_quote_is_told_where_it_opened_though_others_open_and_close_below() -> None:
    text = harbour(("right: The moon", 'right: "The moon'), ("back: The left one.", 'back: "The left one."'))
    assert told(text)[0] == where(text, '"The moon')


def test_quotes_that_are_closed_are_not_blamed_for_one_that_is_not() -> None:
    text = harbour(
        ("title: The harbour", 'title: "The harbour"'),
        ("ask: What pulls the tide?", "ask: 'What pulls\n      the tide?'"),
        ("right: The moon", "right: 'The moon"),
    )
    assert told(text)[0] == where(text, "'The moon")


def test_a_quote_that_swallows_the_keys_below_it_is_told_though_it_is_yaml() -> None:
    text = "a: 'one\nb: two'\nc: three\n"
    assert told(text) == ((1, 4), "a quote opens here and is closed only on line 2", "write a: 'one'")


def test_a_text_in_quotes_may_go_on_below_its_key() -> None:
    root, _ = parse_yaml("a:\n  - b: 'one\n      two'\n    c: \"three\n\n      four\"\n")
    assert root.plain() == {"a": [{"b": "one two", "c": "three\nfour"}]}


@pytest.mark.parametrize(
    ("old", "new", "marker", "hint"),
    [
        (
            "water: {en: Water, es: Agua}",
            "water: {en: Water, es: Agua",
            "{en: Water",
            "write water: {en: Water, es: Agua}",
        ),
        (
            "water: {en: Water, es: Agua}",
            "water: {en: Water, es: Agua]",
            "{en: Water",
            "write water: {en: Water, es: Agua}",
        ),
        ("explain: Two", "explain: {Two} or", "{Two}", "put it in quotes: explain: '{Two} or bulges follow the moon.'"),
        ("explain: Two", "explain: - Two", "- Two", "put it in quotes: explain: '- Two bulges follow the moon.'"),
        (
            "explain: Two",
            "explain: 'Two' or",
            "' or",
            "put it in quotes: explain: \"'Two' or bulges follow the moon.\"",
        ),
        ("    choices:\n      - id: moon", "    choices\n      - id: moon", "\n      - id: moon", "write choices:"),
        ("      - id: wind", "       - id: wind", "- id: wind", "begin it in column 7, as line 14 does"),
        (
            "    level: recall\n    ask: What",
            "  level: recall\n    ask: What",
            "level: recall",
            "begin it in column 5, as line 10 does",
        ),
    ],
)
def test_each_is_told_where_it_begins(old: str, new: str, marker: str, hint: str) -> None:
    text = harbour((old, new)) if HARBOUR.count(old) == 1 else HARBOUR.replace(old, new, 1)
    found = told(text)
    assert found[0] == where(text, marker)
    assert hint in found[2]


@pytest.mark.parametrize("escape", ["\\alpha", "\\beta", "\\epsilon", "\\forall", "\\rho", "\\vec{x}", "\\0"])
def test_commands_of_tex_in_double_quotes_are_told_to_go_in_single_ones(escape: str, tmp_path: Path) -> None:
    text = harbour(("back: The left one.", f'back: "${escape}$"'))
    ((_, column), message, hint) = told(text)
    assert column == len("    back: ") + 1
    assert message.startswith(f"in double quotes {escape[:2]} stands for a character")
    assert hint == f"put it in quotes: back: '${escape}$'"


@pytest.mark.parametrize(
    "escape", ["\\sigma", "\\tanh\\q", "\\gamma", "\\omega", "\\cdot", "\\mathbf{x}", "\\xi", "\\um"]
)
def test_escapes_that_yaml_does_not_know_are_told_where_they_stand(escape: str) -> None:
    text = harbour(("back: The left one.", f'back: "${escape}$"'))
    (_, message, hint) = told(text)
    assert "means nothing" in message
    assert hint == f"put it in quotes: back: '${escape}$'"


def test_a_long_text_is_not_repeated_but_its_ends_are() -> None:
    text = harbour(("explain: Two bulges follow the moon.", f"explain: Two bulges: {'very ' * 60}long it is."))
    assert told(text)[2] == "put a ' before “Two bulges: very” and another after “long it is.”"


def test_lines_are_counted_as_yaml_counts_them() -> None:
    text = "a: 1\u2028b: c: d\n"
    assert told(text)[0][0] == 2


def test_a_slip_in_a_large_file_is_told_quickly() -> None:
    text = SHIPPED_SET.replace("    explain: ", "    explain:", 1)
    started = time.process_time()
    assert told(text)[1] == "a space is missing after the colon"
    assert time.process_time() - started < 3


@pytest.mark.parametrize("line", range(40, 3000, 370))
def test_a_quote_that_is_not_closed_is_found_wherever_it_opens_in_the_shipped_set(line: int) -> None:
    lines = SHIPPED_SET.split("\n")
    number = next(n for n in range(line, len(lines)) if lines[n].startswith("    ask: ") and lines[n][9].isalpha())
    lines[number] = lines[number].replace("ask: ", 'ask: "')
    assert told("\n".join(lines))[0] == (number + 1, 10)


def test_the_harbour_can_still_be_read(tmp_path: Path) -> None:
    assert check(tmp_path, harbour=HARBOUR).problems == ()
