"""Beside a question about a cell of the lab: the run up to what is asked, and nothing that tells the answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest

from app.lab.generators import Kind, Spot, result
from app.lab.trace import trace_sequence
from app.lab.training.presets import PRESETS
from app.services.base.site import Site
from app.services.lab.questions import CellQuestion, questions_about
from app.study.question_types.computed import DrawnComputed
from app.study.question_types.table import type_of
from tests.lab.builders import SHIPPED, shipped
from tests.web.page_client import PageClient, Reply

TABLE = 8  # steps, of which one is the answer
CELLS = {"forget": [(1, 1), (3, 1), (5, 1)], "text": [(25, 9), (25, 1)], "reverse": [(4, 18), (2, 18)]}


@pytest.fixture
def content() -> Path:
    """The sets of the checkout: they ask about cells."""
    return Path(__file__).parents[3] / "content"


def asked_anywhere(site: Site, model: str) -> Iterator[tuple[CellQuestion, int, int]]:
    """Every question that is fair at a cell or near it, with where it is."""
    trace = trace_sequence(shipped(model), PRESETS[model].start)
    middle = len(trace.symbols) // 2
    for step, unit in CELLS.get(model, [(middle, 1), (middle, trace.model.units)]):
        found = questions_about(site, trace, step, unit)
        assert found
        yield from ((one, step, unit) for one in found.questions)
        yield from ((one.asked, one.step, one.unit) for one in found.elsewhere)


def page(client: PageClient, model: str, asked: CellQuestion, step: int, unit: int, sequence: str = "") -> Reply:
    cell = {"model": model, "sequence": sequence or PRESETS[model].start, "step": step, "unit": unit}
    question = asked.question
    return client.get(f"/sets/{question.set_id}/quiz?{urlencode({**cell, 'question': question.local_id})}")


def strips(reply: Reply) -> Element:
    return next(one for one in reply.root.iter("figure"))


def squares(reply: Reply, *, asked: bool) -> list[int]:
    """Where those begin that are asked about, or seen."""
    found = [one for one in strips(reply).iter() if one.get("x") and one.find("{*}rect") is not None]
    wanted = [one for one in found if one.find("{*}text" if asked else "{*}rect[@fill-opacity]") is not None]
    return [int(one.get("x", "0")) for one in wanted]


@pytest.mark.parametrize("model", SHIPPED)
def test_the_run_is_seen_up_to_what_is_asked_and_the_key_is_nowhere(client: PageClient, site: Site, model: str) -> None:
    done = 0
    for asked, step, unit in asked_anywhere(site, model):
        reply = page(client, model, asked, step, unit)
        spot = Spot(model, "", PRESETS[model].start, step, unit, "", "")
        drawn = type_of(asked.question.body).draw_at(asked.question.body, site.library.models, spot)
        assert isinstance(drawn, DrawnComputed)
        picked = drawn.problem.picked
        hidden, seen = squares(reply, asked=True), squares(reply, asked=False)
        assert len(hidden) == (TABLE if picked else 1), asked.question.id
        assert max(seen, default=0) < min(hidden)
        if drawn.problem.kind is Kind.NUMBER:
            key = re.escape(result(drawn.problem.key).removeprefix("-"))
            assert not re.search(rf"(?<![\d.]){key}(?!\d)", reply.text), asked.question.id
        done += 1
    assert done > 1


def test_what_comes_later_does_not_show_in_the_strips(client: PageClient, site: Site) -> None:
    asked, step, unit = next(asked_anywhere(site, "forget"))
    begun = PRESETS["forget"].start[:step]
    one, other = (page(client, "forget", asked, step, unit, f"{begun}{later}") for later in ("a" * 20, "#"))
    drawn = [[sorted(each.attrib.items()) for each in strips(reply).iter()] for reply in (one, other)]
    assert drawn[0] == drawn[1]


def test_a_question_of_a_round_has_no_strips(client: PageClient, site: Site) -> None:
    asked = next(asked_anywhere(site, "forget"))[0]
    reply = client.get(f"/sets/{asked.question.set_id}/quiz?question={asked.question.local_id}")
    assert list(reply.root.iter("figure")) == []
