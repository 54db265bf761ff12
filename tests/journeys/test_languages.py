"""The interface in English and Spanish; the content in the language that it is written in."""

from pathlib import Path

import pytest

from app.services.base.site import Site
from tests.builders import crew, harbour, knots, tide, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.visits import answer_in_pages, question_page


def in_spanish(client: PageClient, page: Reply, back: str = "/") -> Reply:
    return client.follow(client.post("/language", {"language": "es", "back": back}))


def spoken(page: Reply, text: str) -> str | None:
    """The language of the innermost element around `text` that names one."""
    found = None
    for element in page.root.iter():
        if element.get("lang") and text in words(element):
            found = element.get("lang")
    return found


def test_spanish_is_chosen_and_english_again(client: PageClient) -> None:
    home = in_spanish(client, client.get("/"))
    assert home.language == "es"
    assert client.get("/progress").language == "es"
    again = client.follow(client.post("/language", {"language": "en", "back": "/progress"}))
    assert (again.language, again.path) == ("en", "/progress")


def test_a_browser_that_prefers_spanish_gets_it(client: PageClient) -> None:
    assert client.get("/", Accept_Language="es-AR,es;q=0.9,en;q=0.1").language == "es"


def buttons(page: Reply) -> set[str]:
    main = next(page.root.iter("main"))
    return {words(button) for button in main.iter("button")}


def test_spanish_pages_have_no_english_buttons(client: PageClient) -> None:
    english = buttons(question_page(client, "tide"))
    in_spanish(client, client.get("/"))
    spanish = buttons(question_page(client, "tide"))
    assert len(english) == len(spanish) == 2
    assert not english & spanish


def test_a_share_is_written_as_spanish_writes_it(client: PageClient) -> None:
    in_spanish(client, client.get("/"))
    assert "50\N{NO-BREAK SPACE}%" in answer_in_pages(client, "crew", choice=["keeper"]).text


def test_english_content_says_so_on_a_spanish_page(client: PageClient) -> None:
    page = in_spanish(client, client.get("/"), "/sets/harbour/quiz?question=tide")
    assert spoken(page, "What pulls the tide?") == "en"
    assert spoken(page, "The moon") == "en"


def test_a_set_that_is_not_translated_says_why_its_questions_are_in_english(
    client: PageClient, site: Site, content: Path
) -> None:
    said = "Las preguntas están en inglés: este conjunto aún no se ha traducido."
    assert "not translated" not in client.get("/sets/harbour").words
    assert said in in_spanish(client, client.get("/"), "/sets/harbour").words
    (content / "harbour.es.yaml").write_text("questions:\n  - id: tide\n    ask: ¿Qué mueve la marea?\n")
    site.follower.look(settled=True)
    assert said not in client.get("/sets/harbour").words


def test_translated_content_is_shown_translated(client: PageClient) -> None:
    page = in_spanish(client, client.get("/"), "/sets/harbour")
    assert page.h1 == "El puerto"
    assert "Agua" in page.words


def test_an_english_page_repeats_no_language(client: PageClient) -> None:
    assert spoken(question_page(client, "tide"), "What pulls the tide?") == "en"
    assert 'class="ask prose" tabindex="-1" data-focus lang' not in question_page(client, "tide").text


@pytest.mark.parametrize(
    "path",
    ["/", "/sets/harbour", "/sets/harbour/quiz?question=tide", "/lab/forget?sequence=aab", "/progress"],
)
def test_the_language_form_leads_back_to_where_it_was_used(client: PageClient, path: str) -> None:
    page = client.get(path)
    assert f'name="back" value="{path}"' in page.text


def back_of(page: Reply) -> str:
    """Where the page's language form leads."""
    return next(i.get("value", "") for i in page.elements("input") if i.get("name") == "back")


