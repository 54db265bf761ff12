"""Misconceptions by name, and by the ids that they had before."""

from app.study.misconceptions import Misconception, by_every_id, named
from app.study.tallies import Counted, Sum, TallyKey, counted_as_today
from tests.study.values import words

INVERTED = Misconception("gate-inverted", words("gate inverted"), words("It is what passes."), ("forget-inverted",))
SWAPPED = Misconception("gates-swapped", words("gates swapped"), words("Each gate has its work."))
KNOWN = by_every_id([INVERTED, SWAPPED])


def tally(name: str, counted: Counted = Counted.MISCONCEPTION) -> TallyKey:
    return TallyKey("harbour/tide", "r", "quiz", counted, name)


def test_an_earlier_id_is_told_by_todays() -> None:
    assert named(["forget-inverted"], KNOWN) == (INVERTED,)


def test_two_ids_of_one_misconception_are_told_once() -> None:
    assert named(["forget-inverted", "gates-swapped", "gate-inverted"], KNOWN) == (INVERTED, SWAPPED)


def test_one_that_nobody_named_is_called_by_its_id() -> None:
    (found,) = named(["whale-power"], KNOWN)
    assert (found.id, found.name.original, found.sentence) == ("whale-power", "whale power", None)


def test_what_was_counted_under_two_ids_counts_as_one() -> None:
    sums = {tally("forget-inverted"): Sum(2, 0, 10), tally("gate-inverted"): Sum(1, 0, 5), tally("other"): Sum(1, 0, 0)}
    assert counted_as_today(sums, KNOWN) == {tally("gate-inverted"): Sum(3, 0, 15), tally("other"): Sum(1, 0, 0)}


def test_a_choice_with_the_id_of_a_misconception_stays_a_choice() -> None:
    choice = tally("forget-inverted", Counted.CHOICE)
    assert counted_as_today({choice: Sum(1, 0, 0)}, KNOWN) == {choice: Sum(1, 0, 0)}
