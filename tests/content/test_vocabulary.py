"""Concepts and misconceptions that sets share, and those of a set's own."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.content.loading import Checked
from app.content.published_json import set_from_json, set_to_json
from app.content.unused import NOT_TAUGHT
from app.study.questions import QuestionSet
from tests.content.yaml_files import HARBOUR, ORCHARD, check, harbour, place, where

TAUGHT = ("concepts:\n  water: {en: Water, es: Agua}\n  light: Light\n", "concepts:\n  - water\n  - light\n")
TAGGED = ("        why: Wind makes waves.\n", "        why: Wind makes waves.\n        misconception: wind-for-moon\n")
LISTED, NAMED = harbour(TAUGHT), harbour(TAGGED)
CONCEPTS = """\
concepts:
  water:
    name: {en: Water, es: Agua}
  light:
    name: Light
    requires: [fire]
  fire:
    name: {es: Fuego, en: Fire}
    requires: [water]
"""
MISCONCEPTIONS = """\
misconceptions:
  waves-for-tides:
    name: {en: waves for tides, es: olas por mareas}
    sentence: {en: "Wind makes waves, not tides.", es: "El viento hace olas, no mareas."}
    aka: [wind-for-moon]
"""


def good(folder: Path, **files: str) -> tuple[Checked, QuestionSet]:
    checked = check(folder, **files)
    assert checked.problems == ()
    return checked, checked.sets["harbour.yaml"]


def told(folder: Path, name: str, **files: str) -> tuple[tuple[int, int], str, str]:
    """Place, message and hint of the only problem, which is in this file."""
    found = check(folder, **files).problems
    assert [problem.file for problem in found] == [name], found
    return place(found[0]), found[0].message, found[0].hint


def warned(folder: Path, **files: str) -> list[str]:
    checked = check(folder, **files)
    assert checked.problems == ()
    return list(map(str, checked.warnings))


def test_a_set_lists_the_concepts_that_it_teaches_in_its_order(tmp_path: Path) -> None:
    _checked, study_set = good(tmp_path, harbour=LISTED, concepts=CONCEPTS)
    assert [name.reading("es").text for name in study_set.concepts.values()] == ["Agua", "Light"]
    assert {id_: one.requires for id_, one in study_set.graph.items()} == {
        "water": (),
        "light": ("fire",),
        "fire": ("water",),
    }


def test_a_set_that_defines_its_concepts_is_what_it_was(tmp_path: Path) -> None:
    _checked, alone = good(tmp_path / "a", harbour=HARBOUR)
    _checked, beside = good(tmp_path / "b", harbour=HARBOUR, concepts=CONCEPTS, misconceptions=MISCONCEPTIONS)
    assert alone == beside
    assert alone.concepts["water"].reading("es").text == "Agua"


def test_where_the_concepts_stand_changes_no_question(tmp_path: Path) -> None:
    _checked, own = good(tmp_path / "a", harbour=HARBOUR)
    _checked, shared = good(tmp_path / "b", harbour=LISTED, concepts=CONCEPTS)
    assert own.questions == shared.questions


def test_a_set_adds_concepts_of_its_own_to_its_list(tmp_path: Path) -> None:
    listed = "concepts:\n  - water\n  - {id: light, name: {en: Lamps, es: Faros}, requires: [water]}\n"
    _checked, study_set = good(tmp_path, harbour=harbour((TAUGHT[0], listed)), concepts=CONCEPTS.split("  light")[0])
    assert study_set.concepts["light"].reading("es").text == "Faros"
    assert study_set.graph["light"].requires == ("water",)


def test_a_misconception_goes_by_its_earlier_id_too(tmp_path: Path) -> None:
    _checked, study_set = good(tmp_path, harbour=NAMED, misconceptions=MISCONCEPTIONS)
    found = study_set.misconceptions["wind-for-moon"]
    assert (found.id, found.name.reading("es").text) == ("waves-for-tides", "olas por mareas")


def test_merging_two_ids_changes_no_revision(tmp_path: Path) -> None:
    apart = MISCONCEPTIONS.replace("    aka: [wind-for-moon]\n", "") + (
        "  wind-for-moon: {name: wind for moon, sentence: The moon pulls.}\n"
    )
    _checked, before = good(tmp_path / "a", harbour=NAMED, misconceptions=apart)
    _checked, after = good(tmp_path / "b", harbour=NAMED, misconceptions=MISCONCEPTIONS)
    assert before.questions == after.questions
    assert before.digest != after.digest


def test_a_new_name_is_published(tmp_path: Path) -> None:
    _checked, before = good(tmp_path / "a", harbour=NAMED, misconceptions=MISCONCEPTIONS)
    renamed = MISCONCEPTIONS.replace("olas por mareas", "olas en vez de mareas")
    _checked, after = good(tmp_path / "b", harbour=NAMED, misconceptions=renamed)
    assert before.digest != after.digest


def test_what_a_set_takes_is_published_with_it_and_nothing_else(tmp_path: Path) -> None:
    more = MISCONCEPTIONS + "  other: {name: other, sentence: Nobody takes it.}\n"
    tagged = harbour(TAUGHT, TAGGED)
    checked, study_set = good(tmp_path, harbour=tagged, concepts=CONCEPTS, misconceptions=more)
    archived = set_to_json(checked.documents["harbour.yaml"], checked.sources, checked.vocabulary)
    assert set_from_json(archived) == study_set
    assert "Nobody takes it" not in archived


def test_names_in_no_language_of_the_set_are_told_in_that_of_their_file(tmp_path: Path) -> None:
    french = harbour(TAUGHT, ("title: The harbour", "language: fr\ntitle: The harbour"))
    _checked, study_set = good(tmp_path, harbour=french, concepts=CONCEPTS)
    assert (study_set.graph["fire"].name.original, study_set.concepts["light"].original) == ("Fire", "Light")


@pytest.mark.parametrize(
    ("file", "files", "marker", "message", "hint"),
    [
        (
            "harbour.yaml",
            {"harbour": LISTED.replace("  - light", "  - light\n  - ligth"), "concepts": CONCEPTS},
            "ligth\nquestions",
            "there is no concept `ligth`",
            "did you mean `light`?",
        ),
        (
            "harbour.yaml",
            {"harbour": LISTED.replace("  - light", "  - light\n  - water"), "concepts": CONCEPTS},
            "water\nquestions",
            "the concept `water` is listed twice",
            "take one of the two out",
        ),
        (
            "harbour.yaml",
            {"harbour": LISTED.replace("  - light", "  - id: light\n    name: Lamps"), "concepts": CONCEPTS},
            "id: light",
            "`light` is in concepts.yaml already",
            "list it by its id alone, or give this one another id",
        ),
        (
            "concepts.yaml",
            {"harbour": LISTED, "concepts": CONCEPTS.replace("[fire]", "[fire, oil]")},
            "oil",
            "there is no concept `oil`",
            "name it in concepts.yaml, or take it out here",
        ),
        (
            "concepts.yaml",
            {"harbour": LISTED, "concepts": CONCEPTS.replace("[water]", "[water, light]")},
            "light]",
            "this closes a circle: `light` → `fire` → `light`",
            "take `light` out here: what is understood first cannot require what comes after",
        ),
        (
            "harbour.yaml",
            {"harbour": NAMED.replace("wind-for-moon", "waves-for-tide"), "misconceptions": MISCONCEPTIONS},
            "misconception: waves-for-tide",
            "there is no misconception `waves-for-tide`",
            "did you mean `waves-for-tides`?",
        ),
        (
            "harbour.yaml",
            {"harbour": NAMED.replace("wind-for-moon", "sea-lions"), "misconceptions": MISCONCEPTIONS},
            "misconception: sea-lions",
            "there is no misconception `sea-lions`",
            "name it in misconceptions.yaml, or under `misconceptions:` of the set",
        ),
        (
            "misconceptions.yaml",
            {"harbour": NAMED, "misconceptions": MISCONCEPTIONS.replace("[wind-", "[waves-for-tides, wind-")},
            "waves-for-tides,",
            "`waves-for-tides` means `waves-for-tides` already",
            "an id means one misconception: take it out here, or merge the two",
        ),
        (
            "misconceptions.yaml",
            {
                "harbour": NAMED,
                "misconceptions": MISCONCEPTIONS + "  gale: {name: gale, sentence: No., aka: [wind-for-moon]}\n",
            },
            "wind-for-moon]}",
            "`wind-for-moon` means `waves-for-tides` already",
            "an id means one misconception: take it out here, or merge the two",
        ),
        (
            "misconceptions.yaml",
            {"harbour": NAMED, "misconceptions": MISCONCEPTIONS.replace("en: waves", "fr: waves")},
            "name:",
            "this has no one text in the file's own language, `en`",
            "add en: … beside the other languages",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_a_hint(
    file: str, files: Mapping[str, str], marker: str, message: str, hint: str, tmp_path: Path
) -> None:
    text = files[file.removesuffix(".yaml")]
    assert told(tmp_path, file, **files) == (where(text, marker), message, hint)


def test_a_set_may_not_name_what_the_folder_names(tmp_path: Path) -> None:
    own = NAMED.replace("questions:", MISCONCEPTIONS + "questions:")
    found = check(tmp_path, harbour=own, misconceptions=MISCONCEPTIONS).problems
    assert [problem.message for problem in found] == [
        "`waves-for-tides` is in misconceptions.yaml already",
        "`wind-for-moon` means `waves-for-tides` already",
    ]


def test_a_set_names_misconceptions_of_its_own_and_their_translation_stands_beside(tmp_path: Path) -> None:
    own = NAMED.replace("questions:", "misconceptions:\n  wind-for-moon: {name: wind, sentence: No.}\nquestions:")
    side = "misconceptions:\n  wind-for-moon: {name: viento, sentence: No es así.}\n"
    _checked, study_set = good(tmp_path, harbour=own, harbour__es=side)
    assert study_set.misconceptions["wind-for-moon"].name.reading("es").text == "viento"


def test_a_translation_of_no_misconception_is_told(tmp_path: Path) -> None:
    own = NAMED.replace("questions:", "misconceptions:\n  wind-for-moon: {name: wind, sentence: No.}\nquestions:")
    side = "misconceptions:\n  gale: {name: viento}\n"
    _place, message, _hint = told(tmp_path, "harbour.es.yaml", harbour=own, harbour__es=side)
    assert message == "the set has no `gale` here"


def test_where_nothing_is_named_any_id_will_do(tmp_path: Path) -> None:
    _checked, study_set = good(tmp_path, harbour=NAMED)
    assert study_set.misconceptions == {}


def test_the_slips_of_a_computed_question_are_misconceptions_too(tmp_path: Path) -> None:
    computed = """\
  - id: level
    type: computed
    concept: water
    level: apply
    ask: How high?
    probe: memory-half-life
    feedback:
      - {when: fraction-upside-down, why: Turn it.}
      - {when: linear-for-geometric, why: It shrinks.}
      - {when: time-constant-for-half-life, why: That is another.}
    explain: So.
    sources: [almanac]
