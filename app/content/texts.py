"""What every content file is made of: strict documents, ids, and texts in one or more languages."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.study.words import Words

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Line = Annotated[str, Field(min_length=1, max_length=4000)]
Said = Annotated[str, Field(min_length=1, max_length=300)]
OWN_LANGUAGE = ""


def _by_language(given: object) -> object:
    if isinstance(given, str):
        return {OWN_LANGUAGE: given}
    if isinstance(given, Mapping):
        return given
    raise PydanticCustomError("text_type", "text")


Text = Annotated[
    Mapping[Annotated[str, Field(pattern=r"^([a-z]{2})?$")], Line],
    BeforeValidator(_by_language),
    Field(min_length=1),
    WithJsonSchema(
        {
            "description": "Markdown with $TeX$: in the set's language, or by language",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "patternProperties": {"^[a-z]{2}$": {"type": "string", "minLength": 1}},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]


class Document(BaseModel):
    """Strict: a misspelt key or a number for a word is an error, never ignored."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def words(text: Mapping[str, str], language: str) -> Words:
    """`text` with the set's language by its name."""
    return Words(language, {(given or language): line for given, line in text.items()})
