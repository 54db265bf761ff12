"""A page is a declared dataclass: its template, and ready-to-show values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from flask import render_template, request
from markupsafe import Markup, escape
from werkzeug.exceptions import SecurityError

from app.study.words import Reading, Words
from app.text.equalities import aligned
from app.text.markdown import to_html, to_inline_html
from app.web.shared.addresses import local_address
from app.web.shared.language import current_language, languages
from app.web.shared.spoken import named_formulas, plain_words
from app.web.shared.theme import chosen_theme
from app.web.shared.typed import readable_form

LANGUAGE, ALL_WAYS = "language", "all"


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML of some words, and the language they are in where it is not the page's."""

    html: Markup
    language: str

    @property
    def words(self) -> str:
        """The same without markup, formulas spoken: for titles, options, and names of what is pressed."""
        return plain_words(self.html)

    @property
    def letters(self) -> str:
        """What is seen of it, without markup: for its length, and to be found by."""
        return self.html.striptags()


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


@dataclass(frozen=True, slots=True)
class TexLine:
    """A line of a sum. `left` stands before its first sign of equality; a line that has none has no `left`."""

    left: Markup
    right: Markup


def steps(lines: Sequence[str]) -> tuple[TexLine, ...]:
    """Lines of TeX that follow on each other, to stand with their signs of equality one under the other."""
    return tuple(TexLine(_display(left), _display(right)) for left, right in aligned(lines))


def _display(tex: str) -> Markup:
    return Markup(to_html(f"$${tex}$$")) if tex else Markup()


@dataclass(frozen=True)
class Page:
    """What every page has. `section` is the part of the site that the menu marks.

    A page with a `description`, a sentence or two in plain text, is one that may be found by a search; no other is. A
    page of a round or a test is not `footed`: it stands without the foot of the site.

    `keeps` says which ways out of the page take along what is filled in: a choice of language, or all of them.
    """

    template: ClassVar[str]
    section: ClassVar[str] = ""
    footed: ClassVar[bool] = True
    keeps: ClassVar[str] = ""
    title: str
    description: str = field(default="", kw_only=True)
    frame: "Frame" = field(default_factory=lambda: Frame.of_request(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: its language, the others on offer, the way back after a choice, and its theme.

    `address` is the page's own, without the query that only varies it; `host` is where progress is kept, by its name,
    "" for a name that is none of ours.
    """

    language: str
    languages: dict[str, str]
    here: str
    address: str
    theme: str
    host: str

    @classmethod
    def of_request(cls) -> "Frame":
        host = _host()
        return cls(current_language(), languages(), _way_back(), request.base_url if host else "", chosen_theme(), host)


def _host() -> str:
    try:
        return request.host
    except SecurityError:
        return ""


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
    """The HTML of a page, in which every formula has a name that can be spoken."""
    return named_formulas(render_template(page.template, page=page, frame=page.frame))
