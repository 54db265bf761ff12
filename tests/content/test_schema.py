"""The editors' schema: current, and as strict about shapes as the check is."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from app.content.documents import SetIn
from app.content.known_names import known_names
from app.content.layers import Layers
from app.content.nodes import parse_yaml
from app.content.schema import FILES, schema_text
from app.content.translations import SIDE_FILE
from app.lab.generators import GENERATORS
from tests.content.yaml_files import HARBOUR, SHIPPED, SOURCES, harbour

SET, SIDE = "set.schema.json", "translation.schema.json"
NAMES = known_names(Layers(SHIPPED))


def errors(text: str, name: str = SET) -> list[str]:
    validator = jsonschema_rs.Draft7Validator(json.loads(schema_text(name, NAMES)))
    return [error.message for error in validator.iter_errors(parse_yaml(text)[0].plain())]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_schema_is_the_one_that_the_types_make(name: str) -> None:
    remedy = "run: flask --app wsgi content schema"
    assert (SHIPPED / name).read_text() == schema_text(name, NAMES), remedy


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_valid_draft_07(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema_rs.meta.validate(schema)
    assert "$defs" not in schema_text(name)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_file_names_its_schema_and_keeps_it(path: Path) -> None:
    own = f"{path.stem}.schema.json"
    name = own if own in FILES else SIDE if SIDE_FILE.fullmatch(path.name) else SET
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


@pytest.mark.parametrize("name", FILES)
def test_every_pattern_is_one_that_strict_readers_take(name: str) -> None:
    """Ajv compiles patterns with the flag u: there a backslash stands only before what it escapes."""
    patterns = re.findall(r'"pattern": "(.*)"', schema_text(name, NAMES))
    escaped = {found for pattern in patterns for found in re.findall(r"\\(.)", json.loads(f'"{pattern}"'))}
    assert escaped <= set("dDsSwWbB^$.*+?()[]{}|/")


def _every_part(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else []), *(one for part in inner for one in _every_part(part))]


@pytest.mark.parametrize("name", FILES)
def test_strict_readers_find_a_type_and_the_properties_of_what_is_required(name: str) -> None:
    for part in _every_part(json.loads(schema_text(name, NAMES))):
        required = part.get("required", [])
        if isinstance(required, list) and required:
            assert set(required) <= part["properties"].keys()
        if isinstance(part.get("properties"), dict) and "then" not in part:
            assert part.get("type", "object") == "object"


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text(SET, NAMES))["definitions"][name]
    return found


def test_editors_complete_models_generators_misconceptions_concepts_and_sources() -> None:
    known = {kind: definition(f"known_{kind}")["enum"] for kind in ("models", "misconceptions", "concepts", "sources")}
    assert "forget" in known["models"]
    assert "gates-swapped" in known["misconceptions"]
    assert "forget-gate" in known["concepts"]
    assert "gers2000" in known["sources"]
    assert definition("ComputedIn")["properties"]["probe"]["enum"] == list(GENERATORS)
    for document in ("LabIn", "RunIn", "GateRunIn"):
        assert {"$ref": "#/definitions/known_models"} in definition(document)["properties"]["model"]["anyOf"]


def test_a_name_that_only_the_set_knows_is_left_to_the_check() -> None:
    own = harbour(
        ("        why: Wind makes waves.\n", "        why: Wind makes waves.\n        misconception: my-own\n")
    )
    assert errors(own) == []


def test_editors_complete_the_slips_of_a_generator() -> None:
    computed = """\
  - id: level
    type: computed
    concept: water
    level: apply
    ask: How high?
    probe: memory-half-life
    feedback:
      - {when: SLIP, why: Turn it.}
    explain: So.
    sources: [almanac]
"""
    assert errors(HARBOUR + computed.replace("SLIP", "fraction-upside-down")) == []
    assert errors(HARBOUR + computed.replace("SLIP", "gates-swapped"))
    assert errors(HARBOUR + computed.replace("SLIP", "x").replace("memory-half-life", "no-such-probe"))


SPANISH = """\
set: harbour
language: es
title: El puerto
concepts: {light: Luz}
questions:
  - id: tide
    ask: ¿Qué mueve la marea?
    choices:
      - {id: wind, wrong: El viento, why: El viento hace olas.}
  - id: knots
    feedback:
      - {when: acres, why: Los acres miden campos.}
"""


def test_a_translation_keeps_its_schema() -> None:
    assert errors(SPANISH, SIDE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask: ¿Qué", "level: apply\n    ask: ¿Qué"),
        ("  - id: tide\n    ask:", "  - ask:"),
        ("title: El puerto", "titel: El puerto"),
        ("wrong: El viento,", "wrong: {es: El viento},"),
        ("when: acres, ", ""),
        ("title: El puerto", "title: 3"),
    ],
)
def test_an_editor_flags_what_no_translation_holds(old: str, new: str) -> None:
    assert SPANISH.count(old) == 1
    assert errors(SPANISH.replace(old, new), SIDE)
