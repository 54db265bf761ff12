"""Rounds: started, answered slot by slot, paused by a test, with what is gone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from itsdangerous import URLSafeSerializer

from app.services.base.asking import Asked
from app.services.base.recognising import new_visitor
from app.services.base.refusals import NotThere, RunningTest, SlotTaken
from app.services.base.site import Site, Visitor
from app.services.exams.start import start
from app.services.study.answering import Marked, answer_question
from app.services.study.one_question import next_in_set
from app.services.study.round_state import RoundState, Slotted, find_round, put
from app.services.study.starting import NothingToAsk, Started, start_round
from app.services.study.submission import Submission
from app.services.study.undoing import restore_answer, retract_answer
from app.study.modes import Mode
from app.study.next_question import Done, mode_of
from app.study.rounds import Choice, Only
from tests.builders import harbour, orchard, tide, write_content, write_yaml
from tests.web.page_client import PageClient
from tests.web.visits import log_rows, new_id, utc_today

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
NEW_A_DAY = 5


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", harbour(), orchard())


@pytest.fixture
def visitor(site: Site) -> Visitor:
    return new_visitor(site, NOW)


def begun(site: Site, visitor: Visitor, choice: Choice, at: datetime = NOW) -> RoundState:
    started = start_round(site, visitor, choice, utc_today(at), NEW_A_DAY)
    assert isinstance(started, Started)
    return find_round(site, visitor, started.round.id, started.plan, at)


def as_it_is(site: Site, visitor: Visitor, state: RoundState, at: datetime = NOW) -> RoundState:
    return find_round(site, visitor, state.round.id, state.plan, at)


def submission(slotted: Slotted) -> Submission:
    asked, grade = slotted.asked, {"grade": "again"}
    mode = Mode.EXTRA if slotted.slot.repeats else mode_of(asked.question)
    said: dict[str, object] = grade if mode_of(asked.question) is Mode.FLASHCARDS else {"skipped": True}
    place = slotted.state.place(slotted.slot)
    return Submission(new_id(), asked.question.id, asked.variant, mode, said, place=place)


def next_slot(site: Site, visitor: Visitor, state: RoundState) -> Slotted:
    found = put(site, visitor, as_it_is(site, visitor, state))
    assert isinstance(found, Slotted)
    return found


def answered(site: Site, visitor: Visitor, state: RoundState) -> Marked:
    return answer_question(site, visitor, submission(next_slot(site, visitor, state)), NOW)


def test_a_round_may_ask_of_several_sets(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(sets=("harbour", "orchard"), length=20))
    assert set(state.round.sets) == {"harbour", "orchard"}


def test_the_same_plan_is_the_same_round_and_somebody_elses_is_theirs(site: Site, visitor: Visitor) -> None:
    state, other = begun(site, visitor, Choice(sets=("harbour",))), new_visitor(site, NOW)
    assert as_it_is(site, visitor, state).round.id == state.round.id
    theirs = find_round(site, other, state.round.id, state.plan, NOW)
    assert theirs.round.id != state.round.id
    assert theirs.round.questions == state.round.questions
    answered(site, visitor, state)
    assert find_round(site, other, state.round.id, state.plan, NOW).answers == ()
    with pytest.raises(NotThere):
        find_round(site, other, state.round.id, "", NOW)


@pytest.mark.parametrize("plan", ["", "x", "WzFd.abc", "." * 50])
def test_a_plan_that_is_not_ours_is_none(site: Site, visitor: Visitor, plan: str) -> None:
    with pytest.raises(NotThere):
        find_round(site, visitor, new_id(), plan, NOW)


def test_a_slot_is_answered_once(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(sets=("harbour",)))
    first, late = (submission(next_slot(site, visitor, state)) for _tab in range(2))
    marked = answer_question(site, visitor, first, NOW)
    assert answer_question(site, visitor, first, NOW).answer == marked.answer
    with pytest.raises(SlotTaken):
        answer_question(site, visitor, late, NOW)
    assert len(log_rows(site)) == 1


def test_a_repeat_moves_no_memory(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(questions=("harbour/tide",), length=1))
    first, again = (answered(site, visitor, state) for _time in range(2))
    assert (first.answer.mode, again.answer.mode) == (Mode.QUIZ, Mode.EXTRA)
    assert first.memory == again.memory
    assert put(site, visitor, as_it_is(site, visitor, state)).__class__ is RoundState


def test_an_undone_answer_opens_its_slot_and_its_repeat(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(questions=("harbour/tide",), length=1))
    first, again = (answered(site, visitor, state) for _time in range(2))
    retract_answer(site, visitor.person, first.answer.id, NOW)
    assert as_it_is(site, visitor, state).answers == ()
    anew = answered(site, visitor, state)
    assert (anew.answer.slot, anew.answer.repetition) == (1, 2)
    with pytest.raises(SlotTaken):
        restore_answer(site, visitor.person, first.answer.id, NOW)
    assert not {first.answer.id, again.answer.id} & {one.id for one in as_it_is(site, visitor, state).answers}


def test_what_is_put_back_fills_its_slot(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(questions=("harbour/tide",), length=1))
    first = answered(site, visitor, state)
    retract_answer(site, visitor.person, first.answer.id, NOW)
    restore_answer(site, visitor.person, first.answer.id, NOW)
    assert [one.slot for one in as_it_is(site, visitor, state).answers] == [1]


def test_a_running_test_pauses_the_slots_of_its_set(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(sets=("harbour", "orchard"), length=20))
    answered(site, visitor, state)
    start(site, visitor, "harbour", new_id(), NOW)
    assert begun(site, visitor, Choice()).round.sets == ("orchard",)
    while isinstance(found := put(site, visitor, as_it_is(site, visitor, state)), Slotted):
        assert found.asked.question.set_id == "orchard"
        answer_question(site, visitor, submission(found), NOW)
    assert found.waiting
    with pytest.raises(RunningTest):
        start_round(site, visitor, Choice(sets=("harbour",)), utc_today(NOW), NEW_A_DAY)


def test_a_question_that_is_gone_is_passed_over(site: Site, visitor: Visitor, content: Path) -> None:
    state = begun(site, visitor, Choice(sets=("harbour",), length=20))
    write_yaml(content / "harbour.yaml", harbour(tide()))
    site.follower.look(settled=True)
    there = as_it_is(site, visitor, state)
    assert there.gone == set(state.round.questions) - {"harbour/tide"}
    assert next_slot(site, visitor, state).asked.question.id == "harbour/tide"


def test_what_is_new_today_is_bounded_by_the_day(site: Site, visitor: Visitor) -> None:
    first = begun(site, visitor, Choice())
    assert len(first.round.questions) == NEW_A_DAY
    for _question in range(2):
        answered(site, visitor, first)
    assert len(begun(site, visitor, Choice()).round.questions) == NEW_A_DAY - 2


def test_where_nothing_fits_it_says_when_something_comes_back(site: Site, visitor: Visitor) -> None:
    found = start_round(site, visitor, Choice(sets=("harbour",), only=Only.MISSED), utc_today(NOW), NEW_A_DAY)
    assert isinstance(found, NothingToAsk)
    assert found.new > 0


@pytest.mark.parametrize(
    "choice",
    [Choice(sets=("atlantis",)), Choice(questions=("harbour/none",)), Choice(sets=("harbour",), concept="none")],
)
def test_what_is_not_published_is_not_there(site: Site, visitor: Visitor, choice: Choice) -> None:
    with pytest.raises(NotThere):
        start_round(site, visitor, choice, utc_today(NOW), NEW_A_DAY)


def test_the_schedule_asks_one_question_after_another(site: Site, visitor: Visitor) -> None:
    """As programs are asked, without a round."""
    met = 0
    while isinstance(asked := next_in_set(site, visitor, "harbour", Mode.QUIZ, utc_today(NOW)), Asked):
        skipped = Submission(new_id(), asked.question.id, asked.variant, Mode.QUIZ, {"skipped": True})
        answer_question(site, visitor, skipped, NOW)
        met += 1
    assert asked == Done(asked.next_due)
    assert met == 3


def test_a_set_that_is_named_twice_asks_each_question_once(client: PageClient, site: Site) -> None:
    page = client.follow(client.get("/rounds/new?set=orchard&set=orchard&length=20"))
    bar = next(one for one in page.elements("ol") if one.get("class") == "round")
    assert len(list(bar)) == len(site.set("orchard").questions)


def test_a_picked_question_is_found_under_its_earlier_id(site: Site, visitor: Visitor, content: Path) -> None:
    write_yaml(content / "harbour.yaml", harbour({**tide(), "id": "ebb", "aka": ["tide"]}))
    site.follower.look(settled=True)
    picked = Choice(questions=("harbour/tide", "harbour/gone"), length=2)
    assert begun(site, visitor, picked).round.questions == ("harbour/ebb",)


def test_where_a_part_is_met_its_round_says_so_and_offers_nothing_of_another(site: Site, visitor: Visitor) -> None:
    concept = Choice(sets=("harbour",), concept="light", length=20)
    state = begun(site, visitor, concept)
    for _question in state.round.questions:
        answered(site, visitor, state)
    wanted = Choice(sets=("harbour",), concept="light", only=Only.NEW)
    found = start_round(site, visitor, wanted, utc_today(NOW), NEW_A_DAY)
    assert isinstance(found, NothingToAsk)
    assert found.new == 0
    assert found.done.next_due


def test_a_repeat_is_not_put_back_without_its_first(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice(questions=("harbour/tide",), length=1))
    first, again = (answered(site, visitor, state) for _time in range(2))
    retract_answer(site, visitor.person, first.answer.id, NOW)
    with pytest.raises(SlotTaken):
        restore_answer(site, visitor.person, again.answer.id, NOW)
    restore_answer(site, visitor.person, first.answer.id, NOW)
    restore_answer(site, visitor.person, again.answer.id, NOW)
    assert [one.slot for one in as_it_is(site, visitor, state).answers] == [1, 2]


def test_a_rename_in_the_middle_of_a_round_keeps_repeat_and_undo_together(
    site: Site, visitor: Visitor, content: Path
) -> None:
    state = begun(site, visitor, Choice(questions=("harbour/tide",), length=1))
    first = answered(site, visitor, state)
    write_yaml(content / "harbour.yaml", harbour({**tide(), "id": "ebb", "aka": ["tide"]}))
    site.follower.look(settled=True)
    again = answered(site, visitor, state)
    assert again.answer.question_id == "harbour/ebb"
    retract_answer(site, visitor.person, first.answer.id, NOW)
    assert as_it_is(site, visitor, state).answers == ()


def test_a_new_question_that_was_undone_and_answered_again_counts_as_new_today(site: Site, visitor: Visitor) -> None:
    state = begun(site, visitor, Choice())
    first = answered(site, visitor, state)
    retract_answer(site, visitor.person, first.answer.id, NOW)
    assert len(begun(site, visitor, Choice()).round.questions) == NEW_A_DAY
    answered(site, visitor, state)
    assert len(begun(site, visitor, Choice()).round.questions) == NEW_A_DAY - 1


def test_a_plan_of_another_version_is_none(site: Site, visitor: Visitor) -> None:
    signed = URLSafeSerializer(site.secret, salt="plan of a round").dumps(["x", {"sets": []}, ["harbour/tide"]])
    with pytest.raises(NotThere):
        find_round(site, visitor, new_id(), str(signed), NOW)
