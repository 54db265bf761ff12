"""Translations, inside the set's own file or in a side file, never change who was right."""

from pathlib import Path

import pytest

from app.content.building import build_set
from app.content.problems import Problem
from app.study.question_types.flashcard import FlashcardBody
from app.study.question_types.single import SingleBody
from app.study.questions import QuestionSet
from tests.content.yaml_files import HARBOUR, check, harbour, place, where

SPANISH = """\
set: harbour
language: es
title: El puerto
concepts:
  light: Luz
questions:
  - id: tide
    ask: ¿Qué mueve la marea?
    choices:
      - id: wind
        wrong: El viento
        why: El viento hace olas.
  - id: knots
    feedback:
      - when: acres
        why: Los acres miden campos.
  - id: port
    back: La izquierda.
    explain: Su luz es roja, $h_t$.
"""


def built(folder: Path, **files: str) -> QuestionSet:
    checked = check(folder, **files)
    assert checked.problems == ()
    return build_set(checked.documents["harbour.yaml"], checked.sources)


def told(folder: Path, side: str) -> tuple[Problem, ...]:
    checked = check(folder, harbour=HARBOUR, harbour__es=side)
    assert checked.documents == {}
    return checked.problems


def test_a_side_file_translates_by_ids(tmp_path: Path) -> None:
    both = built(tmp_path, harbour=HARBOUR, harbour__es=SPANISH)
    tide, port = both.question("tide"), both.question("port")
    assert tide and isinstance(tide.body, SingleBody) and port and isinstance(port.body, FlashcardBody)
    assert both.title.reading("es").text == "El puerto"
    assert both.concepts["light"].reading("es").text == "Luz"
    assert [choice.words.reading("es").text for choice in tide.body.choices] == ["The moon", "El viento"]
    assert port.body.back.reading("es").text == "La izquierda."
    assert port.body.back.original == "The left one."


def test_a_side_file_is_no_set_of_its_own(tmp_path: Path) -> None:
    assert check(tmp_path, harbour=HARBOUR, harbour__es=SPANISH).files == {"harbour.yaml"}


def test_a_translation_leaves_every_revision_and_key_as_it_was(tmp_path: Path) -> None:
    before, after = built(tmp_path / "a", harbour=HARBOUR), built(tmp_path / "b", harbour=HARBOUR, harbour__es=SPANISH)
    assert [(q.revision, q.key_hash) for q in before.questions] == [(q.revision, q.key_hash) for q in after.questions]
    assert before.digest != after.digest  # so that it is published


def test_a_mistake_in_a_side_file_is_told_there(tmp_path: Path) -> None:
    side = SPANISH.replace("$h_t$", "$\\nope$").replace("El viento\n", "<b>El viento</b>\n").replace("Luz", "''")
    assert [(p.file, place(p)) for p in told(tmp_path, side)] == [("harbour.es.yaml", where(side, "light"))]
    side = side.replace("''", "Luz")
    assert [(p.file, place(p)) for p in told(tmp_path, side)] == [
        ("harbour.es.yaml", where(side, "wrong:")),
        ("harbour.es.yaml", where(side, "explain:")),
    ]


def test_what_a_side_file_cannot_translate_is_told(tmp_path: Path) -> None:
    side = (
        SPANISH.replace("set: harbour", "set: orchard")
        .replace("language: es", "language: fr")
        .replace("  light: Luz", "  light: Luz\n  water: Agua\n  sand: Arena")
        .replace("id: wind", "id: whale")
        .replace("    back:", "    level: apply\n    back:")
        .replace("back: La izquierda.", "back: 3")
        .replace("when: acres", "when: metros")
        + "  - ask: ¿Y yo?\n"
    )
    assert [(place(p), p.message) for p in told(tmp_path, side)] == [
        (where(side, "set"), "`set` is `orchard` here, but `harbour` by the file's name"),
        (where(side, "language"), "`language` is `fr` here, but `es` by the file's name"),
        (where(side, "water"), "`water` is translated twice"),
        (where(side, "sand"), "`sand` is nothing that can be translated here"),
        (where(side, "id: whale"), "the set has no `whale` here"),
        (where(side, "when: metros"), "the set has no `metros` here"),
        (where(side, "level"), "`level` is nothing that can be translated here"),
        (where(side, "back: 3"), "`back` takes text"),
        (where(side, "ask: ¿Y"), "this says no `id` (or `when`)"),
    ]


def test_a_side_file_needs_its_set_and_another_language(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=HARBOUR, harbour__en="title: Again\n", pier__es="title: Muelle\n")
    assert [(p.file, p.message) for p in checked.problems] == [
        ("harbour.en.yaml", "`en` is the set's own language"),
        ("harbour.en.yaml", "`title` is translated twice"),
        ("pier.es.yaml", "there is no pier.yaml for this to translate"),
    ]


