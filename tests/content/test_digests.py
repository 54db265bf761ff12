"""Rewording keeps a question's key, flipping the key changes it, and translating changes nothing."""

from pathlib import Path

import pytest

from app.content.building import build_set
from app.content.digests import revision
from app.content.documents import SetIn
from app.content.loading import Checked
from app.content.published_json import question_from_json, questions_to_json, set_from_json, set_to_json
from app.content.question_types.single import SingleIn
from app.study.questions import Question, QuestionSet
from tests.content.yaml_files import HARBOUR, SHIPPED, check, harbour
from tests.repeated import checked_once


def built(folder: Path, text: str) -> QuestionSet:
    checked = check(folder, harbour=text)
    assert checked.problems == ()
    return build_set(checked.documents["harbour.yaml"], checked.sources)


def changed(folder: Path, old: str, new: str) -> tuple[set[str], set[str]]:
    """The questions whose revision, and those whose key, differs after a change."""
    before, after = built(folder / "before", HARBOUR), built(folder / "after", harbour((old, new)))
    pairs: list[tuple[Question, Question]] = list(zip(before.questions, after.questions, strict=True))
    return (
        {b.local_id for b, a in pairs if b.revision != a.revision},
        {b.local_id for b, a in pairs if b.key_hash != a.key_hash},
    )


@pytest.mark.parametrize(
    ("old", "new", "revised", "key_changed"),
    [
        ("ask: What pulls the tide?", "ask: {en: What pulls the tide?, es: ¿Qué mueve la marea?}", set(), set()),
        ("light: Light", "light: {en: Light, es: Luz}", set(), set()),
        ("ask: What pulls the tide?", "ask: {en: What pulls the tide?}", set(), set()),
        ("title: The harbour", "title: The haven", set(), set()),
        ("ask: What pulls the tide?", "ask: What moves the tide?", {"tide"}, set()),
        ("wrong: The wind", "wrong: A gale", {"tide"}, set()),
        ("why: Wind makes waves.", "why: Wind makes spray.", {"tide"}, set()),
        ("level: apply", "level: recall", {"knots"}, set()),
        ("shows: forget < 0.1", "shows: forget < 0.2", {"tide"}, set()),
        ("right: A lamp", "wrong: A lamp", {"crew"}, {"crew"}),
        ("id: sail", "id: canvas", {"crew"}, {"crew"}),
        ("knots | knot ~", "knot | knots ~", {"knots"}, set()),
        ("knots | knot ~", "knots | knot | kn ~", {"knots"}, {"knots"}),
        ("back: The left one.", "back: The right one.", {"port"}, set()),
    ],
)
def test_a_change_shows_in_the_revision_and_in_the_key_where_it_matters(
    old: str, new: str, revised: set[str], key_changed: set[str], tmp_path: Path
) -> None:
    assert changed(tmp_path, old, new) == (revised, key_changed)


class _SingleToBe(SingleIn):
    """A single choice with a key that questions do not have yet."""

    hint: str | None = None


def test_a_key_that_questions_could_have_from_now_on_changes_no_revision(tmp_path: Path) -> None:
    now = next(q for q in document_of(check(tmp_path, harbour=HARBOUR)).questions if isinstance(q, SingleIn))
    later = _SingleToBe.model_validate(now.model_dump())
    assert revision(later, "en") == revision(now, "en")
    assert revision(later.model_copy(update={"hint": "Look up."}), "en") != revision(now, "en")


def test_swapping_right_and_wrong_changes_the_key(tmp_path: Path) -> None:
    flipped = harbour(("right: The moon", "wrong: The moon"), ("wrong: The wind", "right: The wind"))
    before, after = built(tmp_path / "a", HARBOUR).question("tide"), built(tmp_path / "b", flipped).question("tide")
    assert before and after
    assert before.key_hash != after.key_hash


def test_the_order_of_choices_is_no_part_of_the_key(tmp_path: Path) -> None:
    moon = "      - id: moon\n        right: The moon\n        why: It pulls the near side harder.\n"
    moved = harbour((moon, ""), ("        why: Wind makes waves.\n", f"        why: Wind makes waves.\n{moon}"))
    before, after = built(tmp_path / "a", HARBOUR).question("tide"), built(tmp_path / "b", moved).question("tide")
    assert before and after
    assert before.key_hash == after.key_hash


def test_a_new_source_text_or_order_of_concepts_is_published(tmp_path: Path) -> None:
    before = built(tmp_path / "a", HARBOUR).digest
    reordered = HARBOUR.replace(
        "  water: {en: Water, es: Agua}\n  light: Light\n", "  light: Light\n  water: {en: Water, es: Agua}\n"
    )
    assert built(tmp_path / "b", reordered).digest != before
    checked = check(tmp_path / "c", harbour=HARBOUR, sources="sources: {almanac: {authors: A, year: 1806, title: B}}")
    assert build_set(checked.documents["harbour.yaml"], checked.sources).digest != before


@pytest.fixture(params=["harbour", "shipped"])
def checked(request: pytest.FixtureRequest, tmp_path: Path) -> Checked:
    return check(tmp_path, harbour=HARBOUR) if request.param == "harbour" else checked_once(SHIPPED)


def document_of(checked: Checked) -> SetIn:
    return next(iter(checked.documents.values()))


def test_a_set_comes_out_of_the_archive_as_it_went_in(checked: Checked) -> None:
    document = document_of(checked)
    archived = set_to_json(document, checked.sources, checked.vocabulary)
    assert set_from_json(archived) == next(iter(checked.sets.values()))


def test_each_question_comes_out_of_the_archive_by_its_id_and_revision(checked: Checked) -> None:
    document, built = document_of(checked), next(iter(checked.sets.values()))
    archived = questions_to_json(document, checked.sources, built)
    assert {key: question_from_json(text) for key, text in archived.items()} == {
        (q.id, q.revision): q for q in built.questions
    }


def test_the_archive_keeps_only_the_sources_that_are_cited(tmp_path: Path) -> None:
    more = "sources:\n  almanac: {authors: A, year: 1805, title: B}\n  chart: {authors: C, year: 1806, title: D}"
    checked = check(tmp_path, harbour=HARBOUR, sources=more)
    assert "chart" not in set_to_json(document_of(checked), checked.sources)
