"""A run as numbers: of every unit, or of those that are wanted, and always the same."""

import pytest

from app.lab.trace import as_lists, trace_sequence
from app.web.api.lab_interface import TraceOut
from tests.lab.builders import shipped
from tests.web.page_client import PageClient

ROWS = ("candidate", "cell", "hidden")


def trace(client: PageClient, **asked: object) -> dict[str, object]:
    query = "&".join(f"{name}={value}" for name, value in {"model": "order", "sequence": "abXcYb", **asked}.items())
    reply: dict[str, object] = client.get(f"/api/lab/trace?{query}").json
    return reply


@pytest.mark.parametrize("digits", [3, 17])
def test_the_numbers_are_those_of_the_run(client: PageClient, digits: int) -> None:
    told = trace(client, digits=digits)
    run = as_lists(trace_sequence(shipped("order"), "abXcYb"), digits)
    assert {name: told[name] for name in run} == run
    assert told["units"] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("digits", [3, 17])
def test_some_units_have_the_numbers_that_they_have_among_all(client: PageClient, digits: int) -> None:
    every, some = trace(client, digits=digits), trace(client, digits=digits, units="5,2")
    assert some["units"] == [5, 2]
    rows = [(every[name], some[name]) for name in ROWS]
    rows += [(every["gates"][gate], some["gates"][gate]) for gate in ("forget", "input", "output")]  # type: ignore[index]
    for whole, chosen in rows:
        assert [[row[4], row[1]] for row in whole] == chosen  # type: ignore[attr-defined]
    assert some["correlation"] == [every["correlation"][4], every["correlation"][1]]  # type: ignore[index]
    assert {name: some[name] for name in ("outputs", "answers", "truth")} == {
        name: every[name] for name in ("outputs", "answers", "truth")
    }


def test_a_reply_that_is_not_looked_at_twice_is_still_of_its_shape(client: PageClient) -> None:
    for asked in ({}, {"units": "3"}, {"digits": "17", "do": "f=0.5"}):
        TraceOut.model_validate(trace(client, **asked))


@pytest.mark.parametrize("units", ["7", "0", "", "1,", "1;2", "-1", "x", "1," * 64 + "1", "99999", "%D9%A1"])
def test_units_that_are_not_there_are_refused(client: PageClient, units: str) -> None:
    reply = client.get(f"/api/lab/trace?model=order&sequence=abX&units={units}")
    assert (reply.status, reply.json["type"]) == (422, "/problems/unfit-request")
    assert [one["at"] for one in reply.json["errors"]] == ["units"]
