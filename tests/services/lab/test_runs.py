"""What the lab's pages are given: runs, cells, marked guesses."""

import pytest

from app.lab.readings.terms import NoSuchCell
from app.services.base.refusals import NotThere
from app.services.base.site import Site
from app.services.lab.guesses import MarkedCurve, marked_guess
from app.services.lab.runs import (
    UnreadableChange,
    UnreadableSequence,
    cell_now,
    cell_of,
    first_run,
    model_of,
    run,
    run_as_noted,
)


@pytest.fixture
def kind() -> str:
    """Runs touch no database."""
    return "sqlite"


def test_a_model_that_is_not_there_has_no_first_run(site: Site) -> None:
    assert first_run(site, "kraken") is None
    found = first_run(site, "counter")
    assert found is not None
    assert found.model.id == "counter"


def test_what_cannot_be_run_is_refused_by_name(site: Site) -> None:
    with pytest.raises(NotThere):
        run_as_noted(site, "kraken", "()", "")
    with pytest.raises(UnreadableSequence) as refused:
        run_as_noted(site, "counter", "(x)", "")
    assert refused.value.model.id == "counter"
    with pytest.raises(UnreadableChange):
        run_as_noted(site, "counter", "()", "nonsense")
    with pytest.raises(NoSuchCell):
        cell_of(run_as_noted(site, "counter", "()", ""), 3, 1)


def test_a_cell_has_a_before_only_in_a_changed_run(site: Site) -> None:
    untouched = run(model_of(site, "counter"), "(())")
    assert cell_now(untouched, untouched, 2, 1).before is None
    changed = run_as_noted(site, "counter", "(())", "f=0")
    before = cell_now(changed, untouched, 2, 1).before
    assert before is not None
    assert before.forget.value != 0


def test_a_guess_is_marked_by_what_the_gate_was() -> None:
    values = [0.9, 0.1, 0.8]
    told = marked_guess(values, "0.9,0.1,0.8", "")
    assert isinstance(told, MarkedCurve)
    assert told.mark.score == 1
    assert told.values == tuple(values)
    assert marked_guess(values, "", "") is None
