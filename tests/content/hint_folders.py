"""Slips in what a content folder holds rather than in a text of it, and what their hints make of them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.content.assets import LARGEST_PICTURE
from tests.builders import PICTURE
from tests.content.hints import BASE, SIDE
from tests.content.yaml_files import ORCHARD, SHIPPED

Change = Callable[[Path], object]


class FolderRow(NamedTuple):
    """What goes wrong in a good folder, what is said of it, and what is done about it."""

    wrong: Change
    message: str
    hint: str
    right: Change


def writes(name: str, content: str | bytes) -> Change:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def removes(name: str) -> Change:
    return lambda folder: (folder / name).unlink()


def links(name: str, target: Path) -> Change:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(target)

    return change


def moves(name: str, other: str) -> Change:
    return lambda folder: (folder / name).rename(folder / other)


def makes_folder(name: str) -> Change:
    return lambda folder: (folder / name).mkdir(parents=True)


def removes_folder(name: str) -> Change:
    return lambda folder: (folder / name).rmdir()


def renames_set(folder: Path) -> None:
    (folder / "pier.yaml").write_text(ORCHARD)


def many(folder: Path) -> None:
    for number in range(101):
        (folder / f"note-{number}.txt").write_text("")


def fewer(folder: Path) -> None:
    for path in folder.glob("note-*.txt"):
        path.unlink()


COUNTER = (SHIPPED / "models" / "counter.json").read_bytes()
FOLDERS = (
    FolderRow(
        writes("models/counter.json", "{}"),
        "The field 'format' is missing in the file.",
        "train it again: flask --app wsgi lab train counter",
        writes("models/counter.json", COUNTER),
    ),
    FolderRow(
        moves("models/counter.json", "models/tally.json"),
        "this holds the model `counter`",
        "call the file counter.json",
        moves("models/tally.json", "models/counter.json"),
    ),
    FolderRow(
        writes("images/Port.svg", PICTURE),
        "this is no name of a picture",
        "call it port.svg",
        moves("images/Port.svg", "images/port.svg"),
    ),
    FolderRow(
        writes("images/port.gif", PICTURE),
        "this is no name of a picture",
        "save it as port.png, or as .jpg, .webp or .svg",
        moves("images/port.gif", "images/port.png"),
    ),
    FolderRow(
        writes("images/port.png", bytes(LARGEST_PICTURE + 1)),
        "over 1 MB",
        "make the picture smaller",
        writes("images/port.png", PICTURE),
    ),
    FolderRow(
        makes_folder("images/port.png"),
        "this is not a file",
        "put a file there, or take it away",
        removes_folder("images/port.png"),
    ),
    FolderRow(
        makes_folder("pier.yaml"),
        "this is not a file",
        "put a file there, or take it away",
        removes_folder("pier.yaml"),
    ),
    FolderRow(
        writes("pier.yaml", ""),
        "this file is empty",
        "write what it is for, as docs/writing-questions.md shows, or take it away",
        removes("pier.yaml"),
    ),
    FolderRow(
        writes("pier.yaml", ORCHARD.encode("utf-16")),
        "this is not UTF-8",
        "save the file as UTF-8",
        writes("pier.yaml", ORCHARD),
    ),
    FolderRow(
        writes("pier.yaml", "#" * 3_000_000), "over 2 MB", "split it into several sets", writes("pier.yaml", ORCHARD)
    ),
    FolderRow(
        writes("pier.yaml", "?" * 500_000 + ": [\n"),
        "this is not YAML: …",
        "text that holds `: ` or ` #`, or starts with a sign like [ or *, goes in quotes",
        writes("pier.yaml", ORCHARD),
    ),
    FolderRow(
        writes("pier.yaml", ORCHARD + '    covers: "S0\x1f3"\n'),
        "a character here is not allowed in YAML",
        "take it out: it cannot be seen",
        writes("pier.yaml", ORCHARD + '    covers: "S03"\n'),
    ),
    FolderRow(
        writes("pier.yaml", ORCHARD.replace("The apple.", '"The\n      \\aapple."')),
        "this text holds a control character",
        "write the text in single quotes, without it",
        writes("pier.yaml", ORCHARD),
    ),
    FolderRow(
        removes("sources.yaml"),
        "there is no such file",
        "write it, as docs/writing-questions.md shows",
        writes("sources.yaml", (SHIPPED / "sources.yaml").read_text().replace("gers2000", "almanac")),
    ),
    FolderRow(
        writes("pier.yaml", BASE),
        "the set `harbour` is also in harbour.yaml",
        "take one of the files away, or give one another `set:`",
        writes("pier.yaml", BASE.replace("set: harbour", "set: pier")),
    ),
    FolderRow(
        writes("harbor.es.yaml", SIDE),
        "there is no harbor.yaml for this to translate",
        "did you mean `harbour.yaml`?",
        moves("harbor.es.yaml", "harbour.es.yaml"),
    ),
    FolderRow(
        writes("harbour.es-MX.yaml", SIDE),
        "a language in a file name has two small letters",
        "call it harbour.es.yaml",
        moves("harbour.es-MX.yaml", "harbour.es.yaml"),
    ),
    FolderRow(
        writes("figs.es.yaml", "title: Higos"),
        "there is no figs.yaml for this to translate",
        "write figs.yaml first, or take this file away",
        writes("figs.yaml", ORCHARD),
    ),
    FolderRow(
        writes("harbour.en.yaml", "title: Port"),
        "`en` is the set's own language",
        "name the file for another language, or say `language:` in the set's own file",
        moves("harbour.en.yaml", "harbour.fr.yaml"),
    ),
    FolderRow(
        writes("concepts.es.yaml", "concepts: {}"),
        "concepts.yaml is not translated beside it",
        "write its languages side by side in concepts.yaml, and take this file away",
        removes("concepts.es.yaml"),
    ),
    FolderRow(
        removes("harbour.yaml"),
        "there is no study set in this folder",
        "a set is a file like my-first-set.yaml: see docs/writing-questions.md. What was published stays",
        writes("harbour.yaml", BASE),
    ),
    FolderRow(
        writes("notes.txt", ""),
        "this file is not read",
        "take it away, or begin its name with a dot",
        moves("notes.txt", ".notes.txt"),
    ),
    FolderRow(
        writes("pier.yml", ORCHARD),
        "this file is not read",
        "a set is called pier.yaml, …",
        moves("pier.yml", "pier.yaml"),
    ),
    FolderRow(
        links("images/port.png", SHIPPED / "sources.yaml"),
        "this is a link that leads outside the folder",
        "put the file itself here, or take the link away",
        removes("images/port.png"),
    ),
    FolderRow(many, "1 more files are not read", "take it away, or begin its name with a dot", fewer),
)
# What no test can make here: another user's file, a folder that is not there.
ELSEWHERE = (
    "cannot be read: …",
    "let the server read it, or take it away",
    "there is no such folder",
    "KEEPGATE_CONTENT names it: make it, or name another",
)
