"""A question changes; its history stays."""

from pathlib import Path

from app.services.base.site import Site
from app.study.draws import Draw, Variant
from tests.builders import crew, harbour, knots, port, reworded, tide, write_yaml
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, log_rows, question_page

NEW = "Which heavenly body pulls the tide?"


def publish(site: Site, content: Path, *questions: dict[str, object]) -> None:
    write_yaml(content / "harbour.yaml", harbour(*questions))
    site.follower.look(settled=True)


def test_an_answer_is_shown_by_the_text_that_it_was_given_for(client: PageClient, site: Site, content: Path) -> None:
    form = question_page(client, "tide").form
    client.sent(form.filled(choice="wind"))
    publish(site, content, reworded(tide(), NEW), crew())
    verdict = client.get(f"/answers/{form.fields['id']}")
    assert "What pulls the tide?" in verdict.words
    assert NEW not in verdict.words


def test_the_next_meeting_shows_the_new_text(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="wind")
    before = question_page(client, "tide").form.fields["variant"]
    publish(site, content, reworded(tide(), NEW), crew())
    asked = question_page(client, "tide")
    assert NEW in asked.words
    assert asked.form.fields["variant"] != before


def test_a_wording_edit_keeps_progress(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="moon")
    publish(site, content, reworded(tide(), NEW), crew())
    assert client.next_question()["question"] == "harbour/crew"
    answer_in_pages(client, "tide", choice="moon")
    assert [(row.question_id, row.repetition) for row in log_rows(site)] == [("harbour/tide", 0), ("harbour/tide", 1)]


def test_a_wording_edit_keeps_the_key_and_a_new_key_does_not(client: PageClient, site: Site, content: Path) -> None:
    swapped = tide()
    swapped["choices"][0]["wrong"] = swapped["choices"][0].pop("right")
    swapped["choices"][1]["right"] = swapped["choices"][1].pop("wrong")
    for version in (tide(), reworded(tide(), NEW), swapped):
        publish(site, content, version)
        answer_in_pages(client, "tide", choice="moon")
    first, edited, rekeyed = log_rows(site)
    assert first.key_hash == edited.key_hash != rekeyed.key_hash
    assert len({first.revision, edited.revision, rekeyed.revision}) == 3
    assert [row.score for row in (first, edited, rekeyed)] == [1.0, 1.0, 0.0]


def test_a_page_from_before_the_edit_is_stale_and_shows_the_new_text(
    client: PageClient, site: Site, content: Path
) -> None:
    form = question_page(client, "tide").form.filled(choice="moon")
    publish(site, content, reworded(tide(), NEW))
    again = client.send(form)
    assert again.status == 409
    assert NEW in again.words
    assert client.sent(again.form.filled(choice="moon")).h1 == "✓ Right"


def test_a_retired_question_is_not_asked_and_its_answers_stay(client: PageClient, site: Site, content: Path) -> None:
    form = question_page(client, "tide").form
    client.sent(form.filled(choice="wind"))
    publish(site, content, crew(), knots(), port())
    assert question_page(client, "tide").status == 404
    assert "What pulls the tide?" in client.get(f"/answers/{form.fields['id']}").words
    assert f"/answers/{form.fields['id']}" in client.get("/progress").links()


def test_a_form_for_a_question_that_was_retired_is_told_so(client: PageClient, site: Site, content: Path) -> None:
    form = question_page(client, "tide").form.filled(choice="moon")
    publish(site, content, crew())
    assert client.send(form).status == 404
    assert log_rows(site) == []


def drawn(variant: str) -> Draw:
    return Variant.parse(variant).draw("harbour/tide")


def test_a_translation_changes_no_revision(client: PageClient, site: Site, content: Path) -> None:
    """Nor what is drawn; a page that was open before is asked for once more, for the words it was marked by."""
    shown, revision = client.next_question()["variant"], site.question("harbour/tide").revision
    bilingual = {**tide(), "ask": {"en": tide()["ask"], "es": "¿Qué mueve la marea?"}}
    publish(site, content, bilingual)
    assert site.question("harbour/tide").revision == revision
    assert drawn(client.next_question()["variant"]) == drawn(shown)
    client.post("/language", {"language": "es"})
    assert "¿Qué mueve la marea?" in client.next_question()["ask_html"]
