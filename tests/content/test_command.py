"""`flask --app wsgi content check`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import app.cli.content as app_cli
from app.content.faults import FEW_SEEDS, Seeds
from app.content.known_names import known_names
from app.content.schema import schema_text
from app.factory import create_app
from app.settings import Settings
from tests.content.yaml_files import HARBOUR, SHIPPED, harbour, write_folder
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
    assert (folder / "set.schema.json").read_text() == schema_text("set.schema.json", known_names(folder))
    assert '"almanac"' in (folder / "set.schema.json").read_text()
