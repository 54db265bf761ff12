"""What is kept of a view, and what a lesson leaves out of it."""

from tests.web.lab.pages import lab, part
from tests.web.page_client import PageClient, words


def tabs(client: PageClient, model: str, **asked: object) -> list[str]:
    return [one.get("data-tab", "") for one in lab(client, model, **asked).root.iter() if one.get("data-tab")]


def test_a_file_says_what_is_in_it(client: PageClient) -> None:
    plain, changed = (words(part(lab(client, "forget", do=do), "share")) for do in ("", "f=0"))

    assert "every step and unit of this run, unrounded" in plain
    assert "with your changes, unrounded" in changed


def test_a_shared_link_leads_nobody_back_to_my_answer(client: PageClient) -> None:
    answer = "0123abcd-0000-4000-8000-000000000000"
    page = lab(client, "forget", question="harbour/level", answer=answer)

    assert page.link("Back to the question") == f"/answers/{answer}"
    assert answer not in "".join(one.get("value", "") for one in part(page, "share").iter("input"))


def test_a_lesson_has_no_tab_for_what_it_leaves_out(client: PageClient) -> None:
    assert tabs(client, "order", hide="look,units,predict") == ["change", "share"]


def test_a_lesson_may_leave_out_every_tool(client: PageClient) -> None:
    assert tabs(client, "order", hide="look,predict,change,units,questions,share") == []
