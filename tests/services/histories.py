"""Random histories of a small class on a real site, and what holds after each step and each history."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Row, delete, insert, select

from app.lab.generators import Spot
from app.services.accounts.owners import set_owner
from app.services.base.asking import Asked, ask
from app.services.base.exam_end import end_all_over
from app.services.base.rebuilding import differences, rebuild
from app.services.base.refusals import NotThere, RunningTest
from app.services.base.site import Site, Visitor
from app.services.base.visiting import has_rows
from app.services.exams.attempt import Credentials, asked_item, hand_in, sitting
from app.services.exams.save import Save, StaleSave, TimeOver, save
from app.services.exams.start import start
from app.services.study.answering import Marked, StaleVariant, answer_question
from app.services.study.submission import Submission
from app.services.study.undoing import restore_answer, retract_answer
from app.store import answers, history, memories, persons
from app.store.clock import to_ms
from app.store.database import Database
from app.store.tables import activity, answer, marking, memory, metadata, revocation, tally
from app.study.answer_log import Answer, HistoryPage, Kind, Logged
from app.study.attempts import Attempt
from app.study.modes import Certainty, Mode
from app.study.question_types.hotspot import DrawnHotspot
from app.study.question_types.matching import DrawnMatching
from app.study.question_types.ordering import DrawnOrdering
from app.study.question_types.predict import DrawnPredict
from app.study.questions import Question
from tests.builders import Document, every_type, write_yaml
from tests.web import solving
from tests.web.visits import learner_id, visitor

NOON = datetime(2026, 11, 22, 12, 7, 0, 123_456, tzinfo=UTC)
LEARNERS = ("gull", "tern", "skua")
OWNERS = (None, learner_id("keeper"), learner_id("gull"))
BATCHES = ("flood of June", "ebb of July")
QUESTIONS = tuple(one["id"] for one in every_type()["questions"])
SPOTS = (
    Spot("forget", "", "aab#ab", 2, 1, ""),
    Spot("grammar", "", "BTXSE", 3, 6, ""),
    Spot("counter", "", "(()())", 3, 1, "", "c1@2=1.25;b.o1=0.5;f@3=0.875"),
)
FOLLOWING = (memory, activity, tally)
WAITS = (-18_000, -900, -1, 0, 0, 0.0004, 1, 20, 300, 1_500, 90_000, 600_000)  # seconds


def response_of(question: Question, how: str) -> dict[str, Any]:
    """What somebody answers to a drawn question, who does it `how`: also wholly right where a part cannot be."""
    if how == "skipped":
        return {"skipped": True}
    whole = how == "partly" and question.local_id not in solving._PARTLY
    give = solving.right if whole else getattr(solving, how)
    return dict(give(_seen(question)))


def _seen(question: Question) -> solving.Seen:
    offered, sides, symbols = (), {}, ()
    match question.body:
        case DrawnMatching(pairs, options):
            offered, sides = options, {pair.id: pair.left.original for pair in pairs}
        case DrawnOrdering(items):
            offered = items
        case DrawnHotspot(run=run) | DrawnPredict(run=run):
            symbols = run.symbols
    choices = {option.id: option.words.original for option in offered}
    return solving.Seen(question.local_id, question.type_name, question.ask.original, choices, sides, symbols)


def _set_with(**changes: Document) -> Document:
    questions = {one["id"]: deepcopy(one) | changes.get(one["id"], {}) for one in every_type()["questions"]}
    return every_type() | {"questions": list(questions.values())}


def _wind_is_right() -> Document:
    document = every_type()
    moon, wind = document["questions"][0]["choices"][:2]
    moon["wrong"], wind["right"] = moon.pop("right"), wind.pop("wrong")
    del wind["misconception"]
    return document


# What is published meanwhile: other words, another key, a question less.
EDITIONS: tuple[Document, ...] = (
    every_type(),
    _set_with(
        tide={"ask": "Which body pulls the tide?"}, port={"back": "The red one."}, flood={"ask": "How far, each time?"}
    ),
    _set_with(salt={"right": True}, fathom={"right": 2.5, "feedback": []}, rope={"right": ["mooring line"]}),
    _wind_is_right(),
    every_type() | {"questions": every_type()["questions"][1:]},
)


@dataclass
class Class:
    """A class at a site: who has answered what, and what time it is."""

    site: Site
    content: Path
    now: datetime = NOON
    sent: list[tuple[str, Submission]] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    edition: int = 0
    ids: Iterator[int] = field(default_factory=count)

    def new_id(self) -> str:
        return str(uuid.UUID(int=next(self.ids), version=4))

    @property
    def database(self) -> Database:
        return self.site.database

    def person(self, learner: str) -> str:
        with self.database.reading() as connection:
            return persons.person_of(connection, learner)

    def visitor(self, name: str) -> Visitor:
        """As every request recognises somebody."""
        return replace(visitor(name), person=self.person(learner_id(name)))

    def history(self, person: str) -> list[Logged]:
        with self.database.reading() as connection:
            return answers.of_person(connection, person)

    def publish(self, edition: int) -> None:
        if edition != self.edition:
            write_yaml(self.content / "harbour.yaml", EDITIONS[edition])
            self.site.follower.look(settled=True)
            self.edition = edition

    def asked(self, name: str, question: str, spot: Spot | None) -> Asked:
        who, question_id = self.visitor(name), f"harbour/{question}"
        with self.database.reading() as connection:
            past = memories.of_question(connection, who.person, question_id)
        return ask(self.site, who, self.site.question(question_id), past, spot)

    def answer(self, name: str, submission: Submission) -> Marked:
        """Send a new answer: it is the newest of its person's, and the only one to its draw. Raises what refuses it."""
        who = self.visitor(name)
        marked = answer_question(self.site, who, submission, self.now)
        *before, last = self.history(who.person)
        assert last.answer.id == submission.id == marked.answer.id
        assert all(one.answer.at <= last.answer.at for one in before)
        assert (last.answer.question_id, last.answer.seed) not in {
            (o.answer.question_id, o.answer.seed) for o in before
        }
        self.sent.append((name, submission))
        return marked

    def cleared(self) -> None:
        """Nobody has answered anything, and the first edition is published."""
        self.publish(0)
        kept = {"published_set", "question_revision"}
        with self.database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in kept:
                    connection.execute(delete(table))


