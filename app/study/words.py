"""Words in the languages that they were written in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One language's version of some words, with the language it turned out to be in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown in one or more languages; `language` is the one that is always there."""

    language: str
    by_language: Mapping[str, str]

    def reading(self, language: str) -> Reading:
        """The version in `language`, or else the original."""
        found = language if language in self.by_language else self.language
        return Reading(self.by_language[found], found)

    @property
    def original(self) -> str:
        return self.by_language[self.language]
