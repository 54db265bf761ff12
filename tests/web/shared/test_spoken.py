"""Formulas are said in the page's language: every sign and every construct has words in each."""

import re
from itertools import product
from pathlib import Path

import pytest
from flask import Flask

from app.text.markdown import to_inline_html
from app.text.spoken import ACCENTS, POWERS, SIGNS
from app.web.shared.language import languages, speak_now
from app.web.shared.spoken import named_formulas, plain_words
from tests.builders import harbour, reworded, tide, write_content
from tests.web.page_client import PageClient

ROWS = (
    *("W", "c_t", "c_{t-1}", "x^2", "x^3", "x^n", "e^{-z}", r"\frac{a}{b}", r"\frac{a+1}{b}", r"\binom{n}{k}"),
    *(r"\sqrt{x}", r"\sqrt{x+1}", r"\sqrt[3]{x}", r"\max_k x", r"\overset{n}{=}", r"\prod_{k=1}^t x"),
    r"\begin{matrix}1&2\end{matrix}",
)


@pytest.mark.parametrize("language", languages())
def test_whatever_is_written_has_words(app: Flask, language: str) -> None:
    marks = [f"<mo>{sign}</mo>".replace("<mo><</mo>", "<mo>&lt;</mo>") for sign in SIGNS]
    marks += [f"<mover><mi>x</mi><mo>{accent}</mo></mover>" for accent in ACCENTS]
    marks += [f"<msup><mi>x</mi><mo>{power}</mo></msup>" for power in POWERS]
    with app.test_request_context("/"):
        speak_now(language)
        for html in (*(f"<math>{mark}</math>" for mark in marks), *(to_inline_html(f"${tex}$") for tex in ROWS)):
            said = plain_words(html)
            assert said
            assert "%(" not in said


def test_the_words_are_those_of_the_language(app: Flask) -> None:
    with app.test_request_context("/"):
        said = {code: (speak_now(code), plain_words(to_inline_html("Why $c_{t-1}$?")))[1] for code in languages()}
    assert said["en"] == "Why c sub t minus 1, end of index?"
    assert said["es"] == "Why c sub t menos 1, fin del índice?"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    asked = reworded(tide(), "What does $c_{t-1}$ do to the tide, and $f_t$?")
    right, *others = asked["choices"]
    choices = [{**right, "right": "$h_1^2$"}, *({**one, "wrong": f"$h_{n}^3$"} for n, one in enumerate(others))]
    study_set = harbour({**asked, "choices": choices}, title="The harbour of $c_t$")
    return write_content(tmp_path / "content", study_set)


def test_a_title_and_a_link_say_their_formula(client: PageClient) -> None:
    page = client.get("/sets/harbour")
    assert "<title>The harbour of c sub t · Keepgate</title>" in page.text
    assert '<math aria-label="c sub t minus 1, end of index">' in page.text


def test_every_formula_of_a_page_can_be_spoken(client: PageClient) -> None:
    paths = ("/", "/sets/harbour", "/sets/harbour/quiz?question=tide", "/styleguide")
    for path, language in product(paths, languages()):
        page = client.get(path, Accept_Language=language).text
        assert "<math" in page
        formulas = re.findall(r"<math[^>]*>", page)
        assert all('aria-label="' in formula for formula in formulas), path
        assert named_formulas(page) == page
