"""Formulas as they are said: in names of links, choices and options, and in titles."""

import re
from html import unescape

import pytest

from app.text.markdown import tex_to_mathml, to_inline_html
from app.text.spoken import in_words, with_names, words_of


def say(construct: str, **parts: object) -> str:
    return SAID[construct] % parts if construct in SAID else construct


def tell(mathml: str) -> str:
    return in_words(mathml, say)


SAID = {
    "capital": "capital %(letter)s",
    "index": "%(base)s sub %(index)s",
    "long index": "%(base)s sub %(index)s, end of index,",
    "power": "%(base)s to the power of %(exponent)s",
    "long power": "%(base)s to the power of %(exponent)s, end of power,",
    "squared": "%(base)s squared",
    "of transposed": "%(base)s transposed",
    "of prime": "%(base)s prime",
    "fraction": "%(top)s over %(bottom)s",
    "long fraction": "the fraction %(top)s over %(bottom)s, end of fraction,",
    "choose": "%(top)s choose %(bottom)s",
    "root": "the square root of %(inside)s",
    "long root": "the square root of %(inside)s, end of root,",
    "nth root": "the root of degree %(degree)s of %(inside)s",
    "hat": "%(base)s hat",
    "tilde": "%(base)s tilde",
    "above": "%(base)s with %(top)s above",
    "below": "%(base)s over %(bottom)s",
    "from to": "%(base)s from %(bottom)s to %(top)s of",
    "row": "row %(number)s: %(cells)s",
    "times each": "times, element by element,",
    "less": "is less than",
    "open": "open bracket",
    "close": "close bracket",
    "product": "the product",
    "sum": "the sum",
}


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        ("c_t", "c sub t"),
        ("c_{t-1}", "c sub t minus 1, end of index"),
        ("c_t - 1", "c sub t minus 1"),
        (r"f_t \odot c_{t-1} + i_t", "f sub t times, element by element, c sub t minus 1, end of index, plus i sub t"),
        (r"\tanh(W x_t)", "tanh of open bracket capital W x sub t close bracket"),
        ("h_t^2", "h sub t squared"),
        ("e^{-z}", "e to the power of minus z, end of power"),
        ("0.9^{10}", "0.9 to the power of 10"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{\partial h_t}{\partial h_k}", "the fraction partial h sub t over partial h sub k, end of fraction"),
        (r"\prod_{k=1}^{t} f_k", "the product from k equals 1 to t of f sub k"),
        (r"\sum_i x_i", "the sum over i x sub i"),
        (r"\tilde{c}_t", "c tilde sub t"),
        (r"\hat y", "y hat"),
        (r"\sqrt{n}", "the square root of n"),
        (r"\sqrt{n+1}", "the square root of n plus 1, end of root"),
        (r"\sqrt[3]{x}", "the root of degree 3 of x"),
        (r"\binom{n}{k}", "open bracket n choose k close bracket"),
        (r"\mathbf{W}^\top", "capital W transposed"),
        (r"f'", "f prime"),
        (r"x < 3", "x is less than 3"),
        (r"h_0, \dots, h_T", "h sub 0, and so on, h sub capital T"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "open bracket row 1: 1, 2; row 2: 3, 4 close bracket"),
        (r"\text{if } x", "if x"),
        (r"D \neq d", "capital D is not d"),
    ],
)
def test_a_formula_is_said(tex: str, words: str) -> None:
    assert in_words(tex_to_mathml(tex, display=False), say) == words
    assert in_words(tex_to_mathml(tex, display=True), say) == words


def test_an_index_and_a_difference_are_said_apart() -> None:
    said = [in_words(tex_to_mathml(tex, display=False), say) for tex in ("c_{t-1}", "c_t-1", "c^{t-1}", "c^t-1")]
    assert len(set(said)) == 4


def test_what_has_no_formula_stays_as_it_is() -> None:
    html = to_inline_html("A *gate* & `f < g`")
    assert with_names(html, tell) == html
    assert words_of(html, tell) == "A gate & f < g"


def test_a_formula_among_words_has_a_name() -> None:
    html = with_names(to_inline_html("What does $c_t < 1$ mean, and $x$?"), tell)
    assert re.findall(r'<math aria-label="([^"]*)">', html) == ["c sub t is less than 1", "x"]
    assert words_of(to_inline_html("What does $c_t < 1$ mean?"), tell) == "What does c sub t is less than 1 mean?"
    assert with_names(html, tell) == html


def test_a_name_cannot_leave_its_attribute() -> None:
    html = with_names(to_inline_html(r'$\text{"><b>}$'), tell)
    assert "<b>" not in html
    assert unescape(re.findall(r'aria-label="([^"]*)"', html)[0]) == "”><b>"


def test_a_formula_whose_numbers_change_keeps_its_numbers() -> None:
    live = '<math><mn data-term="x">3</mn></math>'
    assert with_names(live, tell) == live


def test_what_cannot_be_read_is_said_as_it_stands() -> None:
    assert in_words("<math><mi>x</math>", say) == "x"
