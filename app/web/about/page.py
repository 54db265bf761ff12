"""The page of what Keepgate is, who may use it how, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from app.services.base.site import Site
from app.study.questions import QuestionSet, Source
from app.web.shared.language import gettext, ngettext
from app.web.shared.render import Page, Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class Guide:
    """A file of the source's own documentation, and what it tells."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What the questions of a set cite."""

    title: Prose
    number: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class AboutPage(Page):
    """What Keepgate is."""

    template: ClassVar[str] = "about/about.html"
    section: ClassVar[str] = "about"
    cited: tuple[Cited, ...]
    guides: tuple[Guide, ...]


def about_page(site: Site) -> AboutPage:
    sets = site.library.sets.values()
    return AboutPage(
        title=_("About Keepgate"),
        description=_("What Keepgate is, how it works, which sources it rests on, and under which licence it comes."),
        cited=tuple(_cited(sets)),
        guides=guides(),
    )


def guides() -> tuple[Guide, ...]:
    return (
        Guide("docs/writing-questions.md", _("how to write a study set")),
        Guide("docs/self-hosting.md", _("how to run Keepgate yourself, and what it stores")),
        Guide("docs/lab.md", _("how the networks of the lab were trained, and what each was measured to do")),
        Guide("docs/tests.md", _("how tests are drawn, timed and marked")),
        Guide("docs/adr", _("why it is built as it is")),
    )


def _cited(sets: Iterable[QuestionSet]) -> Iterable[Cited]:
    for study_set in sets:
        found = {source.id: source for question in study_set.questions for source in question.sources}
        if found:
            number = ngettext("%(num)s source", "%(num)s sources", len(found))
            sources = sorted(found.values(), key=lambda source: source.text)
            yield Cited(inline(study_set.title), number, tuple(sources))