"""
    found = check(tmp_path, harbour=HARBOUR + computed, misconceptions=MISCONCEPTIONS).problems
    assert [problem.message.split("`")[1] for problem in found if "no misconception" in problem.message] == [
        "fraction-upside-down",
        "linear-for-geometric",
        "time-constant-for-half-life",
    ]


def test_a_shared_file_with_a_problem_keeps_every_set_back_and_is_told_alone(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=LISTED, orchard=ORCHARD, concepts="concepts: [")
    assert {problem.file for problem in checked.problems} == {"concepts.yaml"}
    assert checked.sets == {}


def test_what_nothing_uses_is_a_warning_and_keeps_nothing_back(tmp_path: Path) -> None:
    concepts = CONCEPTS + "  sand: {name: Sand}\n"
    misconceptions = MISCONCEPTIONS + "  gale: {name: gale, sentence: No.}\n"
    assert warned(tmp_path, harbour=harbour(TAUGHT, TAGGED), concepts=concepts, misconceptions=misconceptions) == [
        f"concepts.yaml:10:3: no set teaches `sand`\n    hint: {NOT_TAUGHT}",
        "misconceptions.yaml:6:3: no question names `gale`\n    hint: tag a wrong answer with it, or take it out",
    ]


def test_a_concept_without_a_question_is_a_warning(tmp_path: Path) -> None:
    (warning,) = warned(tmp_path, harbour=harbour(("  light: Light\n", "  light: Light\n  sand: Sand\n")))
    assert warning.startswith("harbour.yaml:7:3: no question is about `sand`\n")


def test_what_is_unused_is_told_once_every_set_can_be_read(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=NAMED, orchard="set: [", misconceptions=MISCONCEPTIONS)
    assert checked.warnings == ()


def test_a_side_file_of_a_shared_file_is_told_where_to_go(tmp_path: Path) -> None:
    _place, message, hint = told(
        tmp_path, "concepts.es.yaml", harbour=LISTED, concepts=CONCEPTS, concepts__es="concepts: {}"
    )
    assert message == "concepts.yaml is not translated beside it"
    assert hint == "write its languages side by side in concepts.yaml, and take this file away"
