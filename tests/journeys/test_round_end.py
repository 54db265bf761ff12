"""The end of a round without JavaScript: its arch, its text, its picture, its ways on."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.services.base.site import Site
from tests.builders import every_type, orchard, write_content, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.sittings import started as start_test
from tests.web.visits import log_rows

SVG = "{http://www.w3.org/2000/svg}"
WRONG: dict[str, dict[str, str | list[str]]] = {
    "tide": {"choice": "wind"},
    "crew": {"choice": ["keeper"]},
    "knots": {"gap": ["acres", "fathom"]},
    "salt": {"choice": "true"},
    "rope": {"text": "halyard"},
    "fathom": {"text": "2"},
    "port": {"grade": "again"},
}
RIGHT: dict[str, dict[str, str | list[str]]] = {
    "tide": {"choice": "moon"},
    "crew": {"choice": ["keeper", "lamp"]},
    "knots": {"gap": ["knots", "fathoms"]},
    "salt": {"choice": "false"},
    "rope": {"text": "hawser"},
    "fathom": {"text": "0.5"},
    "port": {"grade": "good"},
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", every_type(), orchard())


def address(*questions: str) -> str:
    return "/rounds/new?" + "&".join(f"question=harbour/{one}" for one in questions)


def play(client: PageClient, path: str, given: Callable[[str, int], dict[str, str | list[str]]]) -> Reply:
    """Answer a round to its end, by the question and the slot."""
    page = client.follow(client.get(path))
    while page.forms and "question" in page.form.fields:
        name, slot = page.form.fields["question"].partition("/")[2], int(page.form.fields["slot"])
        form = page.form
        if "/reveals" in form.action:
            form = next(one for one in client.send(form).forms if one.action == "/answers")
        answered = client.sent(form.filled(**given(name, slot)))
        page = client.get(answered.link("Next")) if "/answers/" in answered.path else answered
    return page


def missing(*names: str) -> Callable[[str, int], dict[str, str | list[str]]]:
    """These are missed the first time, and the second."""
    return lambda name, _slot: WRONG[name] if name in names else RIGHT[name]


def stones(page: Reply) -> list[tuple[str, str, str]]:
    """Of each stone: its tone, its words, where it leads."""
    found = [e for e in page.root.iter() if "stone" in str(e.get("class", "")).split()]
    return [(e.get("class", "").split()[-1], e.get("aria-label", ""), e.get("href", "")) for e in found]


def test_each_stone_leads_to_its_answer(client: PageClient, site: Site) -> None:
    page = play(client, address("tide", "crew", "salt", "rope", "port"), missing("tide", "crew"))
    rows = {row.slot: row for row in log_rows(site)}
    told = stones(page)
    assert [url for _tone, _words, url in told] == [f"/answers/{rows[slot].id}" for slot in range(1, 6)]
    tones = {rows[slot].question_id.partition("/")[2]: told[slot - 1][0] for slot in range(1, 6)}
    assert tones == {"tide": "wrong", "crew": "partly", "salt": "right", "rope": "right", "port": "judged"}
    assert all(client.get(url).status == 200 for _tone, _words, url in told)


def test_the_score_leaves_out_repeats_and_what_one_judged_oneself(client: PageClient) -> None:
    page = play(client, address("tide", "salt", "port"), missing("tide"))
    assert page.h1 == "Round done: 1 of 2"
    assert "0 of 1 missed came right on the second try." in page.words
    assert "You judged 1 card yourself: 1 known." in page.words
    assert "One question is not there yet." in page.words


def test_of_cards_alone_the_score_is_what_was_known(client: PageClient) -> None:
    page = play(client, address("port"), missing())
    assert page.h1 == "Round done: 1 of 1 known"
    assert "You judged these yourself." in page.words


def test_all_right_is_said_and_not_cheered(client: PageClient) -> None:
    page = play(client, address("tide", "salt"), missing())
    assert "Nothing was missed." in page.words
    assert "Not yet" not in page.words
    assert "!" not in page.words


def test_all_missed_is_said_and_not_scolded(client: PageClient) -> None:
    page = play(client, address("tide", "salt", "rope"), missing("tide", "salt", "rope"))
    assert page.h1 == "Round done: 0 of 3"
    assert "3 questions are not there yet." in page.words
    assert "rong" not in page.words
    assert "!" not in page.words


# Words of an element in a line stand apart here, signs too.
def missed_words(page: Reply) -> dict[str, str]:
    """What is said of each miss, by how it is asked."""
    cards = [e for e in page.root.iter("li") if "card" in str(e.get("class", "")).split()]
    return {words(next(e for e in card.iter("p"))): words(card) for card in cards}


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("tide", "What pulls the tide?", "You: The wind It is: The moon This looks like: waves for tides"),
        ("crew", "What does a lighthouse need?", "You: A keeper It is: A keeper , A lamp"),
        ("salt", "The open sea is sweeter than a river.", "You: True It is: False This looks like: sweet sea"),
        ("rope", "What holds a ship to the quay?", "You: halyard It is: hawser This looks like: any rope"),
        ("fathom", "How many cables are three hundred and four feet?", "You: 2 It is: 0.5"),
        ("knots", "Speed is measured in …, depth in ….", "You: acres , fathom It is: knots , fathoms"),
        ("port", "Which side is port?", "It is: The left one, looking ahead."),
    ],
)
def test_a_miss_tells_what_was_said_and_what_is_so(client: PageClient, name: str, asked: str, told: str) -> None:
    page = play(client, address(name), missing(name))
    assert told in missed_words(page)[asked]


def test_what_was_skipped_and_what_is_long_is_told_without_words(client: PageClient) -> None:
    page = play(client, address("tide", "lights", "landing", "level"), lambda *_: {"skipped": "1"})
    said = missed_words(page)
    assert len(said) == 4
    assert all("skipped" in told and "You:" not in told for told in said.values())
    assert "It is: The moon" in said["What pulls the tide?"]


def test_try_these_again_asks_just_these(client: PageClient) -> None:
    page = play(client, address("tide", "salt", "rope"), missing("tide", "rope"))
    url = page.link("Try these again")
    again = client.follow(client.get(url))
    asked = set()
    for _turn in range(2):
        asked.add(again.form.fields["question"])
        again = client.get(client.sent(again.form.filled(**RIGHT[again.form.fields["question"][8:]])).link("Next"))
    assert asked == {"harbour/tide", "harbour/rope"}
    assert again.h1 == "Round done: 2 of 2"


def test_the_result_as_text(client: PageClient) -> None:
    page = play(client, address("tide", "crew", "salt", "port", "rope"), missing("tide", "crew"))
    text = next(page.root.iter("pre")).text or ""
    name, score, signs = text.split("\n")
    assert name == "Keepgate · The harbour"
    assert score == "2 of 4, 3 min"
    assert sorted(signs) == sorted("□◧■●■")


def test_in_spanish_all_of_it_is(client: PageClient) -> None:
    page = play(client, address("tide", "salt"), missing("tide"))
    spanish = client.get(page.path, Accept_Language="es")
    assert spanish.language == "es"
    assert spanish.h1 == "Ronda terminada: 1 de 2"
    assert "Keepgate · El puerto" in spanish.text
    assert "Lo que se ha movido" in spanish.words
    for english in ("moved", "Not yet", "come back", "Copy", "Save", "firmer"):
        assert english not in spanish.words


def test_the_picture_names_nobody_and_asks_nothing(client: PageClient, other_client: PageClient, site: Site) -> None:
    page = play(client, address("tide", "salt"), missing("tide"))
    source = next(e.get("src", "") for e in page.root.iter("img"))
    picture = client.get(source)
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["Cache-Control"] == "no-store"
    root = ElementTree.fromstring(picture.text)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    said = [e.text for e in root.iter(f"{SVG}text")]
    assert sorted(map(str, said)) == sorted(["1", "2", "1", "of 2, in 1 minute", "1 of 2", "The harbour", "Keepgate"])
    (row, *_others) = log_rows(site)
    for secret in (row.learner_id, row.learner_id[:8], row.id, "tide", "moon", source.split("/")[2]):
        assert secret not in picture.text
    assert other_client.get(source).status == 404


def test_there_is_no_picture_before_the_first_answer(client: PageClient) -> None:
    page = client.follow(client.get(address("tide")))
    assert client.get(f"/rounds/{page.form.fields['round']}/picture.svg").status == 404


def test_the_last_answer_is_taken_back_from_here(client: PageClient) -> None:
    page = play(client, address("tide", "salt"), missing())
    (undo,) = page.forms
    again = client.sent(undo)
    assert again.form.fields["slot"] == "2"
    other = client.get(again.path)
    assert other.form.fields["question"] == again.form.fields["question"]


def test_while_a_test_runs_no_key_is_told_here(client: PageClient) -> None:
    page = play(client, address("tide", "salt"), missing("tide"))
    assert "The moon" in page.words
    start_test(client)
    waiting = client.get(page.path)
    assert waiting.status == 200
    assert "The moon" not in waiting.words
    assert "waves for tides" not in waiting.words
    assert waiting.forms == []
    assert "/attempts/" in waiting.link("Back to the test")


def test_a_round_of_which_nothing_is_left_ends_without_a_score(client: PageClient, site: Site, content: Path) -> None:
    page = client.follow(client.get(address("tide")))
    address_of_page = page.path + f"?plan={page.form.fields['plan']}"
    left = [one for one in every_type()["questions"] if one["id"] != "tide"]
    write_yaml(content / "harbour.yaml", every_type() | {"questions": left})
    site.follower.look(settled=True)
    end = client.get(address_of_page)
    assert end.status == 200
    assert end.h1 == "Round done: 0 of 0"
    assert "Nothing of this round is asked any more." in end.words
    assert stones(end) == [("gone", "Question 1: no longer asked, does not count", "")]
    assert not list(end.root.iter("pre"))


def test_what_is_gone_keeps_its_stone_and_counts_no_more(client: PageClient, site: Site, content: Path) -> None:
    page = play(client, address("tide", "salt"), missing("tide"))
    left = [one for one in every_type()["questions"] if one["id"] != "tide"]
    write_yaml(content / "harbour.yaml", every_type() | {"questions": left})
    site.follower.look(settled=True)
    end = client.get(page.path)
    assert end.h1 == "Round done: 1 of 1"
    assert sorted(tone for tone, _words, _url in stones(end)) == ["gone", "right"]
    assert all(client.get(url).status == 200 for _tone, _words, url in stones(end))
    assert (next(end.root.iter("pre")).text or "").endswith("\n■")


def test_there_is_one_filled_button(client: PageClient) -> None:
    page = play(client, address("tide", "salt", "rope"), missing("tide", "salt"))
    filled = [e for e in page.root.iter() if {"btn", "main"} <= set(str(e.get("class", "")).split())]
    assert [words(e).replace(" ⏎", "") for e in filled] == ["Try these 2 again"]
