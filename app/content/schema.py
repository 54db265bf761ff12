"""JSON Schemas for editors, made from the very types that check the files."""

import json
from typing import Any

from pydantic import BaseModel

from app.content.documents import SetIn
from app.content.question_types.table import DOCUMENT_TYPES
from app.content.sources import SourcesIn
from app.content.vocabulary import ConceptsIn, MisconceptionsIn

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
FILES: dict[str, type[BaseModel]] = {
    "set.schema.json": SetIn,
    "sources.schema.json": SourcesIn,
    "concepts.schema.json": ConceptsIn,
    "misconceptions.schema.json": MisconceptionsIn,
}


def schema_text(name: str) -> str:
    """The text of the schema file `name`."""
    schema = FILES[name].model_json_schema()
    if FILES[name] is SetIn:
        schema["properties"]["questions"]["items"] = _question_schema()
    schema = {"$schema": DRAFT_07, **schema}
    return json.dumps(_draft_07(schema), indent=2, ensure_ascii=False) + "\n"


def _question_schema() -> dict[str, Any]:
    """`if type is … then …`: with it editors complete the keys of each type, which they do not with `oneOf`."""
    branches = [
        {
            "if": {"required": ["type"], "properties": {"type": {"const": name}}},
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