def test_a_side_file_that_is_no_yaml_keeps_its_set_as_it_was(tmp_path: Path) -> None:
    assert [str(p).partition("\n")[0] for p in told(tmp_path, "a: *b")] == [
        "harbour.es.yaml:1:4: anchors, aliases and tags are not read"
    ]
    assert told(tmp_path, "")[0].message == "this file is empty"


def test_a_set_may_be_written_in_any_language_even_one_whose_name_is_a_key(tmp_path: Path) -> None:
    indonesian = "language: id\n" + HARBOUR.replace("{en: Water, es: Agua}", "{id: Air, en: Water}")
    one = built(tmp_path / "a", harbour=indonesian)
    other = built(tmp_path / "b", harbour=indonesian.replace("It goes nowhere.", "It stands still."))
    assert [a.local_id for a, b in zip(one.questions, other.questions, strict=True) if a.revision != b.revision] == [
        "crew"
    ]


CLOZE = "    ask: Speed is measured in [[knots | knot ~ acres]]."
SPANISH_CLOZE = """\
questions:
  - id: knots
    ask: {}
"""


def test_a_translated_cloze_keeps_the_gaps_of_the_original(tmp_path: Path) -> None:
    side = SPANISH_CLOZE.format("En [[knots|knot ~acres]] se mide la velocidad.")
    knots = built(tmp_path, harbour=HARBOUR, harbour__es=side).question("knots")
    assert knots and knots.ask.reading("es").text.startswith("En [[knots")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ("La velocidad se mide en nudos.", "this has 0 gap(s), the original 1"),
        ("En [[knots | knot ~ acres]] y [[knots | knot ~ acres]].", "this has 2 gap(s), the original 1"),
        ("En [[nudos | nudo ~ acres]].", "gap 1 is not the original's"),
        ("En [[nudos ~ acres | velas]].", "gap 1 is not the original's"),
        ("En [[nudos ~ Nudós]].", "a form is both right and a distractor"),
        ("En [[knots | knot | nudos ~ acres]].", "gap 1 is not the original's"),
        ("En [[knots | knot]].", "gap 1 is not the original's"),
        ("En [[~ acres]].", "a gap needs at least one right form before the ~"),
    ],
)
def test_a_translated_cloze_with_other_gaps_is_told_where_it_is_written(ask: str, message: str, tmp_path: Path) -> None:
    side = SPANISH_CLOZE.format(ask)
    (aside,) = told(tmp_path / "aside", side)
    assert (aside.file, place(aside), aside.message) == ("harbour.es.yaml", where(side, "ask"), message)
    both = harbour((CLOZE, f"    ask:\n      en: Speed is measured in [[knots | knot ~ acres]].\n      es: {ask}"))
    (inside,) = check(tmp_path / "inside", harbour=both).problems
    assert (inside.file, place(inside), inside.message) == ("harbour.yaml", where(both, "es: " + ask[:4]), message)
    assert "of a menu translate each word in its place" in aside.hint


def test_the_words_of_a_menu_are_translated_each_in_its_place(tmp_path: Path) -> None:
    side = SPANISH_CLOZE.format("En [[nudos ~ acres de tierra]] se mide la velocidad.")
    plain, spanish = (
        built(tmp_path / name, harbour=HARBOUR, **sides).question("knots")
        for name, sides in (("plain", {}), ("spanish", {"harbour__es": side}))
    )
    assert plain and spanish
    assert (spanish.revision, spanish.key_hash) == (plain.revision, plain.key_hash)


def test_the_words_of_a_menu_differ_from_each_other(tmp_path: Path) -> None:
    asked = HARBOUR.replace("[[knots | knot ~ acres]]", "[[knots ~ acres | candles]]")
    asked = asked.replace(
        "      - when: acres", "      - when: candles\n        why: They give light.\n      - when: acres"
    )
    side = SPANISH_CLOZE.format("En [[nudos ~ velas | Velas]].")
    assert [p.message for p in check(tmp_path, harbour=asked, harbour__es=side).problems] == [
        "gap 1 is not the original's"
    ]


def test_a_gap_that_is_typed_is_copied(tmp_path: Path) -> None:
    asked = HARBOUR.replace("[[knots | knot ~ acres]]", "[[knots | knot]]")
    asked = asked.replace("    feedback:\n      - when: acres\n        why: Acres measure fields.\n", "")
    told_ = {
        words: [
            p.message
            for p in check(tmp_path / words[5:8], harbour=asked, harbour__es=SPANISH_CLOZE.format(words)).problems
        ]
        for words in ("En [[knots | knot]].", "En [[nudos]].")
    }
    assert told_ == {"En [[knots | knot]].": [], "En [[nudos]].": ["gap 1 is not the original's"]}
