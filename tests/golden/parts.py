"""Parts of pages that were made anew: what is still there of what was told."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from tests.golden.recorded import SET, Recorded, called_right
from tests.web.page_client import Reply, words

LEVELS = {"en": (" · recall", " · understand", " · apply"), "es": (" · recordar", " · comprender", " · aplicar")}
DUE = re.compile(r"(\d+) due")


def listed(page: Reply, tag: str, name: str) -> Iterator[Element]:
    """The rows of a list; none where it is not there."""
    return (row for one in page.elements(tag) if one.get("class") == name for row in one if row.tag == "li")


def leads_to_every_question(now: Reply, was: str, language: str) -> bool:
    """Whether the page of a set lists each question that it listed, in the same words."""
    said = [told_of(row) for row in listed(now, "ul", "questions")]
    return all(one in was for one in said) and len(said) == sum(was.count(level) for level in LEVELS[language]) > 0


def told_of(row: Element) -> str:
    """A question, its type and its level."""
    text = next(one for one in row.iter("span"))
    _part, kind, _when = row.iter("small")
    return f"{words(text)} {words(kind)}"


def told_of_answer(row: Element) -> str:
    """An answer as it was told then: its sign, what was asked, and when it was given."""
    names = ("verdict-sign", "answer-text", "answer-when")
    told = (words(one) for name in names for one in row.iter() if (one.get("class") or "").startswith(name))
    return called_right(" ".join(told))


def due_at_home(now: Reply) -> int:
    """How many questions are due; none where home asks a newcomer a first one."""
    return sum(int(number) for number in re.findall(r"^(\d+) due", now.h1))


def due_in_sets_then(pages: Mapping[str, Recorded]) -> int:
    """As many as the pages of the sets told of quiz and flashcards together."""
    told = (number for path, page in pages.items() if SET.fullmatch(path) for number in DUE.findall(page["en"]))
    return sum(map(int, told))


def due_in_one_set_then(home: Recorded) -> int:
    """Home counted the quiz of one set, the one with most to do."""
    return sum(int(number) for number in re.findall(r"(\d+) to review", home["en"]))
