"""A response goes into a form's fields and comes out the same, whatever its type."""

import pytest
from werkzeug.datastructures import MultiDict

from app.web.question_types.table import form_values, posted_response

RESPONSES = [
    ("single", {"choice": "moon"}),
    ("multiple", {"choices": ["keeper", "lamp"]}),
    ("boolean", {"value": True}),
    ("boolean", {"value": False}),
    ("typed", {"text": "fathom"}),
    ("numeric", {"text": "0,5"}),
    ("computed", {"text": "(32, 50)"}),
    ("cloze", {"gaps": ["knots", "fathoms"]}),
    ("matching", {"pairs": {"a": "C", "b": "A"}}),
    ("ordering", {"order": ["C", "A", "B"]}),
    ("hotspot", {"step": 3, "unit": 1}),
    ("predict", {"values": [0.5, 1, 0, 0.25]}),
    ("flashcard", {"grade": "good"}),
    ("single", {"skipped": True}),
]


@pytest.mark.parametrize(("type_", "response"), RESPONSES, ids=str)
def test_a_response_comes_back_from_its_fields(type_: str, response: dict[str, object]) -> None:
    fields: MultiDict[str, str] = MultiDict({"type": type_})
    for name, values in form_values(type_, response).items():
        fields.setlist(name, values)
    assert posted_response(fields) == response


@pytest.mark.parametrize("type_", [*sorted({type_ for type_, _response in RESPONSES}), "kraken", ""])
def test_a_form_without_an_answer_gives_none(type_: str) -> None:
    given = posted_response(MultiDict({"type": type_}))
    assert not any(given.values())


@pytest.mark.parametrize(
    "places", [{"place.A": "1", "place.B": "1"}, {"place.A": "1", "place.B": ""}, {"place.A": "2", "place.B": "3"}]
)
def test_two_at_one_place_are_no_order(places: dict[str, str]) -> None:
    assert posted_response(MultiDict({"type": "ordering", **places})) == {"order": []}


@pytest.mark.parametrize("spot", ["", "3", "3.1.1", "a.b", "-1.1", "99999.1", "\u0663.1"])
def test_what_is_no_cell_is_none(spot: str) -> None:
    assert posted_response(MultiDict({"type": "hotspot", "spot": spot})) == {}
