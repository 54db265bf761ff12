"""An answer, or a key, in a few words: by the form that a response has, whichever type of question it is for."""

import re
from collections.abc import Callable, Mapping

from app.study.feedback import back, key_text, options
from app.study.question_types.base import Plain, letters_of
from app.study.questions import Question
from app.web.question_types.table import type_of
from app.web.shared.language import gettext
from app.web.shared.numbers import MINUS
from app.web.shared.render import Prose, inline, interface_line

_ = gettext
LONGEST = 110  # characters, all parts together
Parts = tuple[Prose, ...]


def in_short(question: Question, response: Plain) -> Parts:
    """What a response to a drawn question says; nothing where that is long, or is a drawing."""
    found = next((words for form, words in _FORMS.items() if form in response), None)
    return _unless_long(found(question, response) if found else ())


def key_in_short(question: Question, key: Plain) -> Parts:
    """The same of a key, with a computed number as it is told, and of a card its back."""
    if turned := back(question):
        return _unless_long((inline(turned),))
    if text := key_text(question):
        return (interface_line(_number(text)),)
    return in_short(question, key)


def _unless_long(parts: Parts) -> Parts:
    return parts if sum(len(part.letters) for part in parts) <= LONGEST else ()


def _choices(question: Question, response: Plain) -> Parts:
    chosen = letters_of(response["choices"]) if "choices" in response else [str(response["choice"])]
    words = dict(options(question))
    return tuple(inline(words[one]) for one in chosen if one in words)


def _statement(_question: Question, response: Plain) -> Parts:
    return (interface_line(_("True") if response["value"] else _("False")),)


def _text(_question: Question, response: Plain) -> Parts:
    return (interface_line(_number(str(response["text"]))),)


def _gaps(question: Question, response: Plain) -> Parts:
    """As the menus call them in the language of the page."""
    page_type = type_of(question)
    menus = zip(page_type.gaps(question.body), page_type.gap_words(question, question.body), strict=True)
    names = [dict(zip(values, words, strict=True)) for values, words in menus]
    given = zip(names, letters_of(response["gaps"]), strict=False)
    return tuple(interface_line(menu.get(one, one) or "…") for menu, one in given)


def _step(question: Question, response: Plain) -> Parts:
    run = type_of(question).run(question.body)
    told = {"step": response["step"], "unit": response.get("unit")}
    several = run is not None and len(run.units) > 1
    return (interface_line(_("step %(step)s, unit %(unit)s", **told) if several else _("step %(step)s", **told)),)


def _number(text: str) -> str:
    """With the sign of the page before a number."""
    return re.sub(r"^-(?=[\d.])", MINUS, text)


_FORMS: Mapping[str, Callable[[Question, Plain], Parts]] = {
    "choice": _choices,
    "choices": _choices,
    "value": _statement,
    "text": _text,
    "gaps": _gaps,
    "step": _step,
}
