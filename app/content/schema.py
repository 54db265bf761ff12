"""JSON Schemas for editors, made from the very types that check the files, with the names that a folder knows."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from app.content.documents import SetIn
from app.content.known_names import NO_NAMES, KnownNames
from app.content.question_types.table import DOCUMENT_TYPES
from app.content.shapes import schema_of
from app.content.sources import SourcesIn
from app.content.suggestions import suggested
from app.content.translation_schema import translation_schema
from app.content.vocabulary import ConceptsIn, MisconceptionsIn

DRAFT_07 = "http://json-schema.org/draft-07/schema#"


def _set_schema() -> dict[str, Any]:
    schema = json.loads(json.dumps(schema_of(SetIn)))
    schema["properties"]["questions"]["items"] = _question_schema()
    return dict(schema)


FILES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "set.schema.json": _set_schema,
    "translation.schema.json": translation_schema,
    "sources.schema.json": SourcesIn.model_json_schema,
    "concepts.schema.json": ConceptsIn.model_json_schema,
    "misconceptions.schema.json": MisconceptionsIn.model_json_schema,
}


def schema_text(name: str, names: KnownNames = NO_NAMES) -> str:
    """The text of the schema file `name`, which suggests `names`."""
    schema = suggested(_draft_07({"$schema": DRAFT_07, **FILES[name]()}), names)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _question_schema() -> dict[str, Any]:
    """`if type is … then …`: with it editors complete the keys of each type, which they do not with `oneOf`."""
    branches = [
        {
            "if": {"type": "object", "required": ["type"], "properties": {"type": {"const": name}}},
            "then": {"$ref": f"#/$defs/{one.document.__name__}"},
        }
        for name, one in DOCUMENT_TYPES.items()
    ]
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(DOCUMENT_TYPES)}},
        "allOf": branches,
    }


def _draft_07(value: Any) -> Any:
    """`$defs` were called `definitions` then; a mapping with patterns for its keys takes no others."""
    if isinstance(value, dict):
        renamed = {("definitions" if key == "$defs" else key): _draft_07(inner) for key, inner in value.items()}
        if isinstance(renamed.get("$ref"), str):
            renamed["$ref"] = renamed["$ref"].replace("#/$defs/", "#/definitions/")
        if "patternProperties" in renamed:  # pydantic leaves out that no other key will do
            renamed.setdefault("additionalProperties", False)
        return renamed
    return [_draft_07(item) for item in value] if isinstance(value, list) else value
