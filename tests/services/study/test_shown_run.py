"""The run in which an answer is seen: the one that was drawn, else the one that is linked to; or none."""

from dataclasses import replace

import pytest

from app.services.base.site import Site
from app.services.study.shown_run import shown_run
from app.study.questions import LabLink, Question


@pytest.fixture
def kind() -> str:
    """Runs touch no database."""
    return "sqlite"


LINK = LabLink("forget", "aab#ab", 4, 1, "forget")


@pytest.fixture
def linked(site: Site) -> Question:
    return replace(site.question("harbour/tide"), lab=LINK)


def test_a_link_is_run_and_its_cell_adds_up(site: Site, linked: Question) -> None:
    shown = shown_run(site, linked)
    assert shown is not None
    assert (shown.step, shown.unit, shown.show) == (4, 1, "forget")
    terms = shown.terms()
    assert "".join(one.symbol for one in terms) == "aab#ab"
    for one in terms:
        kept = one.forget.value * one.previous_cell
        assert one.cell_state == pytest.approx(kept + one.input.value * one.candidate.value)
    assert terms[3].forget.value < 0.1 < 0.9 < terms[1].forget.value


def test_without_a_run_nothing_is_shown(site: Site, linked: Question) -> None:
    assert shown_run(site, replace(linked, lab=None)) is None


@pytest.mark.parametrize(
    "changes",
    [{"model": "kraken"}, {"sequence": "(x"}, {"sequence": ""}, {"step": 7}, {"unit": 99}],
)
def test_what_the_lab_cannot_show_any_more_is_left_out(
    site: Site, linked: Question, changes: dict[str, object]
) -> None:
    assert shown_run(site, replace(linked, lab=replace(LINK, **changes))) is None  # type: ignore[arg-type]
