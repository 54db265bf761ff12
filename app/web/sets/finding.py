"""Finding questions in a set: what an address asks for, and which questions are of it."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from flask import request

from app.services.overviews.sets import QuestionStanding, SetOverview
from app.study.days import Today
from app.study.status import Status
from app.web.shared.language import gettext

_ = gettext
LONGEST_SEARCH = 100  # characters


class Only(StrEnum):
    """What is looked for by how somebody stands with it. What is missed is due too, once it comes back."""

    DUE = "due"
    MISSED = "missed"
    NEW = "new"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Search:
    """What questions are looked for; nothing where all are."""

    find: str = ""
    only: str = ""
    type: str = ""
    concept: str = ""

    @property
    def is_all(self) -> bool:
        return self == Search()


def asked_search(overview: SetOverview) -> tuple[Search, tuple[str, ...]]:
    """What the address looks for, and a sentence for each part of it that this set cannot be asked."""
    find = " ".join(request.args.get("find", "").split())
    faults = []
    if len(find) > LONGEST_SEARCH:
        faults.append(_("Only the first %(num)d characters are looked for.", num=LONGEST_SEARCH))
    search = Search(find[:LONGEST_SEARCH].rstrip())
    for name, (known, fault) in _known(overview).items():
        said = request.args.get(name, "")
        if said and said not in known:
            faults.append(fault)
        else:
            search = replace(search, **{name: said})
    return search, tuple(faults)


def _known(overview: SetOverview) -> Mapping[str, tuple[Collection[str], str]]:
    questions = overview.standing.study_set.questions
    return {
        "only": (list(Only), _("Questions are due, missed, new or known: all of them are shown.")),
        "type": ({q.type_name for q in questions}, _("This set has no questions of that type: every type is shown.")),
        "concept": ({q.concept for q in questions}, _("This set has no such part: all of its parts are shown.")),
    }


def is_of(standing: QuestionStanding, today: Today) -> tuple[Only, ...]:
    """By which words a question is found."""
    found = [Only(standing.status)]
    if standing.status is Status.MISSED and standing.comes_back and standing.comes_back <= today.now:
        found.append(Only.DUE)
    return tuple(found)


def fits(search: Search, only: Collection[str], type_: str, concept: str, words: str) -> bool:
    """Whether a question is looked for; every word of the search has to be in its folded `words`."""
    return (
        (not search.only or search.only in only)
        and search.type in ("", type_)
        and search.concept in ("", concept)
        and all(word in words for word in plain(search.find).split())
    )


def plain(text: str) -> str:
    """Without case and accents, as static/js/elements/question_finder.js folds it too."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M")).lower()
