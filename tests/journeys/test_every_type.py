"""A learner without JavaScript meets a question of each type: right, wrong, partly, skipped, not to be read."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.services.base.site import Site
from tests.builders import CELL_SLIPS, every_type, new_id, write_content
from tests.web.page_client import PageClient, Reply, words
from tests.web.solving import SLIPS, Seen, cell, filled, number, partly, right, seen_in_json, seen_in_page, wrong
from tests.web.visits import answer_in_pages, log_rows, question_page, row_counts, turned_card

OLD = ("tide", "crew", "knots", "port")
NEW = ("salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


def asked(client: PageClient, name: str) -> Reply:
    """The page on which a question is answered; a card's is its back."""
    return turned_card(client) if name == "port" else question_page(client, name)


def answered(client: PageClient, name: str, how: Any) -> tuple[Seen, Reply]:
    page = asked(client, name)
    seen = seen_in_page(page)
    return seen, client.sent(filled(page.form, how(seen)))


def marked(client: PageClient, site: Site) -> Reply:
    """The newest answer as it was marked."""
    return client.get(f"/answers/{log_rows(site)[-1].id}")


@pytest.mark.parametrize("name", [*OLD, *NEW])
def test_a_right_answer_earns_the_point(client: PageClient, site: Site, name: str) -> None:
    answered(client, name, right)
    (row,) = log_rows(site)
    assert (row.question_id, row.score) == (f"harbour/{name}", 1.0)
    assert marked(client, site).h1 == ("✓ Known, as you judged" if name == "port" else "✓ Right")


# What is told to somebody who gave the wrong answer that was foreseen.
TOLD = {
    "tide": "Wind makes waves.",
    "crew": "It stands on a rock.",
    "knots": "Acres measure fields.",
    "port": "Its light is red.",
    "salt": "Rivers carry salt down, and it stays.",
    "rope": "That one trims a sail.",
    "fathom": "That is the other way round.",
    "lights": "Port wine is red.",
    "landing": "goes to 4",
    "ebb": "yours",
    "flood": "Dashed: your guess. Solid: the forget gate.",
    "level": "Mind the sluice: gates-swapped.",
}


@pytest.mark.parametrize("name", [*OLD, *NEW])
def test_a_wrong_answer_gets_the_feedback_on_what_was_chosen(client: PageClient, site: Site, name: str) -> None:
    answered(client, name, wrong)
    (row,) = log_rows(site)
    page = marked(client, site)
    assert row.score == 0.0
    assert page.h1.startswith("✗ Not yet")
    assert TOLD[name] in page.words


@pytest.mark.parametrize("name", [name for name in NEW if name not in {"landing", "ebb", "flood"}])
def test_a_right_answer_gets_no_feedback_on_a_wrong_one(client: PageClient, site: Site, name: str) -> None:
    answered(client, name, right)
    assert TOLD[name] not in marked(client, site).words


SHARES = {"crew": (1 / 2, "50%"), "knots": (1 / 2, "50%"), "lights": (1 / 3, "33%"), "landing": (2 / 3, "67%")}
RULES = {
    "crew": "Several can be right. Each right one adds its share of the point",
    "knots": "Each gap counts the same.",
    "lights": "Each right pair earns its share of the point. Some options may fit nothing.",
    "landing": "Of every two, those in the right order add their share of the point",
    "flood": "A step counts if you are within 0.2. Half of the point is for the steps where the gate is open",
}


@pytest.mark.parametrize(("name", "share"), [*SHARES.items(), ("flood", (1 / 2, "50%"))])
def test_a_partly_right_answer_earns_its_share_by_a_rule_told_before(
    client: PageClient, site: Site, name: str, share: tuple[float, str]
) -> None:
    rule = next(words(p) for p in asked(client, name).elements("p") if p.get("class") == "rule")
    assert rule.startswith(RULES[name])
    answered(client, name, partly)
    assert math.isclose(log_rows(site)[0].score, share[0])
    assert marked(client, site).h1 == f"◐ Partly right: {share[1]} of the points"


@pytest.mark.parametrize("name", ["tide", "salt", "rope", "fathom", "ebb", "level"])
def test_where_an_answer_is_right_or_wrong_no_rule_is_told(client: PageClient, name: str) -> None:
    assert [p for p in asked(client, name).elements("p") if p.get("class") == "rule"] == []


SHOWN_TO_WHO_SKIPS = {
    "salt": "✓ False right",
    "rope": "→ hawser",
    "fathom": "→ 0.5",
    "lights": "· Red",
    "landing": "The order It sights the lamp It takes the pilot aboard",
    "ebb": "✓",
    "flood": "forget gate",
    "level": "Worked with your numbers",
}


