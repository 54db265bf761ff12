"""What may stand at a place of a content file, looked up in the schema of its type."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from app.content.nodes import Path

Schema = Mapping[str, Any]
REFERENCE = "#/$defs/"


@lru_cache
def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    return shape.model_json_schema()


def place(shape: type[BaseModel], path: Path) -> list[Schema]:
    """The schemas of which a value at `path` keeps one; none where the path leads out of the shape."""
    root = schema_of(shape)
    found = list(_alternatives(root, root))
    for step in (step for step in path if not str(step).startswith("[")):  # the branches that have no place in a file
        found = [one for schema in _stepped(found, step) for one in _alternatives(schema, root)]
    return found


def keys_at(shape: type[BaseModel], path: Path) -> list[str]:
    """The keys that a mapping at `path` can have."""
    return list(dict.fromkeys(key for schema in place(shape, path) for key in schema.get("properties", {})))


@lru_cache
def known_keys(shape: type[BaseModel]) -> frozenset[str]:
    """Every key that a file of this shape can hold, however deep."""
    schema = schema_of(shape)
    parts = [schema, *schema.get("$defs", {}).values()]
    return frozenset(key for part in parts for key in part.get("properties", {}))


def types_with(shape: type[BaseModel], key: str) -> list[str]:
    """The types of question that have `key`, where only some do."""
    types = {
        part["properties"]["type"]["const"]: part["properties"]
        for part in schema_of(shape).get("$defs", {}).values()
        if "const" in part.get("properties", {}).get("type", {})
    }
    found = [name for name, properties in types.items() if key in properties]
    return found if len(found) < len(types) else []


def type_names(shape: type[BaseModel]) -> list[str]:
    """The types that questions of a file can have."""
    discriminator = schema_of(shape)["properties"].get("questions", {}).get("items", {}).get("discriminator", {})
    return list(discriminator.get("mapping", {}))


def fact(schemas: list[Schema], name: str) -> Any:
    """The first value of a keyword in these schemas."""
    return next((schema[name] for schema in schemas if name in schema), None)


def options(schemas: list[Schema]) -> list[str]:
    """The words of which one must stand there."""
    return [word for schema in schemas for word in schema.get("enum", [])]


def alternatives(schema: Schema, shape: type[BaseModel]) -> list[Schema]:
    """What a schema of the shape is one of."""
    return list(_alternatives(schema, schema_of(shape)))


def _alternatives(schema: Schema, root: Schema) -> Iterator[Schema]:
    if "$ref" in schema:
        yield from _alternatives(root["$defs"][schema["$ref"].removeprefix(REFERENCE)], root)
    elif branches := schema.get("anyOf") or schema.get("oneOf") if "properties" not in schema else None:
        for branch in branches:
            yield from _alternatives(branch, root)
    else:
        yield schema


def _stepped(schemas: list[Schema], step: str | int) -> list[Schema]:
    if isinstance(step, int):
        return [schema["items"] for schema in schemas if "items" in schema]
    found = [schema["properties"][step] for schema in schemas if step in schema.get("properties", {})]
    of_type = [one for one in schemas if one.get("properties", {}).get("type", {}).get("const") == step]
    return found or of_type or list(_values(schemas)) or schemas


def _values(schemas: list[Schema]) -> Iterator[Schema]:
    for schema in schemas:
        yield from schema.get("patternProperties", {}).values()
        if isinstance(schema.get("additionalProperties"), Mapping):
            yield schema["additionalProperties"]
