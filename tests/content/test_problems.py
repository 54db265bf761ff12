"""Each mistake that an author can make is told with its place and with what to do."""

from pathlib import Path

import pytest

from app.content.problems import Problem
from tests.content.hints import BASE
from tests.content.yaml_files import (
    HARBOUR,
    SOURCES,
    check,
    harbour,
    only_problem,
    place,
    problems_of,
    where,
)


def test_the_harbour_itself_has_no_problem(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=HARBOUR)
    assert checked.problems == ()
    assert [question.id for question in checked.documents["harbour.yaml"].questions] == [
        "tide",
        "crew",
        "knots",
        "port",
    ]


# what is wrong, the change that makes it so, where it is told, the sentence, a part of the hint
MISTAKES = {
    "unknown key": (
        ("back: The left one.\n    explain: Its", "back: The left one.\n    exlpain: Its"),
        "exlpain",
        "`exlpain` is not a key here",
        "did you mean `explain`?",
    ),
    "unknown key in a choice": (
        ("wrong: The wind", "wrong: The wind\n        misconceptoin: x"),
        "misconceptoin",
        "`misconceptoin` is not a key here",
        "did you mean `misconception`?",
    ),
    "unknown key at the top": (("about:", "autor: me\nabout:"), "autor", "`autor` is not a key here", ""),
    "choice whose id tells the key": (
        ("id: wind", "id: wrong-wind"),
        "id: wrong-wind",
        "the id `wrong-wind` tells the key",
        "use a, b, c",
    ),
    "unknown key like no other": (
        ("about:", "zzzzzz: me\nabout:"),
        "zzzzzz",
        "`zzzzzz` is not a key here",
        "take it out; what may stand here: set, language, title",
    ),
    "merge key without an alias": (("about:", "<<: {a: b}\nabout:"), "<<", "`<<` is not a key here", ""),
    "missing explanation": (("    explain: Two bulges follow the moon.\n", ""), "id: tide", "`explain` is missing", ""),
    "missing title": (("title: The harbour\n", ""), "set: harbour", "`title` is missing", ""),
    "missing type": (("    type: cloze\n", ""), "id: knots", "`type` is missing", "add a line type: cloze"),
    "unknown type": (
        ("type: cloze", "type: gaps"),
        "type: gaps",
        "`gaps` is no question type",
        "write type: cloze",
    ),
    "choice without feedback": (("        why: Wind makes waves.\n", ""), "id: wind", "`why` is missing", ""),
    "distractor without feedback": (
        ("~ acres]]", "~ acres | candles]]"),
        "ask: Speed",
        "the distractor `candles` has no feedback",
        "`- when: candles`",
    ),
    "feedback for no distractor": (
        ("why: Acres measure fields.", "why: Fields.\n      - when: miles\n        why: No."),
        "when: miles",
        "`miles` is no distractor",
        "take this feedback out",
    ),
    "duplicate question id": (
        ("id: port", "id: tide"),
        "id: tide\n    type: flashcard",
        "the id `tide` is used twice",
        "give this one its own",
    ),
    "duplicate choice id": (
        ("id: wind", "id: moon"),
        "id: moon\n        wrong",
        "the id `moon` is used twice",
        "give this one its own",
    ),
    "no right choice": (
        ("right: The moon", "wrong: The moon"),
        "choices:",
        "exactly one choice is right; here it is 0",
        "mark the key with right: in place of wrong:",
    ),
    "right and wrong both": (
        ("wrong: The wind", "wrong: The wind\n        right: Wind"),
        "id: wind",
        "a choice has `right:` or `wrong:`, one of the two",
        "",
    ),
    "every choice right": (
        ("wrong: A sail", "right: A sail"),
        "choices:\n      - id: keeper",
        "every choice is right: ticking all wins",
        "add a plausible one with wrong:",
    ),
    "unknown concept": (
        ("concept: water\n    level: apply", "concept: sand\n    level: apply"),
        "concept: sand",
        "`sand` is not among the set's concepts",
        "list it there, or take one of: water, light",
    ),
    "unknown source": (
        ("explain: A knot is a sea mile an hour.\n    sources: [almanac]", "explain: A knot.\n    sources: [almanack]"),
        "almanack",
        "`almanack` is not in sources.yaml",
        "did you mean `almanac`?",
    ),
    "no gap": (
        ("[[knots | knot ~ acres]].\n    feedback:\n      - when: acres\n        why: Acres measure fields.", "knots."),
        "ask: Speed",
        "there is no gap",
        "[[right | also right ~ distractor]]",
    ),
    "gap without a right form": (
        ("[[knots | knot ~ acres]]", "[[ ~ acres]]"),
        "ask: Speed",
        "a gap needs at least one right form before the ~",
        "[[right",
    ),
    "distractor that is right": (
        ("~ acres]]", "~ KNOTS | acres]]"),
        "ask: Speed",
        "a form is both right and a distractor",
        "[[right",
    ),
    "gap inside TeX": (
        ("[[knots | knot ~ acres]].", "$v = [[knots | knot ~ acres]]$."),
        "ask: Speed",
        "a gap stands inside $…$, or a $ is not closed",
        "",
    ),
    "lab link to no model": (
        ("model: forget", "model: forgte"),
        "model: forgte",
        "the lab has no model `forgte`",
        "did you mean `forget`?",
    ),
    "lab link with an unknown symbol": (
        ('"aab#ab"', '"aab?ab"'),
        "sequence:",
        "Symbol 4, '?', is not in the model's alphabet.",
        "",
    ),
    "lab link to a step outside": (
        ("step: 4", "step: 7"),
        "step: 7",
        "",
        "write a step from 1 to 6 and a unit from 1 to 1",
    ),
    "lab link that does not show it": (
        ("shows: forget < 0.1", "shows: forget > 0.9"),
        "shows:",
        "the model does not show `forget > 0.9` there",
        "it has forget 0.0",
    ),
    "lab link with an unreadable condition": (
        ("shows: forget < 0.1", "shows: forget <"),
        "shows:",
        "not a condition such as `forget < 0.1`",
        "a condition is like: forget < 0.1",
    ),
    "lab link with code for a condition": (
        ("shows: forget < 0.1", "shows: exit()"),
        "shows:",
        "",
        "a condition is like: forget < 0.1",
    ),
    "unreadable TeX": (
        ("$h_t$", "$\\frac{h_t$"),
        "explain: Its",
        'TeX that cannot be read, $\\frac{h_t$: Expected closing token "}"',
        "close it: a } is missing",
    ),
    "TeX with an unknown command": (
        ("$h_t$", "$\\forget h_t$"),
        "explain: Its",
        'Unknown command "\\forget"',
        "take its \\ away",
    ),
    "TeX with its own colour": (
        ("$h_t$", "$\\color{red} h_t$"),
        "explain: Its",
        "TeX that sets its own colours or borders is not shown",
        "",
    ),
    "HTML": (
        ("The left one.", "The <b>left</b> one."),
        "back: The",
        "HTML is not read in questions: <b>",
        "`<b>` goes in backquotes",
    ),
    "a block of HTML": (
        ("The left one.", "<script>alert(1)</script>"),
        "back: ",
        "HTML is not read in questions: <script>",
        "",
    ),
    "text without the set's language": (
        ("ask: Which side is port?", "ask: {es: Babor}"),
        "ask: {es",
        "no one text in the file's own language, `en`",
        "",
    ),
    "level as a number": (
        ("level: apply", "level: 3"),
        "level: 3",
        "`level` takes 'recall', 'understand' or 'apply'",
        "",
    ),
    "step as a truth value": (("step: 4", "step: true"), "step: true", "`step` takes a whole number", ""),
    "step as a fraction": (("step: 4", "step: 4.0"), "step: 4.0", "`step` takes a whole number", ""),
    "step in quotes": (("step: 4", "step: '4'"), "step: '4'", "`step` takes a whole number", "write step: 4"),
    "step 0": (("step: 4", "step: 0"), "step: 0", "`step`", ""),
    "id as a number": (("id: port", "id: 1"), "id: 1", "`id` takes text", "write id: '1'"),
    "id with capitals": (
        ("id: port", "id: Port"),
        "id: Port",
        "`id` is not written as it should be",
        "small letters, digits and single hyphens",
    ),
    "id with a line break": (("id: port", 'id: "port\\n"'), 'id: "port', "`id` is not written as it should be", ""),
    "text as a number": (("right: The moon", "right: 0.5"), "right: 0.5", "`right` takes text", "write right: '0.5'"),
    "text as nothing": (("back: The left one.", "back:"), "back:\n    explain", "`back` is empty", "write its text"),
    "text that is empty": (("back: The left one.", "back: ''"), "back: ", "`back` is empty", ""),
    "text that is too long": (
        ("back: The left one.", f"back: {'long ' * 900}"),
        "back: ",
        "`back` is longer than 4000 characters",
        "",
    ),
    "a list for a text": (("back: The left one.", "back: []"), "back: ", "`back` takes text", ""),
    "a language that is none": (
        ("{en: Water, es: Agua}", "{en: Water, spanish: Agua}"),
        "spanish",
        "`spanish` is not written as it should be",
        "two small letters, like es",
    ),
    "a text for a list": (
        ("explain: A lamp, and a keeper.\n    sources: [almanac]", "explain: A lamp.\n    sources: almanac"),
        "sources: almanac",
        "`sources` takes a list",
        "write sources: [almanac]",
    ),
    "a text for a lab link": (
        ("explain: Its light is red, $h_t$.", "explain: Red.\n    lab: forget"),
        "lab: forget",
        "`lab` takes keys and values",
        "model, sequence, step, show",
    ),
    "a covered item that is none": (
        ("level: apply", "level: apply\n    covers: S3"),
        "covers",
        "`covers` is not written as it should be",
        "like S03",
    ),
    "number over 63 bits": (
        ("step: 4", "step: 9223372036854775808"),
        "step: 9223372036854775808",
        "`step` takes a whole number",
        "write a whole number from 1 to 500",
    ),
    "duplicate key": (
        ("back: The left one.", "back: The left one.\n    back: The right one."),
        "back: The right",
        "`back` stands twice",
        "the first is on line 55",
    ),
    "tab": (
        ("    back: The left one.", "\tback: The left one."),
        "\tback",
        "a tab stands here",
        "put spaces in its place",
    ),
    "colon in a text": (
        ("back: The left one.", "back: left: red"),
        ": red",
        "a text that holds `: ` stands without quotes",
        "put it in quotes: back: 'left: red'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_where_it_is_and_with_a_way_out(mistake: str, tmp_path: Path) -> None:
    change, marker, sentence, hint = MISTAKES[mistake]
    text = harbour(change)
    problem = only_problem(tmp_path, text)
    assert (problem.file, *place(problem)) == ("harbour.yaml", *where(text, marker)), problem
    assert sentence in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("mistake", [name for name, row in MISTAKES.items() if not row[2]])
def test_a_sentence_borrowed_from_elsewhere_still_says_something(mistake: str, tmp_path: Path) -> None:
    assert len(only_problem(tmp_path, harbour(MISTAKES[mistake][0])).message) > 10


def test_two_right_choices_in_a_single_are_one_too_many(tmp_path: Path) -> None:
    text = harbour(
        (
            "    explain: Two bulges",
            "      - id: sun\n        right: The sun\n        why: A little.\n    explain: Two bulges",
        )
    )
    problem = only_problem(tmp_path, text)
    assert place(problem) == where(text, "choices:")
    assert problem.message == "exactly one choice is right; here it is 2"
    assert "type: multiple" in problem.hint


SET_TWICE = "take one of the files away, or give one another `set:`"


def test_a_set_is_in_one_file(tmp_path: Path) -> None:
    again = "# a copy\n" + HARBOUR
    checked = check(tmp_path, harbour=HARBOUR, pier=again)
    assert checked.problems == (Problem("pier.yaml", 2, 1, "the set `harbour` is also in harbour.yaml", SET_TWICE),)
    assert list(checked.documents) == ["harbour.yaml"]


def test_every_problem_of_every_file_is_told_at_once_and_in_order(tmp_path: Path) -> None:
    broken = harbour(
        ("title: The harbour", "titel: The harbour"),
        ("type: cloze", "type: gaps"),
        ("id: port", "id: 1"),
    )
    checked = check(tmp_path, harbour=broken, orchard="set: orchard\nset: again\nquestions: []\n", sources="sources: 3")
    assert [(p.file, p.line, p.message) for p in checked.problems] == [
        ("harbour.yaml", 2, "`titel` is not a key here"),
        ("harbour.yaml", where(broken, "type: gaps")[0], "`gaps` is no question type"),
        ("harbour.yaml", where(broken, "id: 1")[0], "`id` takes text"),
        ("orchard.yaml", 1, "`about` is missing"),
        ("orchard.yaml", 1, "`concepts` is missing"),
        ("orchard.yaml", 1, "`title` is missing"),
        ("orchard.yaml", 2, "`set` stands twice"),
        ("orchard.yaml", 3, "`questions` has too few items: at least 1"),
        ("sources.yaml", 1, "`sources` takes keys and values"),
    ]
    assert checked.documents == {}


def test_a_badly_shaped_question_does_not_hide_the_broken_rules_of_the_others(tmp_path: Path) -> None:
    text = harbour(("id: port", "id: 1"), ("model: forget", "model: forgte"), ("right: The moon", "wrong: The moon"))
    text = text.replace("about:", "autor: me\nabout:").replace("why: Acres measure fields.", "why: $\\nope$")
    said = {problem.message.partition(",")[0]: place(problem) for problem in problems_of(tmp_path, text)}
    assert said == {
        "`autor` is not a key here": where(text, "autor"),
        "exactly one choice is right; here it is 0": where(text, "choices:"),
        "the lab has no model `forgte`": where(text, "model: forgte"),
        "TeX that cannot be read": where(text, "why: $"),
        "`id` takes text": where(text, "id: 1"),
    }


def test_a_broken_sources_file_publishes_nothing_new(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=HARBOUR, sources="sources: {almanac: {authors: A, year: '1805', title: B}}")
    assert checked.documents == {}
    assert checked.files == {"harbour.yaml"}
    assert {problem.file for problem in checked.problems} == {"sources.yaml"}
    assert Problem("sources.yaml", 1, 33, "`year` takes a whole number", "write year: 1805") in checked.problems


def test_one_broken_file_leaves_the_others_good(tmp_path: Path) -> None:
    from tests.content.yaml_files import ORCHARD

    checked = check(tmp_path, harbour="set: harbour", orchard=ORCHARD)
    assert list(checked.documents) == ["orchard.yaml"]
    assert {problem.file for problem in checked.problems} == {"harbour.yaml"}


def test_a_problem_reads_as_editors_expect() -> None:
    problem = Problem("harbour.yaml", 3, 5, "`id` is missing", "write one")
    assert str(problem) == "harbour.yaml:3:5: `id` is missing\n    hint: write one"


def test_a_work_that_stands_twice_in_the_sources_publishes_nothing_new(tmp_path: Path) -> None:
    twice = "sources:\n  almanac: {authors: A, year: 1805, title: B}\n  almanac: {authors: C, year: 1806, title: D}\n"
    checked = check(tmp_path, harbour=HARBOUR, sources=twice)
    assert [(p.file, p.line, p.message) for p in checked.problems] == [("sources.yaml", 3, "`almanac` stands twice")]
    assert checked.documents == {}


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (
            "|\n      First line.\n\n      Here $a & b$ is\n\n      and <b>bold</b>.\n\n      $\\sgima$",
            [(3, 12), (5, 11), (7, 7)],
        ),
        (">-\n      First line\n      goes on, $x$\n      and $\\sgima$.", [(3, 11)]),
        ("|-\n      $a &\n      b$", [(1, 7)]),
        ("one $\\sgima$", [(0, 5)]),
    ],
)
def test_a_fault_in_a_text_of_several_lines_is_told_where_it_stands(
    block: str, lines: list[tuple[int, int]], tmp_path: Path
) -> None:
    found = check(tmp_path, harbour=BASE.replace("back: The left one.", f"back: {block}"), sources=SOURCES).problems
    first = BASE[: BASE.index("back: The left one.")].count("\n") + 1
    told = [(problem.line - first, problem.column) for problem in found]
    assert told == lines