@pytest.mark.parametrize("name", NEW)
def test_who_does_not_know_is_shown_the_answer(client: PageClient, site: Site, name: str) -> None:
    page = question_page(client, name)
    assert "no idea" in page.words
    told = client.sent(page.form.filled(skipped="1"))
    assert told.h1.startswith(("→ Here is the answer", "→ It is "))
    assert SHOWN_TO_WHO_SKIPS[name] in told.words
    assert [(row.score, row.response) for row in log_rows(site)] == [(0.0, '{"skipped": true}')]


EMPTY = {
    "salt": "Choose or fill in an answer first.",
    "rope": "Choose or fill in an answer first.",
    "fathom": "Choose or fill in an answer first.",
    "lights": "Choose one for each.",
    "landing": "Give each a place of its own.",
    "ebb": "Choose or fill in an answer first.",
    "level": "Choose or fill in an answer first.",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_form_costs_nothing(client: PageClient, site: Site, name: str) -> None:
    page = question_page(client, name)
    again = client.send(page.form)
    assert again.status == 422
    assert f"{EMPTY[name]} Nothing was counted." in again.words
    assert set(row_counts(site).values()) == {0}


TWO_WAYS = "“10.400” can be read in two ways. Write 10400 or 10.4000, whichever you mean. Nothing was counted."
NO_NUMBER = "cannot be read as one number. Write it like 0.5, 0,5, 1/2 or 5e-1. Nothing was counted."
# What is filled in that cannot be read, and a part of what is said.
UNREADABLE: list[tuple[str, Mapping[str, str | list[str]], str]] = [
    ("fathom", {"text": "half"}, f"“half” {NO_NUMBER}"),
    ("fathom", {"text": "1 2 3"}, f"“1 2 3” {NO_NUMBER}"),
    ("fathom", {"text": "<b>1</b>"}, f"“<b>1</b>” {NO_NUMBER}"),
    ("fathom", {"text": "nan"}, f"“nan” {NO_NUMBER}"),
    ("fathom", {"text": "1/0"}, "A number cannot be divided by zero. Nothing was counted."),
    ("fathom", {"text": "1e99"}, "That number is too large. Nothing was counted."),
    ("fathom", {"text": "9" * 61}, "A number takes at most 60 characters. Nothing was counted."),
    ("fathom", {"text": "10.400"}, TWO_WAYS),
    ("level", {"text": "10,400"}, TWO_WAYS.replace("“10.400”", "“10,400”")),
    ("level", {"text": "about 3"}, NO_NUMBER),
    ("lights", {"pair.left": "A", "pair.ahead": "B"}, "Choose one for each. Nothing was counted."),
    ("landing", {"place.A": "2", "place.B": "2", "place.C": "1", "place.D": "4"}, "Give each a place of its own."),
    ("flood", {"curve": ["1", "2", "0.5", "0", "1", "1", "1", "1"]}, "Give every step a number from 0 to 1."),
    ("flood", {"curve": ["1", "half", "0.5", "0", "1", "1", "1", "1"]}, "Give every step a number from 0 to 1."),
    ("flood", {"curve": ["", "", "0.5", "0", "1", "1", "1", "1"]}, "Give every step a number from 0 to 1."),
]


@pytest.mark.parametrize(("name", "given", "sentence"), UNREADABLE)
def test_what_cannot_be_read_costs_nothing_and_stays_to_be_mended(
    client: PageClient, site: Site, name: str, given: Mapping[str, str | list[str]], sentence: str
) -> None:
    page = question_page(client, name)
    form = page.form.filled(**given, certainty="fairly")
    again = client.send(form)
    assert again.status == 422
    assert sentence in again.words
    assert {field: again.form.fields.getlist(field) for field in given} == {
        field: value if isinstance(value, list) else [value] for field, value in given.items()
    }
    assert again.form.fields["certainty"] == "fairly"
    assert set(row_counts(site).values()) == {0}
    mended = filled(page.form, right(seen_in_page(page)))
    assert mended.fields["id"] == form.fields["id"]
    assert client.sent(mended).h1 == "✓ Right"
    assert row_counts(site)["answer"] == 1


@pytest.mark.parametrize("name", NEW)
def test_the_form_that_comes_back_asks_the_same_and_can_be_sent(client: PageClient, name: str) -> None:
    page = question_page(client, name)
    again = client.send(page.form.filled(text="", curve=["9"]))
    assert again.status == 422
    assert seen_in_page(again) == seen_in_page(page)
    assert client.sent(filled(again.form, right(seen_in_page(again)))).h1 == "✓ Right"


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("salt", "choice", "maybe"),
        ("rope", "text", "h" * 201),
        ("rope", "text", "haw\0ser"),
        ("rope", "text", "\ud7ff\ufdd0"),
        ("fathom", "text", "0.5\0"),
        ("lights", "pair.left", "Z"),
        ("lights", "pair.left", "red"),
        ("lights", "pair.kraken", "A"),
        ("landing", "place.A", "5"),
        ("landing", "place.A", "-1"),
        ("landing", "place.Z", "5"),
        ("ebb", "spot", "0.1"),
        ("ebb", "spot", "99.1"),
        ("ebb", "spot", "1.2"),
        ("ebb", "spot", "1"),
        ("ebb", "spot", "٣.1"),
        ("flood", "curve", "1"),
        ("flood", "curve", "NaN"),
        ("level", "text", "(1, 2)"),
        ("salt", "type", "kraken"),
        ("salt", "type", "typed"),
    ],
)
def test_a_tampered_field_is_refused(client: PageClient, site: Site, name: str, field: str, value: str) -> None:
    page = question_page(client, name)
    form = filled(page.form, right(seen_in_page(page))).filled(**{field: value})
    assert client.send(form).status == 422
    assert row_counts(site)["answer"] == 0


