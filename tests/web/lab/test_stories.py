"""Openings, captions, experiments and the cards of the models, as the lab's pages say and draw them."""

import re
from html import unescape
from typing import Any

import pytest

from app.lab.edits.notation import Edits, written
from app.lab.quantities import BY_NAME
from app.lab.stage.captions.caption import found_in
from app.lab.stage.captions.table import CAPTIONS, captions_in
from app.lab.stage.cells import Here, steps_of
from app.lab.stage.experiments.experiment import Trial
from app.lab.stage.experiments.table import EXPERIMENTS
from app.lab.stage.openings import OPENINGS
from app.web.lab.caption_words import caption_sentences
from app.web.lab.experiment_words import experiment_claims, experiment_labels
from app.web.lab.model_strips import COLUMN, MOST, model_strip
from app.web.lab.model_words import words_of
from app.web.shared.heat import STEPS, full_value, heat, reach
from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import model, started
from tests.web.lab.test_pages import lab
from tests.web.page_client import PageClient

ROOM = 190  # characters
SHOWN_AND_DONE = re.compile(
    r'<p class="claim shown" data-said>.*?</p>\s*<p class="effect-line" data-said>.*?</p>', re.DOTALL
)
GAP = re.compile(r"%\((\w+)\)s")
CHIP = re.compile(
    r'<a class="trial" href="([^"]*)" data-lab\s+data-experiment="([\w-]+)"( aria-current="true")?[^>]*>([^<]*)'
)
SIGHT = re.compile(r'<a class="sight" href="([^"]*)" data-lab data-caption( aria-current="step")?>', re.DOTALL)


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def claim(page: str) -> str:
    """What the experiment that is being done shows."""
    found = re.search(r'<p class="claim shown" data-said>([^<]*)</p>', page)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize("model_id", SHIPPED)
def test_an_address_without_a_sequence_opens_where_something_happens(client: PageClient, model_id: str) -> None:
    opening, page = OPENINGS[model_id], client.get(f"/lab/{model_id}").text

    assert f'data-step="{opening.step}" data-unit="{opening.unit}"' in page
    assert len(re.findall('data-caption aria-current="step"', " ".join(page.split()))) == 1


def test_an_address_that_names_a_step_or_a_sequence_opens_there(client: PageClient) -> None:
    assert 'data-step="2" data-unit="1"' in lab(client, "input", step=2)
    assert 'data-step="1" data-unit="1"' in lab(client, "input", sequence="0.5*")
    assert 'data-step="4" data-unit="2"' in lab(client, "input", unit=2)


