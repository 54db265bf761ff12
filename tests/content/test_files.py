"""What a file of any kind, good or hostile, makes of the folder: a message, never an exception."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.layers import Layers
from app.content.loading import check_folder, fingerprint
from app.content.nodes import EMPTY, MAX_DEPTH, MAX_NODES, parse_yaml
from app.content.problems import Problem
from app.content.unreadable import UnreadableYaml
from tests.content.yaml_files import (
    HARBOUR,
    ORCHARD,
    SHIPPED,
    check,
    harbour,
    only_problem,
    place,
    problems_of,
    where,
    write_folder,
)
from tests.depth import ON_ONE_FIXTURE, examples

NO_SUCH_FILE = ("there is no such file", "write it, as docs/writing-questions.md shows")
NO_FILE, NOT_READ = "put a file there, or take it away", "let the server read it, or take it away"
MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{letter}: &{letter} {{<<: [{', '.join(['*' + chr(ord(letter) - 1)] * 9)}]}}\n" for letter in "bcdefghijk"
)
BILLION_LAUGHS = 'a: &a ["lol","lol"]\n' + "".join(
    f"{letter}: &{letter} [{','.join(['*' + chr(ord(letter) - 1)] * 9)}]\n" for letter in "bcdefghi"
)


def plain(text: str) -> object:
    root, repeated = parse_yaml(text)
    assert repeated == []
    return root.plain()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2020-01-01", "2020-01-01"),
        (".inf", ".inf"),
        ("1e-3", 0.001),
        ("-2.50", -2.5),
        ("007", 7),
        ("9223372036854775807", 2**63 - 1),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"1"', "1"),
        ("٣", "٣"),
    ],
)
def test_plain_words_are_read_by_yaml_1_2(written: str, value: object) -> None:
    found = plain(f"key: {written}\n")
    assert found == {"key": value}
    assert type(found["key"]) is type(value)


@pytest.mark.parametrize(
    ("text", "marker", "sentence"),
    [
        ("a: &x 1\n", "&x", "anchors, aliases and tags are not read"),
        ("a: *x\n", "*x", "anchors, aliases and tags are not read"),
        ("a: !!python/name:os.system x\n", "!!", "anchors, aliases and tags are not read"),
        ("é: 1\na: !x\n", "!x", "anchors, aliases and tags are not read"),
        ("a:\n  <<: *x\n", "*x", "anchors, aliases and tags are not read"),
        (MERGE_BOMB, "&a", "anchors, aliases and tags are not read"),
        (BILLION_LAUGHS, "&a", "anchors, aliases and tags are not read"),
        ("[" * 100, "", "16 levels deep"),
        ("a: 1\n---\nb: 2\n", "---", "a second document starts here"),
        ("? [a]\n: 1\n", "[a]", "a key is a word"),
        ("a: 1\nb: é \x01\n", "\x01", "a character here is not allowed"),
        ("a: 1\nb: é \x00\n", "\x00", "a character here is not allowed"),
        ("a: é \ud800\n", "\ud800", "a character here is not allowed"),
        ('a: "\\0"\n', '"', "in double quotes \\0 stands for a character that cannot be seen"),
        ('"\\e": 1\n', '"', "this text holds a control character"),
        ('a: "\\ud800"\n', "\\ud800", "in double quotes \\ud800 means nothing"),
        ("a: @b\n", "@", "a text that starts with @ stands without quotes"),
    ],
)
def test_yaml_that_is_more_than_plain_is_refused_at_its_place(text: str, marker: str, sentence: str) -> None:
    with pytest.raises(UnreadableYaml) as refused:
        parse_yaml(text)
    assert sentence in refused.value.message
    if marker:
        assert (refused.value.position.line, refused.value.position.column) == where(text, marker)


def test_nesting_is_read_up_to_its_bound_and_no_deeper() -> None:
    assert plain("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(UnreadableYaml) as refused:
        parse_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert refused.value.position.column == MAX_DEPTH + 1


def test_more_values_than_a_set_could_hold_are_refused() -> None:
    assert plain("- 1\n" * 1000) == [1] * 1000
    with pytest.raises(UnreadableYaml, match=f"over {MAX_NODES} values"):
        parse_yaml("- 1\n" * (MAX_NODES + 1))


def test_equal_keys_are_all_told_and_the_first_value_stays() -> None:
    root, repeated = parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert root.plain() == {"a": 1, "b": {"c": 1}}
    assert [(flaw.position.line, flaw.position.column, flaw.message) for flaw in repeated] == [
        (2, 1, "`a` stands twice"),
        (3, 11, "`c` stands twice"),
    ]


def test_endlessly_equal_keys_are_given_up() -> None:
    with pytest.raises(UnreadableYaml, match="over 100 keys stand twice"):
        parse_yaml("a: 1\n" * 1000)


NONSENSE = {
    "random bytes": lambda: os.urandom(10_000_000),
    "letters": lambda: b"x" * 10_000_000,
    "open brackets": lambda: b"[" * 2_000_000,
    "open braces": lambda: b"{a: " * 500_000,
    "questions": lambda: b"? " * 1_000_000,
    "dashes": lambda: b"- " * 1_000_000,
    "equal keys": lambda: b"a: b\n" * 400_000,
    "quotes": lambda: b'"' * 2_000_000,
    "one long word": lambda: b"set: " + b"x" * 2_000_000,
    "keys": lambda: b"".join(b"k%d: v\n" % number for number in range(150_000)),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_megabytes_of_nonsense_get_their_message_quickly(kind: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=NONSENSE[kind]())
    started = time.process_time()
    checked = check_folder(folder)
    assert time.process_time() - started < 4  # seconds; about one on the slowest of these
    assert checked.problems
    assert checked.documents == {}


def test_a_file_over_the_bound_is_told_at_once(tmp_path: Path) -> None:
    started = time.process_time()
    problem = only_problem(tmp_path, os.urandom(10_000_000))
    assert time.process_time() - started < 1
    assert problem == Problem("harbour.yaml", 1, 1, "over 2 MB", "split it into several sets")


def test_latin_1_is_told_at_its_first_foreign_byte(tmp_path: Path) -> None:
    text = harbour(("What pulls the tide?", "¿Qué é")).encode().replace("¿Qué é".encode(), "Qué ".encode() + b"\xe9")
    problem = only_problem(tmp_path, text)
    assert place(problem) == (where(HARBOUR, "What pulls")[0], len("    ask: Qué ") + 1)
    assert (problem.message, problem.hint) == ("this is not UTF-8", "save the file as UTF-8")


def test_a_byte_order_mark_and_windows_line_ends_are_read_over(tmp_path: Path) -> None:
    assert problems_of(tmp_path, b"\xef\xbb\xbf" + HARBOUR.replace("\n", "\r\n").encode()) == ()
    problem = only_problem(tmp_path, b"\xef\xbb\xbf" + HARBOUR.replace("set: harbour", "set: Harbour").encode())
    assert place(problem) == (1, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_told(text: str, tmp_path: Path) -> None:
    assert only_problem(tmp_path, text) == Problem("harbour.yaml", 1, 1, "this file is empty", EMPTY)


@pytest.mark.parametrize("text", ["just words\n", "- a list\n", "3\n"])
def test_a_file_that_is_no_mapping_is_told(text: str, tmp_path: Path) -> None:
    problem = only_problem(tmp_path, text)
    assert (problem.line, problem.message) == (1, "`this file` takes keys and values")


def test_a_folder_and_a_link_to_nowhere_with_a_files_name_are_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / "folder.yaml").mkdir()
    (folder / "link.yaml").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.yaml")
    assert check_folder(folder).problems == (
        Problem("folder.yaml", 1, 1, "this is not a file", NO_FILE),
        Problem("link.yaml", 1, 1, *NO_SUCH_FILE),
        Problem("pipe.yaml", 1, 1, "this is not a file", NO_FILE),
    )
    assert list(check_folder(folder).documents) == ["harbour.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_read_permission_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / "harbour.yaml").chmod(0)
    assert [p.message for p in check_folder(folder).problems] == ["cannot be read: Permission denied"]


def test_a_file_that_fails_to_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "harbour.yaml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert check_folder(folder).problems == (
        Problem("harbour.yaml", 1, 1, "cannot be read: Permission denied", NOT_READ),
    )


def test_what_editors_hide_is_not_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / ".#harbour.yaml").symlink_to("keeper@lighthouse.4711")
    (folder / ".harbour.yaml").write_text("half a li")
    assert check_folder(folder).problems == ()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    checked = check_folder(tmp_path / "content")
    assert str(checked.problems[0]).startswith("content:1:1: there is no such folder")
    assert checked.files == frozenset()


def test_a_file_that_cannot_be_read_says_that_there_may_be_more(tmp_path: Path) -> None:
    broken = harbour(("about: What", "about: so: what"), ("id: port", "id: 1"))
    problem = only_problem(tmp_path, broken)
    assert problem.hint.startswith("put it in quotes: about: ")
    assert problem.hint.endswith("; other problems of this file will be told once it can be read")


def test_a_folder_without_a_set_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "emptied", harbour=HARBOUR, harbour__es="about: Hola\n")
    (folder / "harbour.yaml").unlink()
    checked = check_folder(folder)
    (told,) = (problem for problem in checked.problems if problem.file == "emptied")
    assert told.message == "there is no study set in this folder"
    assert "What was published stays" in told.hint


def test_a_missing_sources_file_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / "sources.yaml").unlink()
    assert Problem("sources.yaml", 1, 1, *NO_SUCH_FILE) in check_folder(folder).problems


def test_a_broken_model_is_told_with_how_to_make_it_again(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / "models" / "counter.json").write_text("{}")
    (folder / "models" / "shelf.json").mkdir()
    told = {problem.file: problem.hint for problem in check_folder(folder).problems}
    assert told == {
        "models/counter.json": "train it again: flask --app wsgi lab train counter",
        "models/shelf.json": "train it again: flask --app wsgi lab train shelf",
    }
    assert list(check_folder(folder).documents) == ["harbour.yaml"]


def test_a_model_in_a_file_of_another_name_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, orchard=ORCHARD)
    (folder / "models" / "counter.json").rename(folder / "models" / "tally.json")
    checked = check_folder(folder)
    assert checked.problems == (
        Problem("models/tally.json", 1, 1, "this holds the model `counter`", "call the file counter.json"),
    )
    assert "counter" not in checked.assets.models


def test_the_fingerprint_follows_every_file_and_survives_dead_links(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    seen = [fingerprint(Layers(folder))]
    (folder / "harbour.es.yaml").write_text("about: Hola\n")
    seen.append(fingerprint(Layers(folder)))
    (folder / "link.yaml").symlink_to(folder / "nowhere")
    seen.append(fingerprint(Layers(folder)))
    (folder / "models" / "forget.json").unlink()
    seen.append(fingerprint(Layers(folder)))
    assert len(set(seen)) == 4
    assert fingerprint(Layers(folder)) == seen[-1]


ANY_FOLDER = settings(max_examples=examples(60), suppress_health_check=ON_ONE_FIXTURE)


def never_an_exception(folder: Path, content: str | bytes) -> None:
    checked = check(folder, harbour=content)
    assert bool(checked.documents) != bool(checked.problems)
    for problem in checked.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@ANY_FOLDER
@given(st.text(st.characters(codec="utf-8")) | st.binary())
def test_any_file_gives_problems_or_a_set(tmp_path: Path, content: str | bytes) -> None:
    never_an_exception(tmp_path, content)


PIECES = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "\t",
        "- ",
        ": ",
        "[[",
        "]]",
        "~",
        "|",
        "$",
        "$$",
        "\\",
        "{",
        "}",
        "'",
        '"',
        "<b>",
        "é",
        "\x00",
        "&a",
        "*a",
        "!",
        "#",
        "null",
        "true",
        "1e999",
        "99999999999999999999",
        "id: tide",
        "type: cloze",
        "<<",
        "---",
        "\u2028",
    ]
)


@ANY_FOLDER
@given(st.lists(st.tuples(st.integers(0, len(HARBOUR)), st.integers(0, 30), PIECES), min_size=1, max_size=4))
def test_any_slip_of_the_hand_gives_problems_or_a_set(tmp_path: Path, slips: list[tuple[int, int, str]]) -> None:
    text = HARBOUR
    for at, length, piece in slips:
        text = text[:at] + piece + text[at + length :]
    never_an_exception(tmp_path, text)


SHIPPED_SET = (SHIPPED / "rnn-lstm.yaml").read_text()


@settings(parent=ANY_FOLDER, max_examples=examples(15))
@given(st.integers(0, len(SHIPPED_SET)), st.integers(0, 200), PIECES)
def test_a_slip_in_the_shipped_set_gives_problems_or_a_set(tmp_path: Path, at: int, length: int, piece: str) -> None:
    content = SHIPPED_SET[:at] + piece + SHIPPED_SET[at + length :]
    checked = check(tmp_path, rnn_lstm=content, sources=(SHIPPED / "sources.yaml").read_text())
    assert bool(checked.documents) != bool(checked.problems)