@pytest.mark.parametrize("text", ["0.5", "0,5", ".5", ",5", "1/2", "5e-1", "50%", " 0.500000 ", "0.504", "5·10^-1"])
def test_one_number_written_in_many_ways_is_one_number(client: PageClient, text: str) -> None:
    assert answer_in_pages(client, "fathom", text=text).h1 == "✓ Right"


@pytest.mark.parametrize("text", ["0.51", "-0.5", "2", "0"])
def test_another_number_is_wrong(client: PageClient, text: str) -> None:
    assert answer_in_pages(client, "fathom", text=text).h1.startswith("✗ Not yet")


def test_both_readings_of_a_number_that_has_two_are_taken_when_they_are_meant(
    client: PageClient, other_client: PageClient
) -> None:
    assert "Those are the feet of a whole passage." in answer_in_pages(client, "fathom", text="10400").words
    assert "passage" not in answer_in_pages(other_client, "fathom", text="10.4000").words


@pytest.mark.parametrize("text", ["HAWSER", "hawsser", "hwaser", "  Mooring   line ", "moring line", "hawsér"])
def test_case_accents_spaces_and_one_slip_of_the_finger_are_forgiven(client: PageClient, text: str) -> None:
    assert answer_in_pages(client, "rope", text=text).h1 == "✓ Right"


@pytest.mark.parametrize("text", ["hasp", "haawwser", "line", "sheet"])
def test_another_word_is_wrong(client: PageClient, text: str) -> None:
    assert answer_in_pages(client, "rope", text=text).h1.startswith("✗ Not yet")


def summary(page: Reply) -> list[str]:
    """What the worked examples of a page are called."""
    return [words(one) for one in page.elements("summary")]


def test_a_computed_question_is_worked_then_completed_then_stands_alone(client: PageClient) -> None:
    first = question_page(client, "level")
    assert summary(first) == ["Worked, with other numbers"]
    client.sent(filled(first.form, right(seen_in_page(first))))

    second = question_page(client, "level")
    assert summary(second) == ["Worked, except for the result"]
    work = next(words(one) for one in second.elements("details"))
    numbers = seen_in_page(second).numbers
    assert all(f"{abs(numbers[letter]):.3f}" in work for letter in "figc")
    assert f"{abs(cell(numbers)):.3f}" not in work
    client.sent(filled(second.form, right(seen_in_page(second))))

    assert summary(question_page(client, "level")) == []


def test_a_wrong_answer_takes_the_help_not_away(client: PageClient) -> None:
    answered(client, "level", wrong)
    assert summary(question_page(client, "level")) == ["Worked, with other numbers"]


def test_each_meeting_draws_other_numbers(client: PageClient) -> None:
    met = []
    for _meeting in range(4):
        seen, _page = answered(client, "level", right)
        met.append(tuple(seen.numbers.items()))
    assert len(set(met)) == 4


@pytest.mark.parametrize("name", ["lights", "landing", "ebb", "flood", "level"])
def test_a_learner_meets_one_drawing_until_the_answer(client: PageClient, name: str) -> None:
    answered(client, "tide", right)
    assert len({str(seen_in_page(question_page(client, name))) for _look in range(4)}) == 1


