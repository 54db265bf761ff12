"""A round's end in words: the score, the time, what moved, what stands beside the score."""

from collections.abc import Iterator

from app.services.study.round_end import RoundEnd
from app.services.study.round_state import RoundState
from app.study.moved import SEEN
from app.study.round_score import Score
from app.web.shared.language import gettext, ngettext

_ = gettext


def score_words(score: Score) -> str:
    """The score, as a person says it."""
    right, total = score.main
    said = {"right": right, "total": total}
    return _("%(right)s of %(total)s known", **said) if score.is_judged else _("%(right)s of %(total)s", **said)


def of_words(score: Score) -> str:
    """What stands under the large number."""
    told = {"total": score.main[1], "minutes": score.minutes}
    if score.is_judged:
        return _("of %(total)s known, %(minutes)s min", **told)
    return ngettext("of %(total)s, in %(num)d minute", "of %(total)s, in %(num)d minutes", score.minutes, **told)


def short_minutes(score: Score) -> str:
    return _("%(minutes)s min", minutes=score.minutes)


def round_name(state: RoundState, titles: dict[str, str]) -> str:
    """The set that a round was of, by the `titles` of those that there are; else what it was."""
    sets = state.round.sets
    of_one = len(sets) == 1 and not state.round.choice.is_todays
    return (titles.get(sets[0]) if of_one else None) or _("Review")


def lead(end: RoundEnd) -> Iterator[str]:
    """What moved, up and down, and how much is not there yet."""
    firmer = sum(one.by >= SEEN for one in end.moved)
    looser = sum(one.by <= -SEEN for one in end.moved)
    if firmer:
        yield ngettext("One part sits firmer than before.", "%(num)d parts sit firmer than before.", firmer)
    if looser:
        yield ngettext("One part sits looser.", "%(num)d parts sit looser.", looser)
    yield _not_yet(end)


def _not_yet(end: RoundEnd) -> str:
    score = end.score
    right, total = score.right + score.known, score.total + score.cards
    if not total:
        return _("Nothing of this round is asked any more.")
    if right == total:
        return _("Nothing was missed.")
    return ngettext("One question is not there yet.", "%(num)d questions are not there yet.", total - right)


def beside(score: Score) -> Iterator[str]:
    """What is not in the score."""
    if score.partly:
        yield ngettext("One more was right in part.", "%(num)d more were right in part.", score.partly)
    if score.repeated:
        yield ngettext(
            "%(right)s of %(num)d missed came right on the second try.",
            "%(right)s of %(num)d missed came right on the second try.",
            score.repeated,
            right=score.came_right,
        )
    if score.cards and score.total:
        yield ngettext(
            "You judged %(num)d card yourself: %(known)s known.",
            "You judged %(num)d cards yourself: %(known)s known.",
            score.cards,
            known=score.known,
        )
    elif score.is_judged:
        yield _("You judged these yourself.")
