"""A page is a declared dataclass: its template, and ready-to-show values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from flask import render_template, request
from markupsafe import Markup, escape

from app.study.words import Reading, Words
from app.text.markdown import to_html, to_inline_html
from app.web.shared.addresses import local_address
from app.web.shared.language import current_language, languages
from app.web.shared.typed import readable_form

LANGUAGE, ALL_WAYS = "language", "all"


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML of some words, and the language they are in where it is not the page's."""

    html: Markup
    language: str


def reading_of(words: Words) -> Reading:
    """The words in the language of the page, or in the one that they have."""
    return words.reading(current_language())


def prose(words: Words) -> Prose:
    """Paragraphs."""
    reading = reading_of(words)
    return Prose(Markup(to_html(reading.text)), reading.language)


def inline(words: Words) -> Prose:
    """One line."""
    reading = reading_of(words)
    return Prose(Markup(to_inline_html(reading.text)), reading.language)


def interface_line(text: str) -> Prose:
    """Words of the interface where words of the content may stand too."""
    return Prose(escape(text), current_language())


def steps(lines: Sequence[str]) -> tuple[Markup, ...]:
    """Lines of TeX, one under the other."""
    return tuple(Markup(to_html(f"$${line}$$")) for line in lines)


@dataclass(frozen=True)
class Page:
    """What every page has. `section` is the part of the site that the menu marks.

    `keeps` says which ways out of the page take along what is filled in: a choice of language, or all of them.
    """

    template: ClassVar[str]
    section: ClassVar[str] = ""
    keeps: ClassVar[str] = ""
    title: str
    frame: "Frame" = field(default_factory=lambda: Frame.of_request(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: its language, the others on offer, and the way back after a choice."""

    language: str
    languages: dict[str, str]
    here: str

    @classmethod
    def of_request(cls) -> "Frame":
        return cls(current_language(), languages(), _way_back())


def _way_back() -> str:
    """This page's address; the reply to a POST has none, so then that of the page it came from."""
    if request.method == "GET":
        path = request.full_path.removesuffix("?")
        return path if path.isprintable() else "/"
    if back := readable_form().get("back"):
        return local_address(back)
    came_from = urlsplit(request.referrer or "")
    query = f"?{came_from.query}" if came_from.query else ""
    return came_from.path + query if came_from.netloc == request.host else "/"


def show(page: Page) -> str:
    """The HTML of a page."""
    return render_template(page.template, page=page, frame=page.frame)
