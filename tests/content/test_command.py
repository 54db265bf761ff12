"""`flask --app wsgi content check`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import app.cli.content as app_cli
from app.content.faults import FEW_SEEDS, Seeds
from app.content.known_names import known_names
from app.content.layers import Layers
from app.content.schema import schema_text
from app.factory import create_app
from app.settings import Settings
from tests.builders import ROOT, write_picture
from tests.content.yaml_files import HARBOUR, ORCHARD, SHIPPED, harbour, write_folder
from tests.depth import DEEP

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(app_cli, "OF_THE_CHECK", Seeds(50, 50) if DEEP else FEW_SEEDS)
    settings = Settings.from_environ(
        {
            "KEEPGATE_INSTANCE": str(tmp_path / "instance"),
            "KEEPGATE_CONTENT": str(tmp_path / "content"),
            "SECRET_KEY": "a lighthouse keeper's secret",
        }
    )
    runner = create_app(settings).test_cli_runner()
    return lambda *words: runner.invoke(args=["content", *map(str, words)])


def test_a_good_folder_is_counted_and_ends_with_status_0(run: Run, tmp_path: Path) -> None:
    result = run("check", write_folder(tmp_path / "content", harbour=HARBOUR))
    assert (result.exit_code, result.output) == (0, "harbour.yaml: 4 questions\n0 problem(s)\n")


def test_the_content_folder_of_the_settings_is_checked_unless_another_is_named(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "content", harbour="")
    assert run("check").exit_code == 1
    assert run("check", SHIPPED).exit_code == 0


def test_problems_are_told_with_their_place_and_end_with_status_1(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=harbour(("explain: Two", "exlpain: Two")))
    result = run("check", folder)
    assert result.exit_code == 1
    assert result.output == (
        "harbour.yaml:20:5: `exlpain` is not a key here\n    hint: did you mean `explain`?\n1 problem(s)\n"
    )


def test_programs_read_the_problems_as_json(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=harbour(("id: port", "id: 1")))
    result = run("check", folder, "--format", "json")
    assert result.exit_code == 1
    hint = "write id: '1' (small letters, digits and single hyphens, like forget-gate)"
    assert json.loads(result.output) == [
        {"file": "harbour.yaml", "line": 50, "column": 5, "message": "`id` takes text", "hint": hint}
    ]
    assert run("check", SHIPPED, "--format", "json").output == "[]\n"


def test_another_format_is_refused(run: Run) -> None:
    assert run("check", SHIPPED, "--format", "xml").exit_code == 2


def test_the_schemas_are_written_beside_the_sets_with_the_names_of_their_folder(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR)
    assert run("schema").exit_code == 0
    assert (folder / "set.schema.json").read_text() == schema_text("set.schema.json", known_names(Layers(folder)))
    assert '"almanac"' in (folder / "set.schema.json").read_text()


def test_a_single_file_is_checked(run: Run, tmp_path: Path) -> None:
    broken = ORCHARD.replace("level: recall", "level: recal")
    folder = write_folder(tmp_path / "content", harbour=HARBOUR, orchard=broken, harbour__es="title: 3\n")
    found = run("check", folder / "orchard.yaml")
    assert (found.exit_code, found.output) == (
        1,
        (
            "orchard.yaml:10:5: `level` takes 'recall', 'understand' or 'apply'\n"
            "    hint: write level: recall\n"
            "other files of the folder: 1 problem(s)\n"
            "1 problem(s)\n"
        ),
    )


def test_a_sets_translations_are_checked_with_it_and_each_alone(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR, harbour__es="title: 3\n")
    for name in ("harbour.yaml", "harbour.es.yaml"):
        assert run("check", folder / name).output.startswith("harbour.es.yaml:1:1: `title` takes text\n")
    assert run("check", folder / "sources.yaml").exit_code == 0


@pytest.mark.parametrize("name", ["harbour.yaml", "pier.yaml"])
def test_a_set_that_is_in_two_files_is_told_with_either(name: str, run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR, pier=HARBOUR)
    found = run("check", folder / name)
    assert (found.exit_code, "the set `harbour` is also in harbour.yaml" in found.output) == (1, True)


def test_what_a_set_shares_is_told_with_it(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR, sources="sources: 3\n")
    found = run("check", folder / "harbour.yaml")
    assert (found.exit_code, found.output.startswith("sources.yaml:1:1: ")) == (1, True)


@pytest.mark.parametrize(
    "name", ["sources.yaml", "models/forget.json", "models/sealed/forget.json", "models", "images/a.svg"]
)
def test_every_kind_of_file_can_be_checked(name: str, run: Run, tmp_path: Path) -> None:
    folder = write_picture(write_folder(tmp_path / "content", harbour="set: ["), "a.svg")
    found = run("check", folder / name)
    assert (found.exit_code, found.output) == (0, "other files of the folder: 1 problem(s)\n0 problem(s)\n")


def test_a_model_is_told_under_its_own_name(run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR)
    (folder / "models" / "counter.json").write_text("{}")
    assert run("check", folder / "models" / "counter.json").output.startswith("models/counter.json:1:1: ")


def test_several_are_checked_at_once_and_named_with_their_folder(run: Run, tmp_path: Path) -> None:
    good = write_folder(tmp_path / "content", harbour=HARBOUR)
    other = write_folder(tmp_path / "other", orchard=ORCHARD.replace("level: recall", "level: recal"))
    found = run("check", good, other / "orchard.yaml")
    assert found.exit_code == 1
    assert found.output.startswith(f"{other / 'orchard.yaml'}:10:5: ")
    assert f"{good / 'harbour.yaml'}: 4 questions\n1 problem(s)\n" in found.output


def test_a_draft_is_checked_with_what_the_content_folder_shares(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "content", harbour=HARBOUR)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "draft.yaml").write_text(HARBOUR)
    (tmp_path / "desk" / "shopping.yaml").write_text("milk: 1")
    found = run("check", tmp_path / "desk" / "draft.yaml")
    assert (found.exit_code, found.output) == (0, "draft.yaml: 4 questions\n0 problem(s)\n")
    (tmp_path / "desk" / "draft.yaml").write_text(HARBOUR.replace("[almanac]", "[almanack]"))
    (problem,) = json.loads(run("check", tmp_path / "desk" / "draft.yaml", "--format", "json").output)
    assert (problem["line"], problem["hint"]) == (21, "did you mean `almanac`? (also on lines 39, 49, 57)")


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("harbor.yaml", "there is no such file or folder", "did you mean `harbour.yaml`?"),
        ("nowhere", "there is no such file or folder", "give a folder of study sets, or a file in one"),
        ("pier.yml", "this is no file of a study set", "call it pier.yaml"),
        (
            "notes.txt",
            "this is no file of a study set",
            "sets and what they share are .yaml, models .json, pictures in images",
        ),
    ],
)
def test_what_cannot_be_checked_is_told(name: str, said: str, hint: str, run: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "content", harbour=HARBOUR)
    (folder / "pier.yml").write_text(ORCHARD)
    (folder / "notes.txt").write_text("")
    found = run("check", folder / name)
    assert found.exit_code == 1
    assert found.output == f"{folder / name}:1:1: {said}\n    hint: {hint}\n1 problem(s)\n"


def test_what_was_good_is_remembered_in_the_instance_folder(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "content", harbour=HARBOUR)
    first = run("check").output
    assert (tmp_path / "instance" / app_cli.MEMORY).stat().st_size > 100
    assert run("check").output == first


COMMANDS = [
    line.split()
    for path in ("docs/writing-questions.md", "content/README.md")
    for line in (SHIPPED.parent / path).read_text().splitlines()
    if line.startswith("    ") and line.split()[0] in {"make", "flask", ".venv/bin/flask"}
]


def test_the_guide_shows_commands() -> None:
    assert ["make", "content"] in COMMANDS
    assert [".venv/bin/flask", "--app", "wsgi", "content", "check"] in COMMANDS


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_of_the_guide_works_as_it_is_printed(words: list[str], tmp_path: Path) -> None:
    """Whichever environment the tests run in stands for `.venv`, and what make would run is run."""
    if words[0] == "make":
        shown = subprocess.run([*words, "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        words = next(line for line in shown.splitlines() if "flask" in line).split()
    assert words[0] == ".venv/bin/flask"
    environment = {**os.environ, "KEEPGATE_INSTANCE": str(tmp_path)}
    command = [sys.executable, "-m", "flask", *words[1:]]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


LIGHT = """
import sys
sys.argv = ["flask", "--app", "wsgi", "content", "check"]
from flask.cli import main
try:
    main()
except SystemExit:
    pass
print(sorted(name for name in ("sqlalchemy", "alembic", "granian", "app.factory", "app.web") if name in sys.modules))
"""


def test_the_check_waits_for_neither_pages_nor_database(tmp_path: Path) -> None:
    environment = {**os.environ, "KEEPGATE_INSTANCE": str(tmp_path), "KEEPGATE_CONTENT": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [["routes"], ["--help"], ["class", "tests"]])
def test_other_commands_have_all_that_they_need(words: list[str], tmp_path: Path) -> None:
    environment = {**os.environ, "KEEPGATE_INSTANCE": str(tmp_path)}
    command = [sys.executable, "-m", "flask", "--app", "wsgi"]
    subprocess.run([*command, "migrate"], cwd=ROOT, env=environment, capture_output=True, check=True)
    done = subprocess.run([*command, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert {"routes": "/healthz", "--help": "restore", "class": "no test is running"}[words[0]] in done.stdout
