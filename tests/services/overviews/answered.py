"""Answers that were given at some time, without a page around them."""

from datetime import datetime

from app.services.base.recording import Entry, record
from app.services.base.site import Site, Visitor
from app.services.base.visiting import admit
from app.study.answer_log import Answer
from app.study.drawing import draw
from app.study.draws import Draw
from app.study.marking import marked
from app.study.modes import Mode
from app.study.reading import read_response
from tests.builders import new_id
from tests.web.visits import RIGHT


def answered(
    site: Site,
    who: Visitor,
    local_id: str,
    at: datetime,
    *,
    repetition: int = 0,
    elapsed_ms: int | None = None,
    mode: Mode = Mode.QUIZ,
    round_id: str | None = None,
    slot: int | None = None,
) -> str:
    """A right answer to a question of the harbour; its id."""
    question = site.question(f"harbour/{local_id}")
    named = Draw(who.learner, question.id, repetition)
    seed = named.seed(site.secret)
    drawn = draw(question, seed, site.library.models)
    response = read_response(drawn, RIGHT[local_id])
    given = Answer(
        id=new_id(),
        learner=who.learner,
        question_id=question.id,
        revision=question.revision,
        key_hash=question.key_hash,
        repetition=repetition,
        mode=mode,
        response=response.plain(),
        seed=seed,
        certainty=None,
        hints=0,
        elapsed_ms=elapsed_ms,
        at=at,
        marking=marked(drawn, response, at),
        round=round_id,
        slot=slot,
    )
    with site.database.writing() as connection:
        admit(connection, who, at)
        record(connection, who.person, [Entry(given, drawn, seed)])
    return given.id
