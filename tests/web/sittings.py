"""Short ways through a test."""

from typing import Any
from xml.etree.ElementTree import Element

from tests.builders import new_id
from tests.web.page_client import Form, PageClient, Reply
from tests.web.visits import RIGHT

WRONG = {"tide": {"choice": "wind"}, "crew": {"choices": ["anchor"]}, "knots": {"gaps": ["acres", "feet"]}}


def started(client: PageClient, set_id: str = "harbour") -> Reply:
    """The first item of a test that was just started."""
    return client.sent(client.get(f"/sets/{set_id}/test").form)


def question_of(page: Reply) -> str:
    return page.form.fields["question"].partition("/")[2]


def filled(form: Form, given: dict[str, Any]) -> Form:
    """The form with this response filled in."""
    names = {"choices": "choice", "gaps": "gap"}
    return form.filled(**{names.get(name, name): value for name, value in given.items()})


def save_in_pages(client: PageClient, page: Reply, given: dict[str, Any] | None = None) -> Reply:
    """Answer the item of the page, rightly where nothing else is given; the page that follows."""
    return client.sent(filled(page.form, given or RIGHT[question_of(page)]))


def item_of(client: PageClient, page: Reply, question: str) -> Reply:
    """The item of the same test that asks `question`."""
    key = f"&key={page.form.fields['key']}" if page.form.fields.get("key") else ""
    for number in (button.get("value", "") for button in page.elements("button") if is_place(button)):
        if question_of(found := client.get(f"{page.path}?item={number}{key}")) == question:
            return found
    raise AssertionError(f"{question} is not on the paper")


def is_place(button: Element) -> bool:
    return "place" in button.get("class", "").split()


def attempt_of(page: Reply) -> str:
    return page.form.fields["attempt"]


def save_body(page: Reply, response: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """The JSON that saves an answer to the item of the page."""
    fields = page.form.fields
    return {
        "id": new_id(),
        "question": fields["question"],
        "variant": fields["variant"],
        "mode": "test",
        "response": response or RIGHT[question_of(page)],
        "attempt": fields["attempt"],
        "version": int(fields["version"]),
    } | changes


def handed_in(client: PageClient, page: Reply) -> Reply:
    """The results after handing in the test of the page, whatever is still open."""
    reply = client.post("/endings", {"attempt": attempt_of(page), "sure": "1"})
    return client.follow(reply)


def hand_in_form(page: Reply) -> Form:
    """What the button that hands in sends from an item: its form, and where to."""
    return page.form.filled(go="end")
