"""What was written in practice is not lost: not by another language, nor by a page that refuses it."""

from pathlib import Path

import pytest

from app.services.base.refusals import Busy
from app.services.base.site import Site
from tests.builders import every_type, harbour, tide, write_content, write_yaml
from tests.web.page_client import Form, PageClient, Reply, words
from tests.web.sittings import started
from tests.web.solving import filled, right, seen_in_page
from tests.web.visits import answer_body, answer_in_pages, log_rows, question_page, turned_card

ASKED = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")
NEWS = "changed, or was answered elsewhere"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


def in_language(client: PageClient, form: Form, language: str) -> Reply:
    """The form sent by the button of a language above it."""
    return client.send(Form("/language", form.filled(language=language).fields))


def answers_of(form: Form) -> dict[str, list[str]]:
    """What a form holds, but for the id of the answer that it makes anew."""
    return {name: sorted(form.fields.getlist(name)) for name in form.fields if name not in {"id", "back"}}


@pytest.mark.parametrize("name", ASKED)
def test_another_language_keeps_what_is_filled_in_and_the_draw(client: PageClient, site: Site, name: str) -> None:
    page = question_page(client, name)
    form = filled(page.form, right(seen_in_page(page))).filled(certainty="fairly")
    again = in_language(client, form, "es")
    assert (again.status, again.language) == (200, "es")
    assert answers_of(again.form) == answers_of(form)
    back = in_language(client, again.form, "en")
    assert (back.language, answers_of(back.form)) == ("en", answers_of(form))
    assert log_rows(site) == []
    assert client.sent(back.form).h1 == "✓ Right"


@pytest.mark.parametrize("name", ["knots", "lights", "landing"])
def test_another_language_keeps_what_is_half_filled_in(client: PageClient, name: str) -> None:
    form = question_page(client, name).form
    field = next(field for field in form.fields if field.startswith(("gap", "pair.", "place.")))
    half = {"knots": ["knots", ""], "lights": ["B"], "landing": ["2"]}[name]
    again = in_language(client, form.filled(**{field: half}), "es")
    assert again.form.fields.getlist(field) == half
    assert [one for one in again.elements("p") if one.get("class") == "problem"] == []


def test_another_language_keeps_what_could_not_be_read(client: PageClient) -> None:
    refused = client.send(question_page(client, "fathom").form.filled(text="abc"))
    assert in_language(client, refused.form, "es").form.fields["text"] == "abc"


def test_another_language_keeps_the_card(client: PageClient) -> None:
    again = in_language(client, turned_card(client).form, "es")
    assert (again.status, again.language) == (200, "es")
    assert "Which side is port?" in again.words


def test_another_language_in_a_form_that_is_none_leads_back(client: PageClient) -> None:
    form = Form("/language", question_page(client, "rope").form.filled(language="es", back="/lab/forget").fields)
    assert client.send(form.without("variant")).location == "/lab/forget"
    assert client.get("/").language == "es"


def test_the_way_back_stays_that_of_the_question(client: PageClient) -> None:
    form = question_page(client, "rope").form.filled(back="/sets/harbour/quiz?question=rope")
    again = in_language(client, form, "es")
    backs = [one.get("value") for one in again.elements("input") if one.get("name") == "back"]
    assert backs == ["/sets/harbour/quiz?question=rope"]


def test_the_first_button_of_a_question_sends_it(client: PageClient) -> None:
    """It is what Enter presses in a field; the buttons of the languages stand above the question."""
    page = question_page(client, "rope")
    first = next(one for one in page.elements("button") if one.get("form") == "answer")
    assert (first.get("name"), "hidden" in first.attrib) == (None, True)


def test_a_question_that_was_answered_elsewhere_says_what_was_written(client: PageClient) -> None:
    page = question_page(client, "rope")
    answer_in_pages(client, "rope", text="hawser")
    late = client.send(page.form.filled(text="a painter"))
    assert late.status == 409
    assert NEWS in late.words
    assert "You had written: a painter" in late.words


def test_another_language_at_a_question_that_has_changed_says_what_was_written(
    client: PageClient, site: Site, content: Path
) -> None:
    page = question_page(client, "rope")
    changed = every_type()
    next(one for one in changed["questions"] if one["id"] == "rope")["ask"] = "What holds a barge to the quay?"
    write_yaml(content / "harbour.yaml", changed)
    site.follower.look(settled=True)
    again = in_language(client, page.form.filled(text="a painter"), "es")
    assert (again.status, again.language) == (200, "es")
    assert "Habías escrito: a painter" in again.words


def test_a_running_test_says_what_was_written(client: PageClient) -> None:
    page = question_page(client, "rope")
    started(client)
    for refused in (
        client.send(page.form.filled(text="hawser")),
        in_language(client, page.form.filled(text="hawser"), "en"),
    ):
        assert (refused.status, refused.h1) == (409, "A test is running")
        assert "You had written: hawser" in refused.words


def test_a_question_that_is_gone_says_what_was_written(client: PageClient, site: Site, content: Path) -> None:
    page = question_page(client, "rope")
    write_yaml(content / "harbour.yaml", harbour(tide()))
    site.follower.look(settled=True)
    gone = client.send(page.form.filled(text="hawser"))
    assert gone.status == 404
    assert "You had written: hawser" in gone.words


def test_an_incomplete_form_says_what_was_written(client: PageClient) -> None:
    refused = client.send(question_page(client, "rope").form.filled(text="<i>hawser</i>\0").without("id"))
    assert refused.status == 422
    assert "You had written: <i>hawser</i>" in refused.words


@pytest.mark.parametrize("trouble", [Busy, RuntimeError])
def test_what_came_at_a_bad_moment_can_be_sent_again(
    client: PageClient, site: Site, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    page = question_page(client, "knots")

    def fails(*_args: object) -> None:
        raise trouble("a squall")

    with monkeypatch.context() as patched:
        patched.setattr("app.web.study.answering.answer_question", fails)
        refused = client.send(page.form.filled(gap=["knots", "fathoms"]))
    assert refused.status in {500, 503}
    assert "You had written: knots , fathoms" in refused.words
    assert "Send it again" in [words(button) for button in refused.elements("button")]
    assert client.sent(refused.form).h1 == "✓ Right"


def test_what_another_site_sent_is_not_shown(client: PageClient) -> None:
    form = question_page(client, "rope").form.filled(text="call this number")
    refused = client.send(form, origin="https://wreckers.example")
    assert refused.status == 403
    assert "call this number" not in refused.text


@pytest.mark.parametrize(
    ("name", "response"),
    [("knots", {"gaps": ["knots", ""]}), ("landing", {"places": {"A": 1}}), ("rope", {"text": " "})],
)
def test_in_practice_every_part_is_wanted_and_its_absence_costs_nothing(
    client: PageClient, site: Site, name: str, response: dict[str, object]
) -> None:
    form = question_page(client, name).form
    body = {**answer_body(client), "question": f"harbour/{name}", "variant": form.fields["variant"]}
    refused = client.post_json("/api/answers", {**body, "response": response})
    assert (refused.status, refused.json["type"]) == (422, "/problems/unreadable-response")
    assert log_rows(site) == []


def test_in_practice_an_empty_gap_is_told(client: PageClient) -> None:
    refused = client.send(question_page(client, "knots").form.filled(gap=["knots", ""]))
    assert "Fill in every gap. Nothing was counted." in refused.words
