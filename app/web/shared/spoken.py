"""Formulas in the words of the page's language."""

from functools import lru_cache

from app.text.spoken import in_words, with_names, words_of
from app.web.shared.language import current_language, gettext

_ = gettext


def named_formulas(page: str) -> str:
    """A page in which every formula can be spoken: screen readers that do not read MathML, and names made of it."""
    return with_names(page, _tell)


def plain_words(inline_html: str) -> str:
    """A line as plain words, its formulas spoken."""
    return words_of(inline_html, _tell)


def _tell(mathml: str) -> str:
    return _told(mathml, current_language())


@lru_cache(maxsize=8192)
def _told(mathml: str, _language: str) -> str:
    return in_words(mathml, _say)


def _say(construct: str, **parts: object) -> str:
    said = _words(current_language())[construct]
    return said % parts if parts else said


@lru_cache(maxsize=16)
def _words(_language: str) -> dict[str, str]:
    return {**_operations(), **_relations(), **_signs(), **_constructs()}


def _operations() -> dict[str, str]:
    return {
        "plus": _("plus"),
        "minus": _("minus"),
        "plus or minus": _("plus or minus"),
        "times": _("times"),
        "times each": _("times, element by element,"),
        "divided by": _("divided by"),
        "partial": _("partial"),
        "gradient": _("the gradient of"),
        "factorial": _("factorial"),
        "transposed": _("transposed"),
        "sum": _("the sum"),
        "product": _("the product"),
        "integral": _("the integral"),
        "of": _("of"),
    }


def _relations() -> dict[str, str]:
    return {
        "equals": _("equals"),
        "is not": _("is not equal to"),
        "less": _("is less than"),
        "greater": _("is greater than"),
        "at most": _("is at most"),
        "at least": _("is at least"),
        "much less": _("is much less than"),
        "much greater": _("is much greater than"),
        "about": _("is about"),
        "like": _("is distributed as"),
        "in proportion": _("is proportional to"),
        "in": _("in"),
        "to": _("to"),
        "implies": _("implies"),
    }


def _signs() -> dict[str, str]:
    return {
        "open": _("open bracket"),
        "close": _("close bracket"),
        "open square": _("open square bracket"),
        "close square": _("close square bracket"),
        "open brace": _("open brace"),
        "close brace": _("close brace"),
        "bar": _("vertical bar"),
        "norm": _("norm bar"),
        "infinity": _("infinity"),
        "percent": _("percent"),
        "prime": _("prime"),
        "double prime": _("double prime"),
        "and so on": _("and so on"),
    }


def _constructs() -> dict[str, str]:
    return {
        "capital": _("capital %(letter)s"),
        "index": _("%(base)s sub %(index)s"),
        "long index": _("%(base)s sub %(index)s, end of index,"),
        "power": _("%(base)s to the power of %(exponent)s"),
        "long power": _("%(base)s to the power of %(exponent)s, end of power,"),
        "squared": _("%(base)s squared"),
        "cubed": _("%(base)s cubed"),
        "of transposed": _("%(base)s transposed"),
        "of prime": _("%(base)s prime"),
        "starred": _("%(base)s star"),
        "fraction": _("%(top)s over %(bottom)s"),
        "long fraction": _("the fraction %(top)s over %(bottom)s, end of fraction,"),
        "choose": _("%(top)s choose %(bottom)s"),
        "root": _("the square root of %(inside)s"),
        "long root": _("the square root of %(inside)s, end of root,"),
        "nth root": _("the root of degree %(degree)s of %(inside)s, end of root,"),
        "hat": _("%(base)s hat"),
        "tilde": _("%(base)s tilde"),
        "overline": _("%(base)s bar"),
        "vector": _("vector %(base)s"),
        "above": _("%(base)s with %(top)s above"),
        "below": _("%(base)s over %(bottom)s"),
        "from to": _("%(base)s from %(bottom)s to %(top)s of"),
        "row": _("row %(number)s: %(cells)s"),
    }