def test_a_caption_has_the_runs_own_numbers_and_leads_to_its_cell(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#abba#aa", step=1)
    links = [unescape(url) for url, _current in SIGHT.findall(page)]

    assert "f shuts at #: 0.01. What was counted is gone: c falls from 0.21 to 0.00." in words(page)
    assert "step=4&unit=1&show=forget" in links[0]
    assert 'aria-current="step"' in client.get(links[0]).text


def test_what_is_not_so_in_this_run_is_not_said(client: PageClient) -> None:
    assert "What was counted is gone" not in words(lab(client, "forget", sequence="aab"))
    assert "What was counted is gone" not in words(lab(client, "forget", sequence="aab#", do="f=1"))


def test_nothing_is_given_away_before_a_guess(client: PageClient) -> None:
    page = client.browser.get("/lab/forget?sequence=aab%23abba%23aa&predict=forget&do=f%3D1").text

    assert not SIGHT.findall(page)
    assert not CHIP.findall(page)
    assert not claim(page)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_each_experiment_is_one_link_away_says_what_it_shows_and_is_taken_back(
    client: PageClient, model_id: str
) -> None:
    before = client.get(f"/lab/{model_id}").text
    chips = CHIP.findall(before)

    assert [name for _url, name, _current, _label in chips] == [one.id for one in EXPERIMENTS[model_id]]
    for url, name, current, _label in chips:
        page = client.get(unescape(url)).text
        assert not current
        assert claim(page)
        assert [(one, bool(now)) for _url, one, now, _label in CHIP.findall(page) if now] == [(name, True)]
        back = next(unescape(url) for url, one, _now, _label in CHIP.findall(page) if one == name)
        assert 'data-edits=""' in client.get(back).text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("model_id", SHIPPED)
def test_what_an_experiment_shows_and_does_has_room_under_the_strips(
    client: PageClient, model_id: str, language: str
) -> None:
    """Four lines of a phone: what is more would push down what lies below."""
    chips = CHIP.findall(client.get(f"/lab/{model_id}").text)
    for url, name, _current, _label in chips:
        page = client.get(unescape(url), Accept_Language=language)
        said = words(SHOWN_AND_DONE.findall(page.text)[0])
        assert len(said) <= ROOM, (name, said)


def test_a_lesson_without_changes_has_no_experiments_to_tap(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#abba#aa", hide="change", do="f=1")

    assert not CHIP.findall(page)
    assert "Try one" not in words(lab(client, "forget", hide="change"))
    assert claim(page) == "Nothing is forgotten at # any more: at the end it counts 6.23, not 1.99."
    assert "forget gate held at 1" in words(page)


def test_an_experiment_takes_the_place_of_other_changes(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#a", step=2, do="i=0.5;o=1")
    url = next(unescape(url) for url, name, _current, _label in CHIP.findall(page) if name == "forget-never")

    assert 'data-edits="f=1"' in client.get(url).text
    assert not claim(page)


def test_what_a_reset_showed_is_still_said_from_another_step(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#a", step=1, do="c1@3=0")

    assert claim(page) == "What was counted is gone at step 3: the count there is 0.00, it was 2.00."


@pytest.mark.parametrize("model_id", SHIPPED)
def test_an_experiment_in_force_stays_in_its_place_as_it_was_made(client: PageClient, model_id: str) -> None:
    chips = CHIP.findall(client.get(f"/lab/{model_id}").text)
    for place, (url, name, _current, label) in enumerate(chips):
        query = unescape(url)
        for step in (1, 2, len(started(model_id).symbols)):
            page = client.get(re.sub(r"step=\d+", f"step={step}", query)).text
            now = CHIP.findall(page)
            assert [one[1] for one in now] == [one[1] for one in chips]
            assert [bool(one[2]) for one in now] == [nth == place for nth in range(len(chips))], name
            assert now[place][3] == label
            assert '<ul class="made">' not in page


def test_the_sentences_of_an_experiment_name_one_answer(client: PageClient) -> None:
    """Also where another one moved a little more."""
    page = lab(client, "forget", sequence="aab#abba#aa", do="c1@1=0")
    run = client.get("/lab/forget/run?sequence=aab%23abba%23aa&do=c1@1=0").json

    assert claim(page) == "What was counted is gone at step 1: the count there is 0.00, it was 0.99."
    assert (run["sentence"], run["answer_at"]) == ("4 of 11 answers changed. Right: 11 before, 8 now.", 1)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_answer_that_is_told_is_that_of_the_sentence(client: PageClient, model_id: str) -> None:
    for one in EXPERIMENTS[model_id]:
        for step in steps_of(started(model_id)):
            edits = one.makes(Here(started(model_id), step, 1)) or ()
            facts = one.shows(Trial(started(model_id), started(model_id, edits), edits))
            if facts and one.answer:
                assert stage(client, model_id, edits)["answer_at"] == facts[one.answer], (one.id, step)


def stage(client: PageClient, model_id: str, edits: Edits) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/lab/{model_id}/run?do={written(edits)}").json
    return found


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_sentence_that_names_a_wrong_answer_says_which(client: PageClient, model_id: str) -> None:
    with client.browser.application.test_request_context():
        claims = experiment_claims()
    for one in EXPERIMENTS[model_id]:
        assert ("wrong" in GAP.findall(claims[one.id])) == (one.answer == "wrong"), one.id


def test_a_range_of_steps_is_told_in_words(client: PageClient) -> None:
    def told(model_id: str, sequence: str, do: str) -> str:
        return words(lab(client, model_id, sequence=sequence, do=do))

    assert "forget gate held at 0.5 from step 2 to step 3" in told("forget", "aab#a", "f@2-3=0.5")
    assert "forget gate held at 0.5 at step 2 " in told("forget", "aab#a", "f1@2-2=0.5")
    assert "forget gate of every unit held at 0.5 from step 2 to step 3" in told("order", "abXcY", "f@2-3=0.5")
    assert "forget gate of unit 3 held at 0.5 from step 2 to step 3" in told("order", "abXcY", "f3@2-3=0.5")
    assert "ends before it starts" in words(lab(client, "forget", sequence="aab#a", do="f@3-2=0.5"))


@pytest.mark.parametrize("model_id", SHIPPED)
def test_every_gap_of_a_caption_has_its_fact(client: PageClient, model_id: str) -> None:
    with client.browser.application.test_request_context():
        sentences = caption_sentences()
    facts = {found.id: set(found.facts) for found in captions_in(started(model_id))}

    assert facts
    assert all(set(GAP.findall(sentences[name])) <= told for name, told in facts.items())
    assert {caption.id for caption in CAPTIONS[model_id]} <= set(sentences)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_every_gap_of_an_experiment_has_its_fact(client: PageClient, model_id: str) -> None:
    with client.browser.application.test_request_context():
        labels, claims = experiment_labels(), experiment_claims()
    for one in EXPERIMENTS[model_id]:
        edits = one.makes(OPENINGS[model_id].here(started(model_id))) or ()
        tried = Trial(started(model_id), started(model_id, edits), edits)
        assert set(GAP.findall(labels[one.id])) <= set(tried.facts())
        assert set(GAP.findall(claims[one.id])) <= set(one.shows(tried) or ())


def test_first_wrong_answers_have_their_facts(client: PageClient) -> None:
    said = words(lab(client, "forget", sequence="a" * 25))
    assert "The first wrong answer: it says 19.62, and the count is 19." in said
    assert found_in(started("forget"), CAPTIONS["forget"]) == captions_in(started("forget"))


def test_the_labs_front_has_every_model_and_may_be_found(client: PageClient) -> None:
    page = client.get("/lab")

    assert page.status == 200
    assert '<meta name="robots" content="index">' in page.text
    assert re.findall(r'class="model-front" href="/lab/([\w-]+)"', page.text)[0] == "forget"
    assert set(re.findall(r'class="model-front" href="/lab/([\w-]+)"', page.text)) == set(SHIPPED)
    assert page.text.count('<svg class="model-strip"') == len(SHIPPED)
    assert "Counts each a since the last #" in page.text


def test_the_open_model_is_marked_among_the_cards(client: PageClient) -> None:
    page = client.get("/lab/text").text

    assert re.findall(r'class="model-card" href="([^"]*)" aria-current="page"', page) == ["/lab/text"]
    assert page.count('class="model-card"') == len(SHIPPED)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_strip_shows_the_telling_step_on_the_one_scale_of_heat(model_id: str) -> None:
    strip, opening, trace = model_strip(model(model_id)), OPENINGS[model_id], started(model_id)
    first = max(0, min(opening.step - 1 - MOST // 2, len(trace.symbols) - MOST))
    row = trace.layer[opening.quantity][first : first + MOST, opening.unit - 1].round(3)
    at = f"M{COLUMN * (opening.step - 1 - first)} 0h"

    (strength,) = {part.strength for part in strip.parts if at in part.path and part.quantity == opening.quantity}
    full = reach(full_value_of(opening.quantity), row.tolist())
    assert strength == f"{heat(float(row[opening.step - 1 - first]), full) / STEPS:g}"
    assert sum(part.path.count("M") for part in strip.parts) == len(strip.letters) * len(row)


def full_value_of(quantity: str) -> float | None:
    return full_value(BY_NAME[quantity])


def test_a_strip_is_drawn_once() -> None:
    assert model_strip(model("forget")) is model_strip(model("forget"))


def test_all_strips_together_are_small(client: PageClient) -> None:
    page = client.get("/lab").text

    assert sum(map(len, re.findall(r"<svg.*?</svg>", page, re.DOTALL))) < 40_000


def test_a_caption_is_about_every_quantity_that_its_sentence_names(client: PageClient) -> None:
    with client.browser.application.test_request_context():
        sentences = caption_sentences()
    for caption in (one for captions in CAPTIONS.values() for one in captions):
        named = set(re.findall(r"\b[figoch]\b", GAP.sub("", sentences[caption.id])))
        assert named <= set(caption.about), caption.id


@pytest.mark.parametrize("model_id", SHIPPED)
@pytest.mark.parametrize("letter", ["f", "i", "o"])
def test_nothing_is_said_of_what_is_held_nor_of_the_run_as_it_was(
    client: PageClient, model_id: str, letter: str
) -> None:
    page = words(lab(client, model_id, do=f"{letter}=0.5"))
    with client.browser.application.test_request_context():
        sentences, look = caption_sentences(), words_of(model_id).look

    assert look in words(lab(client, model_id))
    assert look not in page
    for caption in CAPTIONS[model_id]:
        said = r"\S+".join(map(re.escape, re.split(r"%\(\w+\)s", sentences[caption.id])))
        assert letter not in caption.about or not re.search(said, page), caption.id


def test_where_nothing_is_left_to_say_it_is_told_how_to_see_it_again(client: PageClient) -> None:
    told = "What stands here is about the unchanged run: take the change back to see it."

    assert told in words(lab(client, "reset", do="f=1"))
    assert told not in words(lab(client, "reset"))
    assert told not in words(lab(client, "forget", do="f=1"))  # its first wrong answer is there to see


def test_another_units_change_leaves_what_is_still_so(client: PageClient) -> None:
    assert "has a mark: i opens" in words(lab(client, "input", do="i3=1"))
    assert "has a mark: i opens" not in words(lab(client, "input", do="i4=1"))
    assert "has a mark: i opens" not in words(lab(client, "input", do="b.i4=1"))


def test_an_experiment_says_no_more_than_its_run_shows(client: PageClient) -> None:
    assert "every number gets in" not in words(lab(client, "input", do="i4=1"))
    assert "The answer is 2.33 instead of 0.81." in words(lab(client, "input", do="i4=1"))
    assert [one.id for one in EXPERIMENTS["latch"]][:2] == ["latch-weaker", "latch-weak"]
