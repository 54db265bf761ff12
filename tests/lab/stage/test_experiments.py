"""An experiment does something to the start run, and what is said of it is so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lab.edits.comparison import first_difference
from app.lab.edits.notation import read_edits, written
from app.lab.stage.cells import Here, steps_of
from app.lab.stage.experiments.experiment import Experiment, Trial
from app.lab.stage.experiments.table import EXPERIMENTS, experiments_of
from app.lab.stage.openings import OPENINGS
from app.lab.trace import trace_sequence
from tests.depth import examples
from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import model, started, typed

EVERY = [(model_id, one) for model_id in SHIPPED for one in EXPERIMENTS[model_id]]
IDS = [one.id for _model, one in EVERY]


def tried(model_id: str, experiment: Experiment) -> Trial:
    """The experiment with the start run, at the cell at which the lab opens."""
    untouched = started(model_id)
    edits = experiment.makes(OPENINGS[model_id].here(untouched))
    assert edits
    return Trial(untouched, started(model_id, edits), edits)


def facts(name: str) -> dict[str, float | str]:
    model_id, experiment = next(pair for pair in EVERY if pair[1].id == name)
    found = experiment.shows(tried(model_id, experiment))
    assert found
    return dict(found)


def test_every_model_has_two_to_four_and_each_a_name_of_its_own() -> None:
    assert all(2 <= len(experiments_of(model_id)) <= 4 for model_id in SHIPPED)
    assert len(set(IDS)) == len(IDS)
    assert experiments_of("mine") == ()


@pytest.mark.parametrize(("model_id", "experiment"), EVERY, ids=IDS)
def test_it_changes_the_start_run_and_shows_what_is_said(model_id: str, experiment: Experiment) -> None:
    one = tried(model_id, experiment)

    assert first_difference(one.before, one.after, range(1, one.before.model.units + 1)) is not None
    assert experiment.shows(one) is not None
    assert read_edits(written(one.edits), one.before.limits) == one.edits


@pytest.mark.parametrize(("model_id", "experiment"), EVERY, ids=IDS)
def test_what_it_shows_is_not_shown_of_a_run_that_is_as_before(model_id: str, experiment: Experiment) -> None:
    untouched, one = started(model_id), tried(model_id, experiment)

    honest = {"latch-weak", "text-unit", "temperature-middle"}  # they show that an answer stays as it was
    assert (experiment.shows(Trial(untouched, untouched, one.edits)) is None) == (experiment.id not in honest)


@pytest.mark.parametrize(
    ("model_id", "experiment"), [pair for pair in EVERY if pair[1].id != "latch-weak"], ids=lambda x: str(x)[:20]
)
def test_an_answer_changes(model_id: str, experiment: Experiment) -> None:
    one = tried(model_id, experiment)

    assert one.fewer > 0
    assert one.lost is not None
    assert one.before.right[one.lost - 1]
    assert not one.after.right[one.lost - 1]


def test_forget_in_numbers() -> None:
    never, always = facts("forget-never"), facts("forget-always")

    assert (round(float(never["before"])), round(float(never["after"]))) == (2, 6)
    assert float(always["most"]) < 1.1 < 1.9 < float(always["was"])


def test_the_input_gate_shut_at_the_marks_alone_loses_the_sum() -> None:
    one = tried("input", EXPERIMENTS["input"][0])

    assert written(one.edits) == "i@4-4=0;i@13-13=0"
    shut, opened, leaks = facts("input-shut"), facts("input-open"), facts("input-leaks")
    assert abs(float(shut["after"])) < 0.01
    assert float(opened["after"]) > 2
    assert 0.2 < float(leaks["after"]) < 0.3


def test_latch_lasts_at_0_6_and_fades_at_0_55() -> None:
    weaker, weak, opposite = (tried("latch", one) for one in EXPERIMENTS["latch"])

    assert weak.after.right[-1]
    assert not weaker.after.right[-1]
    assert not opposite.after.right[-1]
    assert opposite.after.layer["forget"].min() > 0.9


def test_one_a_less_ends_one_b_early() -> None:
    one = tried("count-match", EXPERIMENTS["count-match"][0])

    assert one.fewer == 1
    assert one.lost == len(one.before.symbols) - 1


def test_reverse_loses_what_never_got_in() -> None:
    first, forgets = (tried("reverse", one) for one in EXPERIMENTS["reverse"])

    assert first.after.right[4:] == (True, True, True, False)
    assert forgets.after.right[4:] == (True, True, False, False)


def test_a_reset_goes_where_there_is_something_to_lose() -> None:
    trace, reset = started("forget"), EXPERIMENTS["forget"][2]

    assert written(reset.makes(Here(trace, 2, 1)) or ()) == "c1@2=0"
    assert written(reset.makes(Here(trace, 4, 1)) or ()) == "c1@8=0"
    assert reset.makes(Here(trace_sequence(model("forget"), "#bb"), 2, 1)) is None


@pytest.mark.parametrize(
    ("model_id", "number", "sequence"),
    [("forget", 0, "abab"), ("input", 0, "0.2, 0.4"), ("order", 0, "abcd"), ("count-match", 0, "bbb")],
)
def test_what_would_do_nothing_is_not_offered(model_id: str, number: int, sequence: str) -> None:
    trace = trace_sequence(model(model_id), sequence)

    assert EXPERIMENTS[model_id][number].makes(Here(trace, 1, 1)) is None


@pytest.mark.parametrize(("model_id", "experiment"), EVERY, ids=IDS)
def test_it_is_offered_wherever_the_cursor_stands(model_id: str, experiment: Experiment) -> None:
    trace = started(model_id)
    made = [experiment.makes(Here(trace, step, 1)) for step in steps_of(trace)]

    assert all(edits and experiment.is_made_by(edits, trace, 1) for edits in made)


def test_an_experiment_is_known_by_its_edits_from_wherever_it_is_seen() -> None:
    trace, (never, always, reset) = started("forget"), EXPERIMENTS["forget"]
    made = reset.makes(Here(trace, 2, 1)) or ()

    assert reset.is_made_by(made, trace, 1)
    assert not never.is_made_by(made, trace, 1)
    assert not always.is_made_by((), trace, 1)


@given(st.sampled_from(SHIPPED), st.integers(0, 10**6), st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=examples(100), deadline=None)
def test_any_run_can_be_experimented_with(model_id: str, seed: int, step: int, unit: int) -> None:
    trace = trace_sequence(model(model_id), typed(model_id, seed))
    here = Here(trace, 1 + step % len(trace.symbols), 1 + unit % trace.model.units)

    for experiment in experiments_of(model_id):
        if edits := experiment.makes(here):
            after = trace_sequence(trace.model, trace.text, edits)
            assert read_edits(written(edits), trace.limits) == edits
            experiment.shows(Trial(trace, after, edits))
