"""Bodies and queries of the JSON interface, read strictly; and its replies."""

from collections.abc import Callable
from typing import TypeVar

from flask import Response, request
from pydantic import BaseModel, ValidationError

from app.web.shared.bad_requests import NotJson, UnfitBody

Shape = TypeVar("Shape", bound=BaseModel)
MOST_FAULTS = 20


def body(shape: type[Shape]) -> Shape:
    """The posted JSON as `shape`. Raises NotJson for what is not JSON, UnfitBody for what is something else."""
    return _read(lambda: shape.model_validate_json(request.get_data()))


def query(shape: type[Shape]) -> Shape:
    """The address's query as `shape`. Raises UnfitBody."""
    return _read(lambda: shape.model_validate_strings(request.args.to_dict()))


def _read(read: Callable[[], Shape]) -> Shape:
    try:
        return read()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        told = [{"at": ".".join(map(str, fault["loc"])), "message": fault["msg"]} for fault in faults[:MOST_FAULTS]]
        raise (NotJson if faults[0]["type"] == "json_invalid" else UnfitBody)(told) from None


def reply(value: BaseModel, *, nulls: bool = True) -> Response:
    return Response(value.model_dump_json(exclude_none=not nulls), content_type="application/json")
