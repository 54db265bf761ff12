"""The OpenAPI document, made from the very types that read and write."""

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.web.api import interface as types
from app.web.api import lab_interface as lab_types
from app.web.shared.refusals import REFUSALS

REFS = "#/components/schemas/{model}"
JSON = "application/json"
PROBLEM = "application/problem+json"
SET_ID = {
    "name": "set_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,64}$"},
}
Shape = type[BaseModel]


class Operation:
    """One method of one path: what it takes and what it gives. `many` replies with a list."""

    def __init__(
        self,
        method: str,
        path: str,
        summary: str,
        replies: tuple[Shape, ...],
        errors: tuple[int, ...],
        *,
        query: Shape | None = None,
        body: Shape | None = None,
        many: bool = False,
    ) -> None:
        self.method, self.path, self.summary = method, path, summary
        self.replies, self.errors, self.many = replies, errors, many
        self.query, self.body = query, body

    @property
    def shapes(self) -> list[Shape]:
        return [*self.replies, *([self.body] if self.body else [])]


OPERATIONS = (
    Operation("get", "/api/sets", "Every study set", (types.SetOut,), (), many=True),
    Operation("get", "/api/sets/{set_id}", "One study set", (types.SetOut,), (404,)),
    Operation(
        "get",
        "/api/sets/{set_id}/next",
        "What to ask now, never with its key; or that nothing is left",
        (types.QuestionOut, types.DoneOut),
        (404, 409, 422),
        query=types.ModeQuery,
    ),
    Operation(
        "post",
        "/api/reveals",
        "A flashcard's back",
        (types.RevealOut,),
        (400, 403, 404, 409, 413, 422, 503),
        body=types.RevealIn,
    ),
    Operation(
        "post",
        "/api/answers",
        "An answer, under an id that the sender makes; the same again gets the same reply. In a test it is saved",
        (types.MarkedOut, types.SavedOut),
        (400, 403, 404, 409, 413, 422, 503),
        body=types.AnswerIn,
    ),
    Operation("get", "/api/lab/models", "The trained models", (lab_types.ModelOut,), (), many=True),
    Operation(
        "get",
        "/api/lab/trace",
        "Every gate and state of a model over a sequence",
        (lab_types.TraceOut,),
        (404, 422),
        query=lab_types.TraceQuery,
    ),
    Operation(
        "get",
        "/api/lab/cell",
        "The terms of one cell's equations",
        (lab_types.CellOut,),
        (404, 422),
        query=lab_types.CellQuery,
    ),
)


@cache
def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    shapes = {shape for operation in OPERATIONS for shape in operation.shapes} | {types.ProblemOut}
    ordered = sorted(shapes, key=lambda shape: shape.__name__)
    _refs, schema = models_json_schema([(shape, "validation") for shape in ordered], ref_template=REFS)
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Keepgate", "version": "1", "description": "Errors are problem details (RFC 9457)."},
        "paths": paths,
        "components": {"schemas": schema["$defs"]},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {"summary": operation.summary, "responses": _responses(operation)}
    parameters = [SET_ID] if "{set_id}" in operation.path else []
    if operation.query:
        parameters += _parameters(operation.query)
    if parameters:
        described["parameters"] = parameters
    if operation.body:
        described["requestBody"] = {"required": True, "content": {JSON: {"schema": _ref(operation.body)}}}
    return described


def _parameters(shape: Shape) -> list[dict[str, Any]]:
    """The fields of a query; `$defs` of enums are written out in place."""
    schema = shape.model_json_schema()
    required, defs = schema.get("required", []), schema.get("$defs", {})
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _inlined(field, defs)}
        for name, field in schema["properties"].items()
    ]


def _inlined(field: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in field:
        return field
    return {**defs[field["$ref"].rpartition("/")[2]], **{k: v for k, v in field.items() if k != "$ref"}}


def _responses(operation: Operation) -> dict[str, Any]:
    refs = [_ref(shape) for shape in operation.replies]
    schema: dict[str, Any] = refs[0] if len(refs) == 1 else {"anyOf": refs}
    if operation.many:
        schema = {"type": "array", "items": schema}
    problem: dict[str, Any] = {PROBLEM: {"schema": _ref(types.ProblemOut)}}
    failed = {str(status): {"description": _codes(status), "content": problem} for status in operation.errors}
    return {"200": {"description": "As asked", "content": {JSON: {"schema": schema}}}, **failed}


def _codes(status: int) -> str:
    """What a problem of this status may be."""
    return ", ".join(one.code for one in REFUSALS.values() if one.status == status)


def _ref(shape: Shape) -> dict[str, str]:
    return {"$ref": REFS.format(model=shape.__name__)}