@dataclass(frozen=True)
class Practise:
    """Somebody answers what is drawn for them, or what a page shows that was drawn for somebody else."""

    name: str
    question: str
    how: str
    certainty: Certainty | None
    shown_to: str | None
    spot: Spot | None

    def do(self, group: Class) -> None:
        if group.site.set("harbour").question(self.question) is None:
            return
        mode = Mode.FLASHCARDS if self.question == "port" else Mode.QUIZ
        spot = self.spot if self.question == "level" else None
        shown = group.asked(self.shown_to or self.name, self.question, spot)
        response = response_of(shown.question, self.how)
        submission = Submission(
            group.new_id(),
            shown.question.id,
            shown.variant,
            Mode.LAB if spot else mode,
            response,
            self.certainty,
            spot=spot,
        )
        try:
            group.answer(self.name, submission)
        except RunningTest:
            pass
        except StaleVariant:
            theirs = {one.answer.seed for one in group.history(group.person(learner_id(self.name)))}
            assert shown.seed in theirs, "a draw was refused that nobody of them has answered"


@dataclass(frozen=True)
class Repeat:
    """A submission comes in again, as it was, or under another id."""

    which: int
    anew: bool

    def do(self, group: Class) -> None:
        if not group.sent:
            return
        name, submission = group.sent[self.which % len(group.sent)]
        who, said = group.visitor(name), submission
        if self.anew:
            said = replace(submission, id=group.new_id())
        before = self._answered(group)
        try:
            stored = answer_question(group.site, who, said, group.now)
        except RunningTest:
            return
        except StaleVariant:
            assert self.anew
        except LookupError:  # the question is no longer there
            assert self.anew
        else:
            assert stored.answer.id == submission.id, "a draw was answered twice"
        assert self._answered(group) == before

    def _answered(self, group: Class) -> set[str]:
        with group.database.reading() as connection:
            return set(connection.scalars(select(answer.c.id).where(answer.c.mode != str(Mode.TEST))))


