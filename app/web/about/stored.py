"""What is stored, in plain words: the page, and its table, which a test holds against the database and the cookies."""

from dataclasses import dataclass
from typing import ClassVar

from app.web.shared.language import gettext
from app.web.shared.render import Page

_ = gettext


@dataclass(frozen=True, slots=True)
class Stored:
    """What a table of the database holds of somebody, and the names that the downloaded file has for it."""

    table: str
    words: str
    names: str

    @property
    def columns(self) -> list[str]:
        return self.names.split()


@dataclass(frozen=True, slots=True)
class Kept:
    """A cookie, or what else a browser keeps."""

    name: str
    words: str
    lasts: str


@dataclass(frozen=True)
class PrivacyPage(Page):
    """What is stored of somebody, where, and for how long."""

    template: ClassVar[str] = "about/privacy.html"
    section: ClassVar[str] = "privacy"
    groups: tuple[tuple[str, tuple[Stored, ...]], ...]
    kept: tuple[Kept, ...]


def privacy_page() -> PrivacyPage:
    groups = (
        (_("Who you are"), who()),
        (_("What you set"), choices()),
        (_("What you answer"), answers()),
        (_("Your tests"), tests()),
        (_("What follows from your answers"), results()),
    )
    return PrivacyPage(title=_("What is stored"), groups=groups, kept=cookies() + drafts())


def who() -> tuple[Stored, ...]:
    return (
        Stored(
            "session",
            _(
                "That a browser of yours is one we know: a fingerprint of its cookie, never the cookie itself, since "
                "when and until when."
            ),
            "token_hash learner_id created_at expires_at",
        ),
        Stored(
            "forgotten_learner",
            _(
                "For a day after you were forgotten: a fingerprint of your number, so that an open page does not bring "
                "you back."
            ),
            "learner_hash at",
        ),
    )


def choices() -> tuple[Stored, ...]:
    return (
        Stored(
            "learner",
            _(
                "A random number for each of your devices, since when, and what you set: time zone, when a day begins, "
                "new questions a day, length of a round. Where several devices are one person's, that they are."
            ),
            "id owner created_at zone day_start new_a_day round_length",
        ),
        Stored("exam_date", _("The days of your exams, as you wrote them down."), "learner_id set_id day"),
    )


def answers() -> tuple[Stored, ...]:
    return (
        Stored(
            "answer",
            _(
                "Every answer: which question in which wording, with which numbers, what you said, how sure you were, "
                "how many hints you took, how long it took, when, and in which round or test."
            ),
            "position id learner_id question_id revision key_hash repetition seed parameters mode "
            "attempt round slot response certainty hints elapsed_ms at request_digest",
        ),
        Stored(
            "marking",
            _("What each answer scored, by which rule, and when."),
            "position answer rule version key score batch at",
        ),
        Stored(
            "retraction",
            _("That you took an answer back, or put it back, and when."),
            "position answer retracted at",
        ),
        Stored(
            "round",
            _("The rounds that you began: what you asked for, which questions in which order, and when."),
            "id learner_id choice questions started_at",
        ),
    )


def tests() -> tuple[Stored, ...]:
    return (
        Stored(
            "attempt",
            _("Every test that you began: of which set, its questions, when, for how long, and when it ended."),
            "id learner_id set_id seed paper started_at minutes ended_at",
        ),
        Stored(
            "saved_answer",
            _("In a test every change of an answer, with its time. These stay when the test has ended."),
            "position id attempt_id number version response certainty elapsed_ms request_digest at",
        ),
        Stored(
            "extra_time",
            _("The minutes that a test of yours was given more."),
            "position attempt_id minutes at",
        ),
    )


def results() -> tuple[Stored, ...]:
    return (
        Stored(
            "memory",
            _("For each question that you met: how often, how it went, how well you remember it, when it comes back."),
            "person question_id repetitions standing state step stability difficulty due last_review "
            "right answers correct points by_certainty recent scheduler",
        ),
        Stored(
            "activity",
            _("How much you practised in each quarter of an hour, and how much of it was right."),
            "person quarter answers correct points",
        ),
    )


def cookies() -> tuple[Kept, ...]:
    a_year = _("a year")
    return (
        Kept(
            "keepgate",
            _("A random token, by which you are known again without a name."),
            _("a day; 400 days once something of yours is stored"),
        ),
        Kept("language", _("The language that you chose."), a_year),
        Kept("theme", _("The theme that you chose."), a_year),
        Kept("zone", _("Your browser's time zone, so that days begin and end where you are."), a_year),
    )


def drafts() -> tuple[Kept, ...]:
    """What scripts keep beside cookies."""
    words = _("What you are writing and have not sent yet. It never leaves the browser before you send it.")
    return (Kept("draft", words, _("until you send it or close the tab")),)