@pytest.mark.parametrize("slip", CELL_SLIPS)
def test_a_known_slip_is_told_by_its_name_with_its_sum(client: PageClient, slip: str) -> None:
    name, value = SLIPS[slip]
    _seen, page = answered(client, "level", lambda seen: {"text": number(value(seen.numbers))})
    told = {one.get("class"): words(one) for one in page.elements("section")}
    assert told["likeness"] == f"This looks like: {name} ."
    assert told["why-not"].startswith(f"Why not Mind the sluice: {slip}.")


def test_an_unknown_number_is_told_no_slip(client: PageClient) -> None:
    page = answer_in_pages(client, "level", text="77")
    assert "This looks like" not in page.words
    assert page.h1.startswith("✗ Not yet: it is ")


@pytest.mark.parametrize("how", [right, wrong])
def test_the_working_has_the_learners_own_numbers(client: PageClient, how: Any) -> None:
    seen, page = answered(client, "level", how)
    work = next(words(one) for one in page.elements("section") if one.get("class") == "working")
    assert work.startswith("Worked with your numbers")
    shown = [f"{abs(seen.numbers[letter]):.3f}" for letter in "figc"]
    assert all(number in work for number in shown), (shown, work)
    assert float(work.split()[-1]) == pytest.approx(abs(cell(seen.numbers)), rel=0.005)  # three digits of it


def test_a_marked_run_shows_every_value_and_where_the_hit_is(client: PageClient) -> None:
    seen, page = answered(client, "ebb", wrong)
    cells = [words(td) for td in page.elements("td")]
    assert len(cells) == len(seen.symbols)
    hits = {step for step, symbol in enumerate(seen.symbols) if symbol == "#"}
    assert {step for step, text in enumerate(cells) if text.startswith("✓")} == hits
    values = [text.lstrip("✓✗ ") for text in cells]
    assert all(text.startswith("0.0" if step in hits else ("0.9", "1.0")) for step, text in enumerate(values))


def test_a_drawn_answer_can_be_looked_at_again_as_it_was(client: PageClient, site: Site) -> None:
    kept = {}
    for name in NEW:
        answered(client, name, wrong)
        kept[log_rows(site)[-1].id] = _below(marked(client, site))
    assert {id_: _below(client.get(f"/answers/{id_}")) for id_ in kept} == kept


def _below(page: Reply) -> str:
    """What a marked page shows below its head."""
    return words(next(page.root.iter("main")))


def test_the_same_answer_sent_twice_is_counted_once(client: PageClient, site: Site) -> None:
    for name in NEW:
        page = question_page(client, name)
        form = filled(page.form, right(seen_in_page(page)))
        assert client.send(form).location == client.send(form).location
    assert row_counts(site)["answer"] == len(NEW)


# The same by the JSON interface


def to_answer(client: PageClient, name: str) -> dict[str, Any]:
    """What the interface asks when `name` has its turn: the questions before it are skipped."""
    mode = "flashcards" if name == "port" else "quiz"
    while (found := client.next_question(mode))["question"] != f"harbour/{name}":
        assert "done" not in found
        assert client.post_json("/api/answers", body_of(found, {"skipped": True}, mode)).status == 200
    answer: dict[str, Any] = found
    return answer


def body_of(put: Mapping[str, Any], response: Mapping[str, Any], mode: str = "quiz") -> dict[str, Any]:
    return {
        "id": new_id(),
        "question": put["question"],
        "variant": put["variant"],
        "mode": mode,
        "response": dict(response),
    }


def known(client: PageClient) -> PageClient:
    """The same visitor, with a session."""
    answered(client, "port", right)
    return client


# The misconception behind a wrong answer, where the question names one.
BEHIND = {
    "tide": "waves-for-tides",
    "crew": ("house-as-ship", "tower-as-mast"),  # of several the first that was offered
    "knots": "land-for-sea",
    "salt": "sweet-sea",
    "rope": "any-rope",
    "fathom": "fraction-upside-down",
    "lights": "sides",
    "level": "gates-swapped",
}


@pytest.mark.parametrize("name", [*OLD[:3], *NEW])
@pytest.mark.parametrize(("how", "score"), [(right, 1.0), (wrong, 0.0)], ids=["right", "wrong"])
def test_each_type_is_asked_and_marked_by_json(
    client: PageClient, site: Site, name: str, how: Any, score: float
) -> None:
    put = to_answer(known(client), name)
    told = client.post_json("/api/answers", body_of(put, how(seen_in_json(put))))
    assert told.status == 200, told.text
    assert (told.json["score"], told.json["correct"]) == (score, score == 1.0)
    assert log_rows(site)[-1].question_id == f"harbour/{name}"
    behind = BEHIND.get(name) if how is wrong else None
    assert told.json["misconception"] in (behind if isinstance(behind, tuple) else (behind,))


