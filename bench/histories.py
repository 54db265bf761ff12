"""Pages of a learner with ten thousand answers beside those of one with a hundred: each at most twice the time."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from app.content.question_types.table import DOCUMENT_TYPES
from app.factory import create_app
from app.services.base.recording import Entry, record
from app.services.base.site import Site, Visitor
from app.services.base.visiting import admit
from app.services.hosting.database import migrate
from app.services.hosting.jobs import Jobs
from app.services.study.answering import answer_question
from app.services.study.round_state import Slotted, find_round, put
from app.services.study.starting import NothingToAsk, start_round
from app.services.study.submission import Submission
from app.settings import Settings
from app.study.answer_log import Answer
from app.study.days import Days, Today
from app.study.drawing import draw
from app.study.draws import Draw
from app.study.marking import marked
from app.study.modes import Mode
from app.study.question_types.base import Skipped
from app.study.questions import Question
from app.study.rounds import Choice
from app.web.shared.site import EXTENSION, JOBS
from bench.ratios import ratio, told

FEW, MANY = 100, 10_000
BOUND = 2.0
ROUNDS = 40
# The quiz and the review lead on to a round.
PAGES = ("/", "/sets/rnn-lstm", "/sets/rnn-lstm/quiz", "/review", "/progress", "/progress?show=partly")
BETWEEN = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Reader:
    """A browser with the session of a learner who has so many answers."""

    client: FlaskClient
    end: str  # the address of a round that is over

    def get(self, path: str) -> None:
        reply = self.client.get(path, follow_redirects=True)
        if reply.status_code != 200:
            raise RuntimeError(f"{path}: {reply.status_code}")


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    with TemporaryDirectory() as folder:
        app = create_app(Settings.from_environ({"KEEPGATE_INSTANCE": folder, "SECRET_KEY": os.urandom(16).hex()}))
        site: Site = app.extensions[EXTENSION]
        migrate(site.database, Path(folder) / "copies", site.secret)
        jobs: Jobs = app.extensions[JOBS]
        jobs.start()
        jobs.stop()
        many, few = (_reader(site, app.test_client(), count) for count in (MANY, FEW))
        missed = [line for path in PAGES for line in _compared(path, many, few)]
        ends = ratio(lambda: many.get(many.end), lambda: few.get(few.end), ROUNDS)
        missed += told(f"the end of a round with {MANY} answers against {FEW}", ends, BOUND)
        site.database.close()
    return missed


def _compared(path: str, many: Reader, few: Reader) -> list[str]:
    measured = ratio(lambda: many.get(path), lambda: few.get(path), ROUNDS)
    return told(f"{path} with {MANY} answers against {FEW}", measured, BOUND)


def _reader(site: Site, client: FlaskClient, count: int) -> Reader:
    visitor = _answered(site, count, datetime.now(UTC) - count * BETWEEN)
    client.set_cookie("keepgate", visitor.token)
    return Reader(client, f"/rounds/{_round(site, replace(visitor, known=True))}")


def answered(site: Site, count: int, start: datetime) -> str:
    """The session of a new learner who has given so many answers from `start` on."""
    return _answered(site, count, start).token


def _answered(site: Site, count: int, start: datetime) -> Visitor:
    learner = uuid.uuid4().hex
    visitor = Visitor(learner, learner, uuid.uuid4().hex + "A" * 11, known=False)
    with site.database.writing() as connection:
        admit(connection, visitor, start)
        record(connection, learner, islice(_entries(site, learner, start), count))
    return visitor


def _round(site: Site, visitor: Visitor) -> str:
    """A round of ten that is over, every answer skipped; its id."""
    today = Today(datetime.now(UTC), Days(UTC))
    started = start_round(site, visitor, Choice(sets=("rnn-lstm",), mode=Mode.QUIZ), today, 0)
    if isinstance(started, NothingToAsk):
        raise RuntimeError(started)  # noqa: TRY004
    while True:
        found = put(site, visitor, find_round(site, visitor, started.round.id, started.plan, today.now))
        if not isinstance(found, Slotted):
            return started.round.id
        mode = Mode.EXTRA if found.slot.repeats else Mode.QUIZ
        place, asked = found.state.place(found.slot), found.asked
        said = {"skipped": True}
        given = Submission(str(uuid.uuid4()), asked.question.id, asked.variant, mode, said, place=place)
        answer_question(site, visitor, given, datetime.now(UTC))


def _entries(site: Site, learner: str, at: datetime) -> Iterator[Entry]:
    """The questions of the set in turn, again and again; each is skipped, so that all come due."""
    asked = [q for q in site.set("rnn-lstm").questions if not DOCUMENT_TYPES[q.type_name].is_tried]
    for number, question in enumerate(cycle(asked)):
        named = Draw(learner, question.id, number // len(asked))
        seed = named.seed(site.secret)
        yield _entry(draw(question, seed, {}), named, seed, at + number * BETWEEN)


def _entry(question: Question, named: Draw, seed: str, at: datetime) -> Entry:
    answer = Answer(
        id=str(uuid.uuid4()),
        learner=named.learner,
        question_id=question.id,
        revision=question.revision,
        key_hash=question.key_hash,
        repetition=named.repetition,
        mode=Mode.QUIZ,
        response={"skipped": True},
        seed=seed,
        certainty=None,
        hints=0,
        elapsed_ms=None,
        at=at,
        marking=marked(question, Skipped(), at),
    )
    return Entry(answer, question, seed)