def test_choosing_a_language_in_a_round_leads_back_into_it(client: PageClient) -> None:
    """Before its first answer with its plan, and without it after that."""
    page = client.visit("/rounds/new?question=harbour/tide&question=harbour/crew")
    fields = page.form.fields
    spanish = in_spanish(client, page, back_of(page))
    assert (spanish.language, spanish.form.fields["question"]) == ("es", fields["question"])
    assert spanish.form.fields["plan"] == fields["plan"]
    client.send(page.form.filled(skipped="1"))
    second = client.get(f"/rounds/{fields['round']}")
    again = client.follow(client.post("/language", {"language": "en", "back": back_of(second)}))
    assert (again.language, again.form.fields["slot"]) == ("en", "2")


def test_choosing_a_language_at_a_turned_card_leads_to_a_page(client: PageClient) -> None:
    front = "/sets/harbour/flashcards?question=port"
    back = client.send(client.get(front).form, referrer=front)
    assert in_spanish(client, back, back_of(back)).status == 200


@pytest.mark.parametrize("path", ["/sets/harbour/quiz?question=tide", "/rounds/new?question=harbour/tide"])
def test_choosing_a_language_at_an_incomplete_answer_leads_to_the_question(client: PageClient, path: str) -> None:
    page = client.visit(path)
    address = path if "round" not in page.form.fields else f"{page.path}?plan={page.form.fields['plan']}"
    again = client.send(page.form, referrer=address)
    assert again.status == 422
    spanish = in_spanish(client, again, back_of(again))
    assert (spanish.status, spanish.form.fields["question"]) == (200, "harbour/tide")


@pytest.mark.parametrize(
    "elsewhere",
    ["https://wreckers.example/", "//wreckers.example", "/\\wreckers.example", "javascript:alert(1)", "/\n"],
)
def test_the_language_form_leads_nobody_elsewhere(client: PageClient, elsewhere: str) -> None:
    assert client.post("/language", {"language": "en", "back": elsewhere}).location == "/"


def test_an_unknown_language_is_refused(client: PageClient) -> None:
    assert client.post("/language", {"language": "xx"}).status == 422


def test_a_made_up_language_cookie_changes_nothing(client: PageClient) -> None:
    client.browser.set_cookie("language", "../../etc")
    assert client.get("/").language == "en"


@pytest.fixture
def menu_in_spanish(site: Site, content: Path) -> None:
    """The cloze of the harbour with a menu in both languages."""
    spanish = "Las velas van en [[nudos ~ hectáreas | candelas]], la sonda en [[fathoms | fathom]]."
    cloze = {**knots(), "ask": {"en": knots()["ask"], "es": spanish}}
    write_yaml(content / "harbour.yaml", harbour(tide(), crew(), cloze))
    site.follower.look(settled=True)


def options(page: Reply) -> dict[str, str]:
    """What each option of the menu sends, by what it is called."""
    return {words(option): option.get("value") or "" for option in page.root.iter("option")}


@pytest.mark.usefixtures("menu_in_spanish")
def test_a_menu_is_read_in_spanish_and_marked_in_the_sets_own_words(client: PageClient) -> None:
    in_spanish(client, client.get("/"))
    called = options(question_page(client, "knots"))
    assert {called[word] for word in ("nudos", "hectáreas", "candelas")} == {"knots", "acres", "candles"}
    verdict = words(answer_in_pages(client, "knots", gap=["acres", "fathoms"]).root)
    assert "✗ hectáreas" in verdict
    assert "Es «nudos»." in verdict
    assert "acres" not in verdict.replace("Acres measure fields.", "")


@pytest.mark.usefixtures("menu_in_spanish")
def test_a_program_reads_the_words_of_a_menu_beside_what_it_sends(client: PageClient) -> None:
    client.post("/language", {"language": "es"})
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice="lamp")
    asked = client.next_question()
    told = [dict(zip(*pair, strict=True)) for pair in zip(asked["gaps"], asked["gap_words"], strict=True)]
    assert told == [{"knots": "nudos", "acres": "hectáreas", "candles": "candelas"}, {}]
