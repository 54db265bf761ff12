"""The editors' schema: current, and as strict about shapes as the check is."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from app.content.documents import SetIn
from app.content.nodes import parse_yaml
from app.content.schema import FILES, schema_text
from app.content.translations import SIDE_FILE
from tests.content.yaml_files import HARBOUR, SHIPPED, SOURCES, harbour

SET = "set.schema.json"


def errors(text: str, name: str = SET) -> list[str]:
    validator = jsonschema_rs.Draft7Validator(json.loads(schema_text(name)))
    return [error.message for error in validator.iter_errors(parse_yaml(text)[0].plain())]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_schema_is_the_one_that_the_types_make(name: str) -> None:
    remedy = "run: flask --app wsgi content schema"
    assert (SHIPPED / name).read_text() == schema_text(name), remedy


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_valid_draft_07(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema_rs.meta.validate(schema)
    assert "$defs" not in schema_text(name)


WHOLE_FILES = [path for path in sorted(SHIPPED.glob("*.yaml")) if not SIDE_FILE.fullmatch(path.name)]  # texts alone


@pytest.mark.parametrize("path", WHOLE_FILES, ids=lambda path: path.name)
def test_every_shipped_file_names_its_schema_and_keeps_it(path: Path) -> None:
    own = f"{path.stem}.schema.json"
    name = own if own in FILES else SET
    text = path.read_text()
    assert text.startswith(f"# yaml-language-server: $schema=./{name}\n")
    assert errors(text, name) == []


def test_the_harbour_keeps_the_schema() -> None:
    assert errors(HARBOUR) == []
    assert errors(SOURCES, "sources.schema.json") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("back: The left one.", "back: The left one.\n    exlpain: x"),
        ("back: The left one.", "back: The left one.\n    choices: []"),
        ("wrong: The wind", "wrong: The wind\n        right: Wind"),
        ("        wrong: The wind\n", ""),
        ("    explain: Its light is red, $h_t$.\n", ""),
        ("step: 4", "stpe: 4"),
        ("level: apply", "level: 3"),
        ("id: port", "id: Port"),
        ("{en: Water, es: Agua}", "{en: Water, spanish: Agua}"),
        ("light: Light", "Light: Light"),
        ("about: What", "autor: me\nabout: What"),
        ("type: cloze", "type: gaps"),
    ],
)
def test_an_editor_flags_what_the_check_would(old: str, new: str) -> None:
    assert errors(harbour((old, new)))


def test_a_question_without_a_type_is_told_so_and_nothing_else() -> None:
    assert errors(harbour(("    type: cloze\n", ""))) == ['"type" is a required property']


def test_a_type_is_completed_by_its_own_branch() -> None:
    branches = question_schema()["allOf"]
    assert [branch["if"]["properties"]["type"]["const"] for branch in branches] == question_schema()["properties"][
        "type"
    ]["enum"]
    definitions = json.loads(schema_text(SET))["definitions"]
    for branch in branches:
        assert definitions[branch["then"]["$ref"].removeprefix("#/definitions/")]["additionalProperties"] is False


def question_schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text(SET))["properties"]["questions"]["items"]
    return found


def test_every_key_of_a_set_is_in_its_schema() -> None:
    assert set(json.loads(schema_text(SET))["properties"]) == set(SetIn.model_fields)
