"""Around the strips: the legend says the marks that are there, the units offer what does something."""

import re
from urllib.parse import urlencode

import pytest

from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import started
from tests.web.lab.pages import lab, part
from tests.web.page_client import PageClient, words

QUOTED = 'he said "no" to me.'
UNASKED = {"input", "order", "latch", "text", "temperature"}  # somewhere an answer does not count
ALWAYS = {"scale", "came-from", "truth-bar"}


def page(client: PageClient, model: str, **asked: str) -> str:
    return client.browser.get(f"/lab/{model}?{urlencode(asked)}").text


def marks(text: str) -> set[str]:
    return set(re.findall(r'class="mark-([a-z-]+)"', text))


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ({"sequence": "aab"}, set()),
        ({"sequence": "aab#"}, {"below-zero"}),
        ({"sequence": "aab", "do": "o=1"}, {"ghost", "wrong"}),
        ({"sequence": "aab", "predict": "forget"}, {"guess-line"}),
        ({"sequence": "aab", "predict": "forget", "curve": "1,0,1"}, {"guess-line"}),
    ],
)
def test_the_legend_says_the_marks_that_are_there(client: PageClient, asked: dict[str, str], more: set[str]) -> None:
    assert marks(page(client, "forget", **asked)) == ALWAYS | more


def test_the_legend_says_the_size_in_full_colour(client: PageClient) -> None:
    run = client.browser.get("/lab/forget/run?sequence=aab").json
    assert run is not None
    full = run["full"]
    said = f"full: 1, c {full['cell']:g}, h {full['hidden']:g}"
    assert said in page(client, "forget", sequence="aab")


def test_units_are_sorted_and_turned_only_where_that_does_something(client: PageClient) -> None:
    quoted = page(client, "text", sequence=QUOTED, tool="units")
    assert {"every", "sort", "flip"} == set(re.findall(r'data-toggle="(\w+)"', quoted))
    plain = page(client, "text", sequence="he said no to me.", tool="units")
    assert {"every"} == set(re.findall(r'data-toggle="(\w+)"', plain))


def test_each_unit_has_its_address_and_its_correlation(client: PageClient) -> None:
    text = page(client, "text", sequence=QUOTED, unit="3", tool="units")
    run = client.browser.get(f"/lab/text/run?{urlencode({'sequence': QUOTED})}").json
    assert run is not None
    told = [float(one.replace("−", "-")) for one in re.findall(r"<small data-follows>([^<]+)</small>", text)]
    assert told == pytest.approx(run["correlation"], abs=0.0051)
    links = re.findall(r'class="unit-strip" href="([^"]+)" data-unit="(\d+)"( aria-current="true")?', text)
    assert [int(unit) for _url, unit, _chosen in links] == list(range(1, 17))
    assert [unit for _url, unit, chosen in links if chosen] == ["3"]
    assert all(f"unit={unit}" in url for url, unit, _chosen in links[1:])


@pytest.mark.parametrize("model_id", SHIPPED)
def test_when_one_answer_alone_counts_its_track_says_so(client: PageClient, model_id: str) -> None:
    page, counted = lab(client, model_id), started(model_id).counted
    is_last_alone = len(counted) > 2 and sum(counted) == 1 and counted[-1]

    assert ('data-asked="asked at the last step"' in page.text) is is_last_alone
    assert ("pale answer: not asked" in page.text) is (model_id in {"input", "order", "latch", "text", "temperature"})


def test_a_yes_or_no_stands_under_its_question(client: PageClient) -> None:
    assert 'data-answer="X first?"' in lab(client, "latch").text
    assert 'data-answer="inside?"' in lab(client, "reset").text
    assert 'data-answer="answer"' in lab(client, "forget").text


def test_the_letters_are_explained_where_one_looks(client: PageClient) -> None:
    said = words(part(lab(client, "forget"), "look"))

    assert "f forget gate: how much of the memory stays" in said
    assert "g candidate: what could be written" in said