@dataclass(frozen=True)
class Undo:
    """An answer is taken back, put back, or both, again and again."""

    which: int
    stands: tuple[bool, ...]

    def do(self, group: Class) -> None:
        if not group.sent:
            return
        _name, submission = group.sent[self.which % len(group.sent)]
        with group.database.reading() as connection:
            found = answers.find(connection, submission.id)
        assert found
        person = group.person(found.answer.learner)
        for stands in self.stands:
            try:
                (restore_answer if stands else retract_answer)(group.site, person, submission.id, group.now)
            except RunningTest:
                return
            with group.database.reading() as connection:
                found = answers.find(connection, submission.id)
            assert found
            assert found.stands is stands


@dataclass(frozen=True)
class Sit:
    """Somebody starts a test or goes on with theirs, saves some answers, and hands in or leaves it to the clock."""

    name: str
    saves: tuple[tuple[int, str], ...]
    hands_in: bool

    def do(self, group: Class) -> None:
        who = group.visitor(self.name)
        credentials = Credentials(who.person)
        running = start(group.site, who, "harbour", group.new_id(), group.now)
        for place, how in self.saves:
            try:
                self._save(group, credentials, running, place % len(running.paper) + 1, how)
            except (TimeOver, StaleSave):
                return
        if self.hands_in:
            hand_in(group.site, credentials, running.id, group.now)

    def _save(self, group: Class, who: Credentials, running: Attempt, number: int, how: str) -> None:
        item = asked_item(group.site, running, number)
        version = sitting(group.site, who, running.id, group.now).version(number)
        response = response_of(item.question, how)
        save(
            group.site,
            who,
            Save(group.new_id(), running.id, item.question.id, item.variant, version, response),
            group.now,
        )


@dataclass(frozen=True)
class Wait:
    """Time passes, or the clock is put back; then the tests that are over are ended, or not yet."""

    seconds: float
    ends: bool

    def do(self, group: Class) -> None:
        group.now += timedelta(seconds=self.seconds)
        if self.ends:
            end_all_over(group.database, group.site.secret, group.now)


@dataclass(frozen=True)
class Publish:
    edition: int

    def do(self, group: Class) -> None:
        group.publish(self.edition)


@dataclass(frozen=True)
class Own:
    """A learner who has answered gets an owner, another one, or none."""

    name: str
    owner: str | None

    def do(self, group: Class) -> None:
        learner = learner_id(self.name)
        try:
            set_owner(group.database, learner, self.owner)
        except NotThere:
            assert not has_rows(group.site, learner)


@dataclass(frozen=True)
class MarkAgain:
    """A batch of markings."""

    batch: str
    scores: Mapping[int, float]

    def do(self, group: Class) -> None:
        with group.database.writing() as connection:
            found = connection.execute(select(answer.c.position).order_by(answer.c.position)).scalars().all()
            rows = [self._row(group, found[which % len(found)], score) for which, score in self.scores.items() if found]
            if rows:
                connection.execute(insert(marking), rows)
        rebuild(group.database)

    def _row(self, group: Class, position: int, score: float) -> dict[str, Any]:
        again = {"answer": position, "rule": "again", "version": 2, "key": "{}", "score": score}
        return {**again, "batch": self.batch, "at": to_ms(group.now)}


@dataclass(frozen=True)
class Revoke:
    """A batch of markings is taken back, or put back in force."""

    batch: str
    revoked: bool

    def do(self, group: Class) -> None:
        with group.database.writing() as connection:
            row = {"batch": self.batch, "revoked": self.revoked, "at": to_ms(group.now)}
            connection.execute(insert(revocation), row)
        rebuild(group.database)


Step = Practise | Repeat | Undo | Sit | Wait | Publish | Own | MarkAgain | Revoke
NAMES, PLACES = st.sampled_from(LEARNERS), st.integers(0, 30)
HOW = st.sampled_from(("right", "wrong", "partly", "skipped"))
CERTAINTY = st.none() | st.sampled_from(Certainty)


def _practise() -> st.SearchStrategy[Step]:
    """A few questions often, so that they are repeated; mostly by those for whom they were drawn."""
    questions = st.sampled_from((*["tide", "level", "port"] * 3, *QUESTIONS))
    spots = st.sampled_from((None, *SPOTS))
    shown_to = st.sampled_from((None, None, None, *LEARNERS))
    return st.builds(Practise, NAMES, questions, HOW, CERTAINTY, shown_to, spots)


def _mark_again() -> st.SearchStrategy[Step]:
    scores = st.dictionaries(PLACES, st.sampled_from((0.0, 1 / 3, 0.5, 1.0)), min_size=1, max_size=4)
    return st.builds(MarkAgain, st.sampled_from(BATCHES), scores)


