"""The history: every answer, or one kind of them, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.services.overviews.progress import PageAsked, Progress
from app.study.answer_log import Answer, Kind, Place
from app.study.questions import Question
from app.web.questions.lines import browse_text
from app.web.questions.names import certainty_name
from app.web.shared.context import Context
from app.web.shared.language import gettext, past_phrase
from app.web.shared.render import Prose, inline, interface_line
from app.web.shared.signs import Sign, sign_of

_ = gettext


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One answer of the log."""

    text: Prose
    sign: Sign
    concept: Prose | None
    certainty: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A kind of answers, and where they are listed."""

    name: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class History:
    """A page of the history. `nothing` says why there are no rows; its ways on are empty where there is nothing."""

    filters: tuple[Filter, ...]
    rows: tuple[HistoryRow, ...]
    nothing: str
    newest_url: str
    newer_url: str
    older_url: str


def history(context: Context, progress: Progress, wanted: PageAsked) -> History:
    page, kind = progress.history, wanted.kind
    rows = tuple(_rows(context, progress))
    return History(
        filters=tuple(Filter(name, _url(one), one is kind) for one, name in _names().items()),
        rows=rows,
        nothing="" if rows else _nothing(kind, page.older, first=page.newer is None),
        newest_url=_url(kind) if page.newer else "",
        newer_url=_url(kind, after=page.newer) if page.newer else "",
        older_url=_url(kind, before=page.older) if page.older else "",
    )


def kind_url(kind: Kind) -> str:
    """Where the answers of a kind are listed."""
    return _url(kind)


def _names() -> dict[Kind, str]:
    return {
        Kind.ALL: _("all"),
        Kind.NOT_YET: _("not yet"),
        Kind.PARTLY: _("partly"),
        Kind.SURE: _("certain, but not yet"),
    }


def _url(kind: Kind, **place: Place) -> str:
    show = None if kind is Kind.ALL else str(kind)
    said: dict[str, Any] = {name: str(one) for name, one in place.items()}
    return url_for("progress.index", **said, show=show, _anchor="history")


def _nothing(kind: Kind, older: Place | None, *, first: bool) -> str:
    if older:
        return _("None of these answers is of this kind. Look through the older ones.")
    if kind is Kind.ALL or not first:
        return _("There are no older answers.")
    return _("None of your answers is of this kind.")


def _rows(context: Context, progress: Progress) -> Iterator[HistoryRow]:
    for answer in progress.history.answers:
        yield _row(context, answer, progress.asked.get(answer.id))


def _row(context: Context, answer: Answer, question: Question | None) -> HistoryRow:
    """Where nobody kept the text of a question, it is told by its id."""
    return HistoryRow(
        text=browse_text(question) if question else interface_line(answer.question_id.partition("/")[2]),
        sign=sign_of(answer),
        concept=_concept(context, question) if question else None,
        certainty=certainty_name(answer.certainty) if answer.certainty else "",
        when=past_phrase(answer.at, context.today),
        url=url_for("verdicts.show_one", answer_id=answer.id),
    )


def _concept(context: Context, question: Question) -> Prose | None:
    study_set = context.site.library.sets.get(question.set_id)
    words = study_set.concepts.get(question.concept) if study_set else None
    return inline(words) if words else None
