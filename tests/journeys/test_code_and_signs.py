"""Code in choices and signs in gaps: a page shows them as they were written."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from app.services.base.site import Site
from tests.builders import harbour, knots, tide, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.visits import question_page

INDENTED, FLAT = "for x in y:\n    s = s + x\n    print(s)", "for x in y:\n    s = s + x\nprint(s)"


def publish(site: Site, content: Path, question: dict[str, object]) -> None:
    write_yaml(content / "harbour.yaml", harbour(question))
    site.follower.look(settled=True)
    assert site.library.problems == ()


def code_of(page: Reply) -> list[str]:
    return ["".join(one.itertext()) for one in page.elements("code") if one.get("class") == "lines"]


@pytest.fixture
def coded(site: Site, content: Path) -> None:
    question = tide()
    question["choices"][0]["right"] = f"This one:\n```python\n{INDENTED}\n```"
    question["choices"][1]["wrong"] = f"```python\n{FLAT}\n```"
    publish(site, content, question)


@pytest.mark.usefixtures("coded")
def test_choices_show_their_code_with_its_indentation(client: PageClient) -> None:
    page = question_page(client, "tide")
    assert sorted(code_of(page)) == sorted([INDENTED, FLAT])
    assert "python" not in page.words
    assert "This one:" in page.words


@pytest.mark.usefixtures("coded")
def test_a_label_holds_no_block(client: PageClient) -> None:
    labels = [one for one in question_page(client, "tide").elements("label") if "x in y" in words(one)]
    assert len(labels) == 2
    assert not [inner for label in labels for inner in label.iter() if inner.tag in {"pre", "p", "div"}]


@pytest.mark.usefixtures("coded")
def test_marked_choices_and_programs_see_the_code_too(client: PageClient) -> None:
    shown = client.next_question()["choices"]
    assert len([choice for choice in shown if '<code class="lines">' in choice["html"]]) == 2
    marked = client.sent(question_page(client, "tide").form.filled(choice="wind"))
    assert sorted(set(code_of(marked))) == sorted([INDENTED, FLAT])


def options(select: Element) -> list[str]:
    return [words(option) for option in select.iter("option")][1:]


def test_signs_of_a_gap_are_shown_and_marked_as_they_are_meant(client: PageClient, site: Site, content: Path) -> None:
    feedback = [{"when": "p(x|y)", "why": "Turned round."}]
    ask = r"Bayes asks for [[p(y\|x) ~ p(x\|y)]], at [[x\[0\] | x\\0]]."
    publish(site, content, {**knots(), "ask": ask, "feedback": feedback})
    page = question_page(client, "knots")
    assert sorted(options(page.elements("select")[0])) == ["p(x|y)", "p(y|x)"]
    marked = client.sent(page.form.filled(gap=["p(y|x)", "x[0]"]))
    assert marked.h1 == "✓ Right"
    again = client.sent(question_page(client, "knots").form.filled(gap=["p(x|y)", "x\\0"]))
    assert "Turned round." in again.words
    assert "It is “p(y|x)”." in again.words
    assert "✓ x\\0" in again.words