IN_JSON = {name: TOLD[name] for name in ("tide", "crew", "knots", "salt", "rope", "fathom", "lights")}


@pytest.mark.parametrize("name", IN_JSON)
def test_a_wrong_answer_gets_its_feedback_by_json(client: PageClient, name: str) -> None:
    put = to_answer(known(client), name)
    told = client.post_json("/api/answers", body_of(put, wrong(seen_in_json(put)))).json
    assert f"<p>{IN_JSON[name]}</p>" in told["feedback_html"]


@pytest.mark.parametrize("slip", CELL_SLIPS)
def test_a_slip_is_named_by_json(client: PageClient, slip: str) -> None:
    put = to_answer(known(client), "level")
    value = SLIPS[slip][1](seen_in_json(put).numbers)
    told = client.post_json("/api/answers", body_of(put, {"text": number(value)})).json
    assert (told["misconception"], told["feedback_html"]) == (slip, f"<p>Mind the sluice: {slip}.</p>")


@pytest.mark.parametrize("name", ["crew", "knots", "lights", "landing", "flood"])
def test_the_rule_is_told_and_kept_by_json(client: PageClient, name: str) -> None:
    put = to_answer(known(client), name)
    assert put["rule"].startswith(RULES[name])
    told = client.post_json("/api/answers", body_of(put, partly(seen_in_json(put)))).json
    assert math.isclose(told["score"], {**SHARES, "flood": (1 / 2, "")}[name][0])


@pytest.mark.parametrize("name", NEW)
def test_each_key_in_the_reply_is_a_right_answer(client: PageClient, name: str) -> None:
    put = to_answer(known(client), name)
    told = client.post_json("/api/answers", body_of(put, {"skipped": True})).json
    assert (told["score"], told["misconception"]) == (0.0, None)
    expected, key = right(seen_in_json(put)), told["key"]
    if name == "flood":
        assert [round(value) for value in key["values"]] == expected["values"]
    elif name in {"fathom", "level"}:
        assert math.isclose(float(key["text"]), float(expected["text"]), abs_tol=1e-3)
    else:
        assert key == expected


BAD: list[tuple[str, dict[str, Any]]] = [
    ("salt", {"value": "false"}),
    ("salt", {"value": 0}),
    ("salt", {"choice": "false"}),
    ("rope", {"text": ""}),
    ("rope", {"text": 5}),
    ("fathom", {"text": 0.5}),
    ("fathom", {"text": "10.400"}),
    ("fathom", {"value": True}),
    ("lights", {"pairs": {}}),
    ("lights", {"pairs": {"left": "A"}}),
    ("lights", {"pairs": {"left": "A", "ahead": "B", "behind": "Z"}}),
    ("lights", {"pairs": {"left": "A", "ahead": "B", "behind": "C", "below": "D"}}),
    ("landing", {"order": ["A", "B", "C"]}),
    ("landing", {"order": ["A", "B", "C", "C"]}),
    ("landing", {"order": [1, 2, 3, 4]}),
    ("ebb", {"step": 0, "unit": 1}),
    ("ebb", {"step": 9, "unit": 1}),
    ("ebb", {"step": 1, "unit": 2}),
    ("ebb", {"step": True, "unit": 1}),
    ("ebb", {"step": 1.0, "unit": 1}),
    ("ebb", {"step": 1}),
    ("flood", {"values": [1.0] * 7}),
    ("flood", {"values": [1.0] * 7 + [1.5]}),
    ("flood", {"values": [1.0] * 7 + [True]}),
    ("flood", {"values": [1.0] * 7 + [None]}),
    ("level", {"text": "(1, 2)"}),
    ("level", {"text": "10,400"}),
]


@pytest.mark.parametrize(("name", "response"), BAD)
def test_what_cannot_be_read_is_refused_by_json_and_the_id_stays_free(
    client: PageClient, site: Site, name: str, response: dict[str, Any]
) -> None:
    put = to_answer(known(client), name)
    before = row_counts(site)
    body = body_of(put, response)
    refused = client.post_json("/api/answers", body)
    assert (refused.status, refused.headers["Content-Type"]) == (422, "application/problem+json")
    assert row_counts(site) == before
    taken = client.post_json("/api/answers", {**body, "response": right(seen_in_json(put))})
    assert (taken.status, taken.json["score"]) == (200, 1.0)
