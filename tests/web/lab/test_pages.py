"""The lab's pages: whatever an address holds, a page or a sentence comes back."""

import re
from urllib.parse import quote, urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lab.quantities import QUANTITIES
from app.web.shared.heat import reach
from app.web.shared.palette import light_palette
from app.web.shared.strips import Band, printed_range
from tests.builders import ROOT
from tests.depth import ON_ONE_FIXTURE, examples
from tests.house_rules.palette import linear, themes
from tests.lab.builders import SHIPPED
from tests.web.page_client import PageClient

NAMES = (
    "v",
    "sequence",
    "step",
    "unit",
    "do",
    "show",
    "sort",
    "flip",
    "hide",
    "predict",
    "curve",
    "closes",
    "question",
    "answer",
    "tool",
    "every",
)


def lab(client: PageClient, model: str, **asked: object) -> str:
    return client.get(f"/lab/{model}?{urlencode(asked)}").text


@pytest.mark.parametrize("model", SHIPPED)
def test_every_model_has_its_page_its_picture_and_its_numbers(client: PageClient, model: str) -> None:
    for path in ("", "/strips.svg", "/numbers.csv"):
        assert client.get(f"/lab/{model}{path}").status == 200


@pytest.mark.parametrize(
    ("model", "sequence", "sentence"),
    [
        ("counter", "", "Type at least one symbol"),
        ("counter", "(" * 501, "longer than 500"),
        ("counter", "((?", "Symbol 3, ?"),
        ("counter", "(\x00(", "Symbol 2, U+0000"),
        ("input", "", "Type at least"),
        ("input", "0.1, nan", "Entry 2, nan, is not a decimal number"),
        ("input", "inf", "Entry 1, inf, is not a decimal number"),
        ("input", "0.1 1e9", "Number 2, 1e9, is out of range"),
        ("input", "0,5 0,3", "could be one number or two"),
        ("input", " ".join(["0.1"] * 501), "longer than 500"),
        ("temperature", "3 4*", "Entry 2, 4*, is marked"),
    ],
)
@pytest.mark.parametrize("path", ["", "/strips.svg", "/numbers.csv"])
def test_what_a_model_cannot_read_is_said(
    client: PageClient, model: str, sequence: str, sentence: str, path: str
) -> None:
    page = client.get(f"/lab/{model}{path}?{urlencode({'sequence': sequence})}")

    assert page.status == 422
    assert sentence in page.text


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"v": "9"}, "another version of the lab"),
        ({"step": "0"}, "asks for step 0; there are 4"),
        ({"step": "99999999999999999999"}, "there are 4"),
        ({"unit": "2"}, "asks for unit 2; there are 1"),
        ({"do": "f=nan"}, "“f=nan” cannot be read"),
        ({"do": "f=1e400"}, "“f=1e400” cannot be read"),
        ({"do": "f=1.5"}, "a gate lies between 0 and 1"),
        ({"do": "c1@9=1"}, "names a step that is not there"),
        ({"do": "W.f1.9=1"}, "names a weight that is not there"),
        ({"do": "b.f1=1000"}, "at most 100"),
        ({"sequence": "(" * 20, "do": ";".join(f"c1@{step}=1" for step in range(1, 18))}, "At most 16"),
        ({"do": "__import__('os')"}, "cannot be read"),
        ({"show": "all"}, "“all”, which the lab does not know"),
        ({"predict": "cell"}, "“cell”, which the lab does not know"),
        ({"predict": "forget", "curve": "1,2,3,4"}, "Value 2 of the guess, 2, is not a number from 0 to 1"),
        ({"predict": "forget", "curve": "1,1"}, "has 2 values"),
        ({"predict": "forget", "closes": "five"}, "There is no step five"),
    ],
)
def test_a_forged_address_is_told_and_the_run_is_shown(
    client: PageClient, asked: dict[str, str], sentence: str
) -> None:
    page = client.get(f"/lab/counter?{urlencode({'sequence': '(())', **asked})}")

    assert page.status == 422
    assert sentence in page.text
    assert "data-edits=" in page.text


def test_good_changes_beside_a_bad_one_are_made(client: PageClient) -> None:
    page = lab(client, "counter", sequence="(())", do="f=0.5;x;c1@2=1")

    assert "forget gate held at 0.5" in page
    assert "cell state set to 1 at step 2" in page
    assert 'data-edits="f=0.5;c1@2=1"' in page


def test_a_change_to_the_same_place_takes_the_place_of_the_old(client: PageClient) -> None:
    assert 'data-edits="f@2=0.3"' in lab(client, "counter", sequence="(())", do="f@2=0.5;f@2=0.3")


@pytest.mark.parametrize(
    ("form", "edit"),
    [
        ({"new_what": "f", "new_unit": "", "new_step": "1", "new_value": "0.5"}, "f=0.5"),
        ({"new_what": "c", "new_unit": "1", "new_step": "2", "new_value": "-1"}, "c1@2=-1"),
        ({"new_what": "g", "new_unit": "1", "new_source": "U.1", "new_value": "2"}, "U.g1.1=2"),
        ({"new_what": "f", "new_unit": "1", "new_source": "b", "new_value": "3"}, "b.f1=3"),
    ],
)
def test_a_form_adds_its_change_to_the_address(client: PageClient, form: dict[str, str], edit: str) -> None:
    page = client.get(f"/lab/counter/edits?{urlencode({'sequence': '(())', 'do': 'i=1', **form})}")

    assert page.status == 302
    assert f'data-edits="i=1;{edit}"' in client.get(page.location).text


