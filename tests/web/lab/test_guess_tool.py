"""Guessing a gate before it is shown."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from app.lab.readings.predictions import closing_steps
from app.lab.trace import trace_sequence
from app.web.lab.state import gate_values
from tests.lab.builders import shipped
from tests.web.lab.pages import lab, links, part
from tests.web.page_client import PageClient, words

SEQUENCE = "aab#a"


def values() -> list[float]:
    return gate_values(trace_sequence(shipped("forget"), SEQUENCE), "forget", 1)


def test_a_gate_is_chosen_by_what_it_does(client: PageClient) -> None:
    chooser = links(part(lab(client, "forget", sequence=SEQUENCE), "predict"))

    assert list(chooser) == [
        "f forget gate how much of the memory stays",
        "i input gate how much is written into the memory",
        "o output gate how much of the memory is shown",
    ]
    assert 'data-concealed="forget"' in client.get(next(iter(chooser.values()))).text


def test_there_is_a_field_for_every_step(client: PageClient) -> None:
    form = next(
        one
        for one in lab(client, "forget", sequence=SEQUENCE, predict="forget").elements("form")
        if one.get("data-guess") is not None
    )

    assert [one.get("value") for one in form.iter("input") if one.get("name") == "curve"] == ["0.5"] * 5


def test_a_guess_that_nobody_touched_is_not_scored(client: PageClient) -> None:
    page = lab(client, "forget", sequence=SEQUENCE, predict="forget", curve="0.5,0.5,.5,0.50,0.5")

    assert "Your guess still says 0.5 at every step" in page.words
    assert 'data-concealed="forget"' in page.text
    assert "Score" not in page.words


def test_a_curve_is_told_with_its_nearest_and_its_farthest_steps(client: PageClient) -> None:
    page = lab(client, "forget", sequence=SEQUENCE, predict="forget", curve="1,1,1,1,1")

    near = sum(abs(1 - value) <= 0.2 for value in values())
    assert (
        f"Score 50%. {near} of 5 steps are within 0.2 of the gate. "
        f"Furthest off at step 4: you said 1.00, it is {values()[3]:.2f}."
    ) in words(part(page, "predict"))


def test_a_score_in_halves_is_told_where_the_gate_is_both_open_and_shut(client: PageClient) -> None:
    halves = "Half of the score is for the steps at which it is open"

    assert halves in lab(client, "forget", sequence=SEQUENCE, predict="forget", curve="1,1,1,1,1").words
    assert halves not in lab(client, "latch", sequence="Xabba", predict="forget", curve="0,0,0,0,0").words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "1 of 1 step is within 0.2 of the gate."),
        ("es", "1 de 1 paso está a 0.2 o menos de la puerta."),
    ],
)
def test_one_step_is_one_step(client: PageClient, language: str, sentence: str) -> None:
    page = lab(client, "forget", language, sequence="a", predict="forget", curve="1")

    assert sentence in page.words


def test_always_open_and_always_shut_are_one_press(client: PageClient) -> None:
    offered = links(part(lab(client, "forget", sequence=SEQUENCE, predict="forget"), "predict"))

    for text, value in (("Always open", "1.00"), ("Always shut", "0.00")):
        assert f"you said {value}" in client.get(offered[text]).words


def test_a_step_is_told_with_every_step_at_which_the_gate_shuts(client: PageClient) -> None:
    assert closing_steps(values()) == (4,)
    right = lab(client, "forget", sequence=SEQUENCE, predict="forget", closes="4").words
    wrong = lab(client, "forget", sequence=SEQUENCE, predict="forget", closes="2").words

    assert f"Right: at step 4 it is {values()[3]:.2f}. It falls below a half at step 4." in right
    assert f"Not yet: at step 2 it is {values()[1]:.2f}." in wrong


def test_the_same_gate_can_be_guessed_again_and_another_one(client: PageClient) -> None:
    offered = links(part(lab(client, "forget", sequence=SEQUENCE, predict="forget", curve="1,1,1,1,1"), "predict"))

    again, other = (parse_qs(urlsplit(offered[text]).query) for text in ("Guess again", "Guess another"))
    assert (again["predict"], "curve" in again) == (["forget"], False)
    assert "predict" not in other


def test_a_long_guess_stays_an_address(client: PageClient) -> None:
    asked = {"sequence": "ab#" * 40, "predict": "forget", "curve": ",".join(["0.55"] * 119 + ["0"])}
    query = urlencode(asked, safe=",")

    page = client.get(f"/lab/forget?{query}")

    assert len(query) < 2000
    assert "of 120 steps are within 0.2" in page.words


def test_without_scripts_both_curves_are_named(client: PageClient) -> None:
    page = lab(client, "forget", sequence=SEQUENCE, predict="forget", curve="1,1,1,1,1")

    chart = next(one for one in page.root.iter() if one.get("class") == "guess-chart")
    names = [one for one in chart.iter() if str(one.tag).endswith("text")]
    assert [words(one) for one in names] == ["1", "0", "you", "f"]
    heights = [float(one.get("y", "")) for one in names[2:]]
    assert abs(heights[0] - heights[1]) >= 18
