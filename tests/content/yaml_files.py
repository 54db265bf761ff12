"""A small content folder as text, to break in one place at a time."""

import shutil
from pathlib import Path

from app.content.loading import Checked, check_folder
from app.content.problems import Problem

SHIPPED = Path(__file__).resolve().parents[2] / "content"

SOURCES = """\
sources:
  almanac:
    authors: Aeolus, W.
    year: 1805
    title: The Keeper's Almanac
"""

HARBOUR = """\
set: harbour
title: The harbour
about: What a keeper knows.
concepts:
  water: {en: Water, es: Agua}
  light: Light
questions:
  - id: tide
    type: single
    concept: water
    level: recall
    ask: What pulls the tide?
    choices:
      - id: moon
        right: The moon
        why: It pulls the near side harder.
      - id: wind
        wrong: The wind
        why: Wind makes waves.
    explain: Two bulges follow the moon.
    sources: [almanac]
    lab: {model: forget, sequence: "aab#ab", step: 4, show: forget, shows: forget < 0.1}
  - id: crew
    type: multiple
    concept: light
    level: understand
    ask: What does a lighthouse need?
    choices:
      - id: keeper
        right: A keeper
        why: Somebody trims the wick.
      - id: lamp
        right: A lamp
        why: Without it there is no light.
      - id: sail
        wrong: A sail
        why: It goes nowhere.
    explain: A lamp, and a keeper.
    sources: [almanac]
  - id: knots
    type: cloze
    concept: water
    level: apply
    ask: Speed is measured in [[knots | knot ~ acres]].
    feedback:
      - when: acres
        why: Acres measure fields.
    explain: A knot is a sea mile an hour.
    sources: [almanac]
  - id: port
    type: flashcard
    concept: light
    level: recall
    ask: Which side is port?
    back: The left one.
    explain: Its light is red, $h_t$.
    sources: [almanac]
"""

ORCHARD = """\
set: orchard
title: The orchard
about: What grows there.
concepts:
  trees: Trees
questions:
  - id: apple
    type: flashcard
    concept: trees
    level: recall
    ask: What falls?
    back: The apple.
    explain: Not far.
    sources: [almanac]
"""


def harbour(*changes: tuple[str, str]) -> str:
    """The harbour with each first text replaced by its second; a text that is not there once fails the test."""
    text = HARBOUR
    for old, new in changes:
        assert HARBOUR.count(old) == 1, f"{old!r} does not stand in the harbour once"
        text = text.replace(old, new)
    return text


def write_folder(folder: Path, **files: str | bytes) -> Path:
    """A content folder with the shipped models, `sources.yaml` and these files, `__` in a name for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SHIPPED / "models", folder / "models", dirs_exist_ok=True)
    for name, content in {"sources": SOURCES, **files}.items():
        written = content.encode() if isinstance(content, str) else content
        (folder / f"{name.replace('__', '.')}.yaml").write_bytes(written)
    return folder


def check(folder: Path, **files: str | bytes) -> Checked:
    return check_folder(write_folder(folder, **files))


def problems_of(folder: Path, text: str | bytes) -> tuple[Problem, ...]:
    """The problems of `harbour.yaml` when it holds `text`."""
    return check(folder, harbour=text).problems


def only_problem(folder: Path, text: str | bytes) -> Problem:
    found = problems_of(folder, text)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def where(text: str, marker: str, nth: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of the `nth` time that `marker` stands in `text`."""
    at = -1
    for _ in range(nth):
        at = text.index(marker, at + 1)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
