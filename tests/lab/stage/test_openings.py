"""Every model opens where its first run tells something."""

import pytest

from app.lab.quantities import NAMES
from app.lab.stage.captions.caption import Found
from app.lab.stage.captions.table import captions_in
from app.lab.stage.openings import ANYWHERE, OPENINGS, opening_by_id
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import started


def test_every_preset_has_its_opening() -> None:
    assert set(OPENINGS) == set(PRESETS)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_opening_tells_what_it_is_there_for(model_id: str) -> None:
    opening, trace = OPENINGS[model_id], started(model_id)

    assert opening.quantity in NAMES
    assert opening.unit <= trace.model.units
    assert opening.tells(opening.here(trace))


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_opening_would_not_tell_it_at_every_step(model_id: str) -> None:
    opening, trace = OPENINGS[model_id], started(model_id)
    others = [opening.here(trace).at(step) for step in range(2, len(trace.symbols) + 1) if step != opening.step]

    assert not all(opening.tells(here) for here in others)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_caption_speaks_of_the_opening(model_id: str) -> None:
    opening = OPENINGS[model_id]

    def is_there(found: Found) -> bool:
        return (found.step, found.unit) == (opening.step, opening.unit)

    assert any(is_there(found) for found in captions_in(started(model_id)))


def test_the_opening_of_forget_in_numbers() -> None:
    here = OPENINGS["forget"].here(started("forget"))

    assert (here.symbol, here.step, here.unit) == ("#", 4, 1)
    assert here.now("forget") < 0.1
    assert here.before > 0.2
    assert abs(here.after) < 0.005


def test_a_model_of_ones_own_opens_at_its_first_step() -> None:
    assert opening_by_id("mine") is ANYWHERE
    assert (ANYWHERE.step, ANYWHERE.unit) == (1, 1)