def test_an_awaited_guess_gives_no_number_away(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#a", predict="forget")

    assert 'data-concealed="forget"' in page
    assert "<td>" not in page.replace("<td><input", "")
    assert 'data-term="forget.value"' not in page
    picture = client.get(f"/lab/forget/strips.svg?{urlencode({'sequence': 'aab#a', 'predict': 'forget'})}").text
    assert light_palette()["forget"] not in re.sub(r"<text[^>]*>", "", picture)


def test_the_picture_has_the_colours_of_the_light_theme(client: PageClient) -> None:
    picture = client.get("/lab/counter/strips.svg?sequence=(())").text
    light = themes(ROOT / "static" / "css" / "tokens.css")["light"]

    colours = set(re.findall(r"#[0-9a-f]{6}", picture)) - {"#000000"}
    assert all(any(np.allclose(linear(colour), token) for token in light.values()) for colour in colours)
    assert {light_palette()[one.name] for one in QUANTITIES} <= colours


def test_the_picture_writes_numbers_as_they_are(client: PageClient) -> None:
    trace = client.get(f"/api/lab/trace?model=counter&sequence={'(' * 12}").json
    picture = client.get(f"/lab/counter/strips.svg?sequence={'(' * 12}").text

    assert trace["cell"][-1][0] > 10
    assert f">{trace['cell'][-1][0]:.2f}<" in picture
    cell = Band("cell", "c", "cell", "state", None)
    assert f">{printed_range(cell, reach(cell.full, [row[0] for row in trace['cell']]))}<" in picture


def test_a_picture_of_very_much_stays_small(client: PageClient) -> None:
    picture = client.get(f"/lab/reverse/strips.svg?sequence={'A' * 500}")

    assert len(picture.bytes) < 2_000_000


def test_sixteen_changes_can_still_be_changed(client: PageClient) -> None:
    edits = ";".join(f"c1@{step}=1" for step in range(1, 17))

    page = lab(client, "counter", sequence="(" * 20, do=f"{edits};c1@3=2")

    assert "c1@3=2" in page
    assert "At most 16" not in page


def test_a_decoders_weights_are_offered_and_named(client: PageClient) -> None:
    page = lab(client, "reverse", sequence="ABCD", do="W2.f1.3=2")

    assert '<option value="U2.32">' in page
    assert "weight from decoder: h of the encoder, unit 3 is 2" in page


def test_another_sequence_keeps_the_rest_of_the_view(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab", do="f=1", hide="models,change", every="1")
    form = page[page.index('<form class="writing"') :]
    form = form[: form.index("</form>")]

    for name, value in (("do", "f=1"), ("hide", "models,change"), ("every", "1")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert " data-every" in page


def test_the_hint_waits_for_the_guess(client: PageClient) -> None:
    assert "it shuts at #" in lab(client, "forget", sequence="aab")
    assert "it shuts at #" not in lab(client, "forget", sequence="aab", predict="forget")


def test_a_decoders_first_step_is_a_first_step(client: PageClient) -> None:
    assert "layer&#39;s first step" in lab(client, "reverse", sequence="ABCD", step=5, show="forget")


def test_the_numbers_are_whole(client: PageClient) -> None:
    rows = client.get(f"/lab/reverse/numbers.csv?sequence={quote('ABC')}").text.splitlines()

    assert rows[0] == "step,symbol,unit,forget,input,output,candidate,cell,hidden,truth,answer"
    assert len(rows) == 1 + 6 * 32
    assert all(float(value) == float(repr(float(value))) for value in rows[1].split(",")[3:9])


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=30)), max_size=6))
@settings(max_examples=examples(150), suppress_health_check=ON_ONE_FIXTURE)
def test_no_address_breaks_the_lab(client: PageClient, asked: list[tuple[str, str]]) -> None:
    for path in ("", "/edits", "/strips.svg", "/numbers.csv"):
        status = client.browser.get(f"/lab/forget{path}?{urlencode(asked, errors='surrogatepass')}").status_code
        assert status in {200, 302, 422}


@pytest.mark.parametrize(("model", "unit"), [("input", 4), ("order", 3), ("count-match", 2), ("text", 9)])
def test_a_model_opens_on_the_unit_of_which_the_lab_speaks(client: PageClient, model: str, unit: int) -> None:
    assert f'<input type="hidden" name="unit" value="{unit}">' in client.get(f"/lab/{model}").text


def test_an_address_that_names_a_sequence_means_unit_1_where_it_names_none(client: PageClient) -> None:
    for asked, unit in (({"sequence": "XabY"}, 1), ({"sequence": "XabY", "unit": 5}, 5), ({"unit": 6}, 6)):
        assert f'<input type="hidden" name="unit" value="{unit}">' in lab(client, "order", **asked)


@pytest.mark.parametrize(
    ("model", "sequence", "step", "unit", "said"),
    [
        (
            "count-match",
            "aabbaaaaabbbbb",
            10,
            2,
            "keeps 94.5% of the memory; at this rate half is left after about 12.1",
        ),
        ("forget", "aab", 3, 1, "% of the memory: at this rate half is left after more than 50 steps"),
    ],
)
def test_the_panel_says_a_half_life_with_as_many_digits_as_a_question_takes(
    client: PageClient, model: str, sequence: str, step: int, unit: int, said: str
) -> None:
    page = lab(client, model, sequence=sequence, step=step, unit=unit, show="forget")
    assert said in " ".join(page.split())