SAVES = st.lists(st.tuples(PLACES, HOW), max_size=4).map(tuple)
KINDS: Mapping[Kind, Callable[[Answer], bool]] = {
    Kind.ALL: lambda answer: True,
    Kind.NOT_YET: lambda answer: answer.score == 0,
    Kind.PARTLY: lambda answer: 0 < answer.score < 1,
    Kind.SURE: lambda answer: answer.certainty is Certainty.CERTAIN and answer.score < 1,
}
STEPS: Mapping[str, st.SearchStrategy[Step]] = {
    "practise": _practise(),
    "repeat": st.builds(Repeat, PLACES, st.booleans()),
    "undo": st.builds(Undo, PLACES, st.lists(st.booleans(), min_size=1, max_size=6).map(tuple)),
    "sit": st.builds(Sit, NAMES, SAVES, st.booleans()),
    "wait": st.builds(Wait, st.sampled_from(WAITS), st.booleans()),
    "publish": st.builds(Publish, st.integers(0, len(EDITIONS) - 1)),
    "own": st.builds(Own, NAMES, st.sampled_from(OWNERS)),
    "mark again": _mark_again(),
    "revoke": st.builds(Revoke, st.sampled_from(BATCHES), st.booleans()),
}
OFTEN = ("practise",) * 10 + ("wait",) * 3 + ("repeat", "undo", "own") * 2


def histories() -> st.SearchStrategy[list[Step]]:
    kinds = st.sampled_from((*OFTEN, *STEPS))
    return st.lists(kinds.flatmap(STEPS.__getitem__), min_size=20, max_size=60)


def stored(database: Database) -> dict[str, set[Row[Any]]]:
    """What stands beside the log. A sum of nothing may stand there or not."""
    with database.reading() as connection:
        rows = {table.name: set(connection.execute(select(table)).all()) for table in FOLLOWING}
    for name in ("activity", "tally"):
        assert all(row.answers > 0 or (row.answers, row.correct, row.points) == (0, 0, 0) for row in rows[name])
        rows[name] = {row for row in rows[name] if row.answers}
    return rows


def check(group: Class) -> None:
    """What holds after every history."""
    database = group.database
    assert list(differences(database)) == []
    before = stored(database)
    rebuild(database)
    assert list(differences(database)) == []
    assert stored(database) == before
    for learner in map(learner_id, LEARNERS):
        _check_log(database, learner)
        _check_pages(group, group.person(learner))


def _check_log(database: Database, learner: str) -> None:
    """What was logged of one learner, in the order of the log."""
    with database.reading() as connection:
        its = select(answer).where(answer.c.learner_id == learner).order_by(answer.c.position)
        rows = connection.execute(its).all()
    assert all(one.at <= later.at for one, later in pairwise(rows))
    assert len({(row.question_id, row.seed) for row in rows}) == len(rows)


def _check_pages(group: Class, person: str) -> None:
    """The history that a person pages through is the one that their memories are made of."""
    log = group.history(person)
    assert all(one.answer.at <= later.answer.at for one, later in pairwise(log))
    practised = [one.answer for one in log if one.stands and one.answer.mode is not Mode.TEST]
    for kind, is_of_it in KINDS.items():
        pages = list(_pages(group.database, person, kind))
        assert [one for page in pages for one in page.answers] == [one for one in practised[::-1] if is_of_it(one)]
        _check_way_back(group.database, person, kind, pages)


def _pages(database: Database, person: str, kind: Kind) -> Iterator[HistoryPage]:
    before, first = None, True
    while before or first:
        with database.reading() as connection:
            page = history.page_before(connection, person, before, 3, kind)
        assert (page.newer is None) is first
        before, first = page.older, False
        yield page


def _check_way_back(database: Database, person: str, kind: Kind, pages: Sequence[HistoryPage]) -> None:
    """From the oldest page back to the newest all the same answers are met."""
    page, found = pages[-1], list(pages[-1].answers[::-1])
    while page.newer:
        after = page.newer
        with database.reading() as connection:
            page = history.page_after(connection, person, after, 3, kind)
        found += [one for one in page.answers[::-1] if one not in found]
    assert found[::-1] == [one for page in pages for one in page.answers]
