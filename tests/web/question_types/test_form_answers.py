"""A response goes into a form's fields and comes out the same, whatever its type."""

import pytest
from werkzeug.datastructures import MultiDict

from app.web.question_types.table import form_values, is_untouched, posted_response

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
    ("ordering", {"places": {"A": 2, "B": 2}}),
    ("cloze", {"gaps": ["knots", ""]}),
    ("predict", {"values": [0.5, "", "shut"]}),
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
    ("fields", "places"),
    [
        ({"place.A": "1", "place.B": "1"}, {"A": 1, "B": 1}),
        ({"place.A": "1", "place.B": ""}, {"A": 1}),
        ({"place.A": "2", "place.B": "3"}, {"A": 2, "B": 3}),
        ({"place.A": "0", "place.B": "x"}, {}),
    ],
)
def test_two_at_one_place_or_none_are_places_and_no_order(fields: dict[str, str], places: dict[str, int]) -> None:
    assert posted_response(MultiDict({"type": "ordering", **fields})) == {"places": places}


def test_a_side_without_an_option_is_left_out() -> None:
    fields = {"type": "matching", "pair.left": "A", "pair.ahead": ""}
    assert posted_response(MultiDict(fields)) == {"pairs": {"left": "A"}}


@pytest.mark.parametrize(
    ("fields", "untouched"),
    [
        ({"type": "predict", "curve": "0.5"}, True),
        ({"type": "predict", "curve": "0.6"}, False),
        ({"type": "boolean", "choice": "false"}, False),
        ({"type": "boolean"}, True),
        ({"type": "typed", "text": " "}, True),
        ({"type": "kraken"}, True),
    ],
)
def test_what_nobody_touched_looks_so(fields: dict[str, str], untouched: bool) -> None:
    assert is_untouched(MultiDict(fields)) is untouched


@pytest.mark.parametrize("spot", ["", "3", "3.1.1", "a.b", "-1.1", "99999.1", "\u0663.1"])
def test_what_is_no_cell_is_none(spot: str) -> None:
    assert posted_response(MultiDict({"type": "hotspot", "spot": spot})) == {}
