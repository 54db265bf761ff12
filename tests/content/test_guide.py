"""Every example of the guide for authors is one that the check accepts."""

import re
import textwrap
from pathlib import Path

import pytest

from app.content.building import build_set
from app.content.loading import Checked
from app.content.question_types.table import DOCUMENT_TYPES
from app.lab.generators import GENERATORS
from tests.content.yaml_files import SHIPPED, check, write_folder

GUIDE = SHIPPED.parent / "docs" / "writing-questions.md"
BLOCKS: list[str] = re.findall(r"^```yaml\n(.*?)^```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
WHOLE = next(block for block in BLOCKS if "\nset: my-first-set\ntitle: My" in block)
SIDE = next(block for block in BLOCKS if "\nset: " in block and "\nlanguage: es" in block)
SOURCES = next(block for block in BLOCKS if "\nsources:\n" in block)
MISCONCEPTIONS = next(block for block in BLOCKS if "\nmisconceptions:\n" in block)
CONCEPTS = next(block for block in BLOCKS if "concepts.schema.json" in block)
QUESTIONS = [block for block in BLOCKS if block.startswith("- id:")]


def whole_guide(folder: Path) -> Checked:
    questions = "".join(textwrap.indent(question, "  ") for question in QUESTIONS)
    return check(folder, my_first_set=WHOLE + questions, my_first_set__es=SIDE, sources=SOURCES)


def test_every_example_is_of_a_kind_that_is_tested() -> None:
    assert sorted([WHOLE, SIDE, SOURCES, MISCONCEPTIONS, CONCEPTS, *QUESTIONS]) == sorted(BLOCKS)


def test_all_examples_together_make_a_set_without_problems(tmp_path: Path) -> None:
    checked = whole_guide(tmp_path)
    assert checked.problems == ()
    assert len(checked.documents["my_first_set.yaml"].questions) == 1 + len(QUESTIONS)


def test_the_whole_set_of_the_guide_stands_on_the_shipped_sources(tmp_path: Path) -> None:
    assert check(tmp_path, my_first_set=WHOLE, sources=(SHIPPED / "sources.yaml").read_text()).problems == ()


def test_the_guides_examples_name_the_shipped_misconceptions(tmp_path: Path) -> None:
    questions = "".join(textwrap.indent(question, "  ") for question in QUESTIONS)
    named = (SHIPPED / "misconceptions.yaml").read_text()
    assert check(tmp_path, my_first_set=WHOLE + questions, sources=SOURCES, misconceptions=named).problems == ()


def test_the_guides_shared_files_are_read(tmp_path: Path) -> None:
    listed = re.sub(r"concepts:\n(  [a-z-]+: .*\n)+", "concepts: [forget-gate, cell-state]\n", WHOLE)
    shared = {"sources": SOURCES, "concepts": CONCEPTS, "misconceptions": MISCONCEPTIONS}
    checked = check(tmp_path, my_first_set=listed.replace("gates-swapped", "forget-inverted"), **shared)
    assert checked.problems == ()
    assert checked.sets["my_first_set.yaml"].concepts["cell-state"].original == "The cell state"


def test_the_guide_has_an_example_of_every_type(tmp_path: Path) -> None:
    shown = {question.type for question in whole_guide(tmp_path).documents["my_first_set.yaml"].questions}
    assert shown == set(DOCUMENT_TYPES)


def test_the_guides_side_file_is_read(tmp_path: Path) -> None:
    checked = whole_guide(tmp_path)
    built = build_set(checked.documents["my_first_set.yaml"], checked.sources)
    assert built.title.reading("es").text == "Mi primer conjunto"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("    explain: The", "    exlpain: The"), "`exlpain` is not a key here"),
        (("        why: It decides what is shown of the new state.\n", ""), "`why` is missing"),
        (("wrong: $o_t$, the output gate", "right: 0.5"), "`right` takes text"),
        (("wrong: $o_t$, the output gate", "right: $o_t$"), "exactly one choice is right; here it is 2"),
        (
            ("$c_t = f_t", "$\\forget"),
            'TeX that cannot be read, $\\forget \\odot c_{t-1} + i_t \\odot g_t$: Unknown command "\\forget"',
        ),
        (("about: What", "about: so: what"), "a text that holds `: ` stands without quotes"),
    ],
)
def test_a_message_that_the_guide_explains_is_the_one_that_is_told(
    change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    write_folder(tmp_path, sources=SOURCES)
    assert change[0] in WHOLE
    told = [problem.message for problem in check(tmp_path, harbour=WHOLE.replace(*change), sources=SOURCES).problems]
    assert any(sentence.startswith(message) for sentence in told), told
    said = message.partition(",")[0].partition(": Unknown")[0]
    assert said in GUIDE.read_text()


def test_the_folders_own_guide_points_to_this_one() -> None:
    assert "docs/writing-questions.md" in (SHIPPED / "README.md").read_text()


def test_the_guide_lists_every_probe_with_its_names() -> None:
    rows = [f"| `{generator.id}` |" for generator in GENERATORS.values()]
    names = [", ".join(f"`@{name}`" for name in generator.names) + " |" for generator in GENERATORS.values()]
    guide = GUIDE.read_text()
    assert [row for row in rows + names if row not in guide] == []
