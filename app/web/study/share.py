"""The result of a round, to share: as text, and where its picture is. No name stands in it, and no question."""

from dataclasses import dataclass

from flask import url_for

from app.services.study.round_state import RoundState
from app.study.round_score import Score
from app.web.shared.language import gettext
from app.web.study.round_words import score_words, short_minutes
from app.web.study.stones import GONE, Mark, marks_of

_ = gettext
# Wherever text goes, these have one width. What one judged oneself has another shape: it was not marked.
_SIGNS = {"right": "■", "partly": "◧", "judged": "●", "open": "·"}
_MISSED = "□"
IN_A_LINE = 10


@dataclass(frozen=True, slots=True)
class Share:
    """`picture_words` say what the picture shows; `file` is what it is called when it is saved."""

    text: str
    picture_url: str
    picture_words: str
    file: str


def share(state: RoundState, score: Score, name: str) -> Share:
    right, total = score.main
    return Share(
        text="\n".join((f"Keepgate · {name}", headline(score), *_rows(marks_of(state)))),
        picture_url=url_for("rounds.picture", round_id=state.round.id),
        picture_words=_("The picture to share: an arch of stones, %(score)s", score=score_words(score)),
        file=f"keepgate-{right}-{total}",
    )


def headline(score: Score) -> str:
    """The score and the time."""
    return _("%(score)s, %(time)s", score=score_words(score), time=short_minutes(score))


def _rows(marks: tuple[Mark, ...]) -> list[str]:
    signs = "".join(_SIGNS.get(one.tone, _MISSED) for one in marks if one.tone != GONE)
    return [signs[start : start + IN_A_LINE] for start in range(0, len(signs), IN_A_LINE)]
