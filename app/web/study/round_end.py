"""The end of a round, and a round that waits for a test to end."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.services.base.refusals import NotThere
from app.services.study.round_end import Missed, RoundEnd, round_score
from app.services.study.round_state import RoundState
from app.study.moved import SEEN, Moved
from app.web.questions.in_short import Parts, in_short, key_in_short
from app.web.questions.lines import browse_text
from app.web.questions.round_bar import answer_look
from app.web.shared.context import Context
from app.web.shared.language import gettext, ngettext, percent
from app.web.shared.render import Page, Prose, inline, interface_line
from app.web.study.after import NOTHING_TO_UNDO, Undo
from app.web.study.arch import Arch
from app.web.study.misconceptions import MisconceptionNote, misconception_notes
from app.web.study.onward_bar import OnwardBar, Way, again_url, onward_bar
from app.web.study.returns import Returns, returns
from app.web.study.round_picture import round_picture
from app.web.study.round_words import beside, lead, of_words, round_name, score_words
from app.web.study.share import Share, share
from app.web.study.stones import LaidStone, laid

_ = gettext


@dataclass(frozen=True, slots=True)
class ArchOut:
    """The arch with the score under it; `words` say all of it."""

    shape: Arch
    stones: tuple[LaidStone, ...]
    score: str
    of: str
    words: str


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A concept before and after: as words, and as shares of 100 from left to right. `tone` is up, down or same."""

    title: Prose
    before: str
    after: str
    was: str
    now: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class MissedRow:
    """What is not there yet. `said` and `right` are empty where they are long."""

    number: int
    tone: str
    sign: str
    verdict: str
    text: Prose
    said: Parts
    right: Parts
    looks_like: tuple[MisconceptionNote, ...]
    came_right: bool
    url: str


@dataclass(frozen=True)
class RoundEndPage(Page):
    """How a round went, what it moved, what is not there yet, when it comes back, what comes next."""

    template: ClassVar[str] = "study/round_end.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    arch: ArchOut
    lead: str
    beside: tuple[str, ...]
    moved: tuple[MovedRow, ...]
    missed: tuple[MissedRow, ...]
    again: Way | None
    returns: Returns
    share: Share | None
    onward: OnwardBar
    undo: Undo = NOTHING_TO_UNDO
    notice: str = ""


@dataclass(frozen=True)
class RoundWaitsPage(Page):
    """A round that can go on when a test has ended: `test_url` leads there."""

    template: ClassVar[str] = "study/round_waits.html"
    section: ClassVar[str] = "sets"
    footed: ClassVar[bool] = False
    test_url: str
    undo: Undo = NOTHING_TO_UNDO


def round_waits_page(state: RoundState, undo: Undo) -> RoundWaitsPage:
    test_url = url_for("attempts.show_one", attempt_id=state.waiting)
    return RoundWaitsPage(title=_("This round waits"), test_url=test_url, undo=_undo(state, undo))


def round_end_page(context: Context, end: RoundEnd, undo: Undo, notice: str = "") -> RoundEndPage:
    state, titles = end.state, _titles(context, end.state)
    return RoundEndPage(
        title=_("Round done: %(score)s", score=score_words(end.score)),
        arch=_arch(end),
        lead=" ".join(lead(end)),
        beside=tuple(beside(end.score)),
        moved=tuple(_moved(context, one) for one in sorted(end.moved, key=lambda one: -one.by)),
        missed=tuple(map(_missed, end.missed)),
        again=_again(end),
        returns=returns(end, context.today, titles),
        share=share(state, end.score, round_name(state, titles)) if state.answers else None,
        onward=onward_bar(end.onward, context.preferences.round_length),
        undo=_undo(state, undo),
        notice=notice,
    )


def picture_of(context: Context, state: RoundState) -> str:
    """The picture to share. Raises NotThere where no answer stands."""
    if not state.answers:
        raise NotThere(state.round.id)
    return round_picture(state, round_score(state), round_name(state, _titles(context, state)))


def _titles(context: Context, state: RoundState) -> dict[str, str]:
    """Of the round's sets, as plain text."""
    sets = context.site.library.sets
    return {one: inline(sets[one].title).words for one in state.round.sets if one in sets}


def _undo(state: RoundState, undo: Undo) -> Undo:
    """The last answer can be taken back, unless one that was can be put back."""
    return Undo(state.last.id) if undo == NOTHING_TO_UNDO and state.last else undo


def _arch(end: RoundEnd) -> ArchOut:
    shape, stones = laid(end.state)
    words = ngettext("An arch of %(num)d stone", "An arch of %(num)d stones, one a question", len(stones))
    return ArchOut(shape, stones, str(end.score.main[0]), of_words(end.score), words)


def _moved(context: Context, one: Moved) -> MovedRow:
    before, after = one.before.recall, one.after.recall
    tone = "up" if one.by >= SEEN else "down" if one.by <= -SEEN else "same"
    said = {
        "up": _("firmer"),
        "down": _("looser"),
        "same": _("as before"),
    }
    return MovedRow(
        title=inline(context.site.set(one.set_id).concepts[one.concept]),
        before=percent(before) if one.before.seen else _("new"),
        after=percent(after) if after or before else _("being learned"),
        was=f"{100 * before:.1f}%",
        now=f"{100 * after:.1f}%",
        tone=tone,
        words=said[tone],
    )


def _missed(one: Missed) -> MissedRow:
    tone, sign, verdict = answer_look(one.answer)
    text = one.text
    told = text is not None and not one.answer.skipped and one.answer.unreadable is None
    return MissedRow(
        number=one.number,
        tone=tone,
        sign=sign,
        verdict=verdict,
        text=browse_text(text) if text else interface_line(one.answer.question_id.partition("/")[2]),
        said=in_short(text, one.answer.response) if text and told else (),
        right=key_in_short(text, one.answer.key) if text else (),
        looks_like=misconception_notes(one.misconceptions),
        came_right=one.came_right,
        url=url_for("verdicts.show_one", answer_id=one.answer.id),
    )


def _again(end: RoundEnd) -> Way | None:
    """All that was missed once more, a second try or not."""
    if not end.to_repeat:
        return None
    return Way(ngettext("Try it once more", "Try these again", len(end.to_repeat)), again_url(end.to_repeat))
