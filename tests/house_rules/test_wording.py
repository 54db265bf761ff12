"""The shipped words are plain English, and Spanish of one norm: the table of `docs/glossary.md`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from app.content.loading import Checked
from app.study.question_types.cloze import ClozeBody, read_gaps
from app.study.question_types.typed import TypedBody, is_accepted
from app.study.questions import Question
from tests.builders import ROOT
from tests.repeated import checked_once

CONTENT = ROOT / "content"
SPANISH_ROW = re.compile(r"^\|[^|]*\|[^|]*\| ([^|]+?) \|$", re.MULTILINE)
TRANSLATED_ENGLISH = re.compile(
    r"\bshall\b|\bspeaks? (for|against)\b|\bby which ways?\b|\bweigh(s|ed)?\b|\bbelongs? into\b"
    r"|\b(is|are) (taken|mistaken) for each other\b|\basked for is\b|\bgiven? out\b|\bgives? out\b",
    re.IGNORECASE,
)
COMMA_THOUSANDS, BARE_PERCENT = re.compile(r"\d,\d{3}\b"), re.compile(r"\d ?%")
FORMS = {
    "arrow-between-copies": ["Hidden state", "the previous hidden state", "h_{t-1}", "h2", "el estado oculto anterior"],
    "name-of-the-carousel": ["CEC", "constant error carrousel", "the CEC", "carrusel de error constante (CEC)"],
    "gate-that-closed": [
        "f gate",
        "forget gate f_t",
        "Keep gate",
        "compuerta del olvido",
        "la puerta f",
        "la de olvido",
    ],
    "name-of-true-outputs-as-inputs": ["Teacher forcing", "teacher-forced training", "forzamiento docente"],
}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return checked_once(CONTENT)


@pytest.fixture(scope="module")
def questions(checked: Checked) -> list[Question]:
    return [question for study_set in checked.sets.values() for question in study_set.questions]


def texts(value: Any, language: str, inside: str) -> Iterator[str]:
    """Every text in `language` of a file whose own language is `inside`; ids and accepted forms are none."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == language:
                yield str(inner)
            elif key not in {"en", "es", "when", "id", "sources"}:
                yield from texts(inner, language, inside)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language, inside) if not isinstance(inner, str) else ()
    elif isinstance(value, str) and inside == language:
        yield value


def told(language: str) -> list[str]:
    """All that the shipped content says in a language."""
    files = {path: "es" if path.name.endswith(".es.yaml") else "en" for path in CONTENT.glob("*.yaml")}
    del files[CONTENT / "sources.yaml"]
    return [text for path, own in files.items() for text in texts(yaml.safe_load(path.read_text()), language, own)]


def catalogue() -> list[str]:
    """All that the interface says in Spanish."""
    with (ROOT / "app/web/languages/es.po").open("rb") as file:
        said = [message.string for message in read_po(file) if message.id]
    return [text for one in said for text in (one if isinstance(one, tuple) else (one,))]


def avoided() -> list[str]:
    spanish = (ROOT / "docs/glossary.md").read_text().partition("## Spanish")[2]
    return [word for word in SPANISH_ROW.findall(spanish) if word not in {"not", "---"}]


def test_the_glossary_says_what_to_avoid() -> None:
    assert {"es cerca de", "ha venido", "arreglo"} <= set(avoided())


def test_the_texts_of_both_languages_are_found() -> None:
    assert min(len(told("en")), len(told("es")), len(catalogue())) > 400


@pytest.mark.parametrize("word", avoided())
def test_spanish_has_one_word_for_one_thing(word: str) -> None:
    begins = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    assert [text for text in told("es") + catalogue() if begins.search(text)] == []


def test_english_does_not_read_as_translated() -> None:
    assert [text for text in told("en") if TRANSLATED_ENGLISH.search(text)] == []


def test_numbers_in_spanish_are_written_as_spanish_writes_them() -> None:
    words = [re.sub(r"\$[^$]*\$|`[^`]*`", "", text) for text in told("es")]
    assert [text for text in words if COMMA_THOUSANDS.search(text) or BARE_PERCENT.search(text)] == []


def test_every_menu_is_in_spanish_too(questions: list[Question]) -> None:
    """Only names of functions are the same in both languages."""
    for question in questions:
        if isinstance(question.body, ClozeBody):
            spanish = read_gaps(question.ask.reading("es").text, "en")
            pairs = zip(question.body.gaps, spanish, strict=True)
            same = {word for gap, other in pairs for word in set(gap.options) & set(other.options)}
            assert same <= {"tanh"}, question.id


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_what_a_knowing_student_writes_is_right(name: str, form: str, questions: list[Question]) -> None:
    body = next(question.body for question in questions if question.local_id == name)
    assert isinstance(body, TypedBody)
    assert is_accepted(body, form)
