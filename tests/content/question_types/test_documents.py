"""Statements, words, numbers, pairs, orders and questions drawn from the lab: each mistake is told where it is."""

from pathlib import Path

import pytest

from app.content.assets import LARGEST_PICTURE
from app.content.building import build_set
from app.content.loading import Checked, check_folder
from app.content.model_files import read_model
from app.content.problems import Problem
from app.content.published_json import question_from_json, questions_to_json, set_from_json, set_to_json
from app.content.question_types.table import DOCUMENT_TYPES
from app.lab.trace import trace_sequence
from app.study.questions import Question
from tests.builders import PICTURE, every_type, write_content, write_picture
from tests.content.yaml_files import check, only_problem, place, problems_of, where, write_folder

COAST = """\
set: harbour
title: The coast
about: What a pilot knows.
concepts:
  water: {en: Water, es: Agua}
questions:
  - id: salt
    type: boolean
    concept: water
    level: recall
    ask: The open sea is sweeter than a river.
    right: false
    why: Rivers carry salt down.
    explain: Its salt stays.
    sources: [almanac]
  - id: rope
    type: typed
    concept: water
    level: recall
    ask: What holds a ship to the quay?
    right:
      - hawser
      - mooring line
    feedback:
      - when: halyard | sheet
        why: That one trims a sail.
    explain: It is as thick as an arm.
    sources: [almanac]
  - id: bell
    type: numeric
    concept: water
    level: recall
    ask: How many cables are 1216 feet?
    right: 2.5
    tolerance: 4%
    feedback:
      - when: 0.5
        why: The other way round.
      - when: 40
        why: Those are yards.
    explain: A cable is 608 feet.
    sources: [almanac]
  - id: lights
    type: matching
    concept: water
    level: recall
    ask: Which light stands where?
    pairs:
      - id: left
        left: To port
        right: {en: Red, es: Rojo}
        why: Port wine is red.
      - id: ahead
        left: To starboard
        right: Green
        why: It is the other side.
    others:
      - Violet
      - {en: Amber, es: Ámbar}
    explain: Two are coloured.
    sources: [almanac]
  - id: landing
    type: ordering
    concept: water
    level: recall
    ask: How does a ship come in?
    items:
      - id: lamp
        text: It sights the lamp
      - id: mole
        text: It passes the mole
      - id: line
        text: It throws a line
    explain: The lamp comes first.
    sources: [almanac]
  - id: ebb
    type: hotspot
    concept: water
    level: apply
    ask: Where does it run out?
    lab: {model: forget, sequence: aab#aab#, show: forget}
    hit: forget < 0.2
    explain: At the sign.
    sources: [almanac]
  - id: flood
    type: predict
    concept: water
    level: apply
    ask: How far is it open?
    lab: {model: forget, sequence: random, unit: 1, show: forget}
    explain: It closes at the sign.
    sources: [almanac]
  - id: parts
    type: computed
    concept: water
    level: apply
    ask: How many parts has an LSTM of @units units that reads @features features?
    probe: keras-parameters
    tolerance: 1%
    feedback:
      - when: other-convention
        why: That counts two biases.
      - when: bias-dropped
        why: A bias is missing.
      - when: gates-counted-once
        why: There are four blocks.
      - when: candidate-left-out
        why: The candidate counts too.
      - when: state-left-out
        why: The state comes back in.
    explain: Four blocks of @units each.
    sources: [almanac]
"""


def coast(*changes: tuple[str, str]) -> str:
    """The coast with each first text replaced by its second."""
    text = COAST
    for old, new in changes:
        assert COAST.count(old) == 1, f"{old!r} does not stand in the coast once"
        text = text.replace(old, new)
    return text


def test_a_good_question_of_these_types_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, COAST) == ()


def test_the_harbour_of_every_type_has_each_of_them_and_no_problem(tmp_path: Path) -> None:
    checked = check_folder(write_content(tmp_path, every_type()))
    assert checked.problems == ()
    assert {question.type for question in checked.documents["harbour.yaml"].questions} == set(DOCUMENT_TYPES)


WHOLE_RUN = "{model: forget, sequence: aab#aab#, show: forget}"
CURVE_RUN = "{model: forget, sequence: random, unit: 1, show: forget}"
STARBOARD = "        why: It is the other side.\n"
LAMP, MOLE = "id: lamp\n        text: It sights the lamp", "id: mole\n        text: It passes the mole"
BIAS = "      - when: bias-dropped\n        why: A bias is missing.\n"

# what is wrong, the change that makes it so, where it is told (and which time it stands there), the sentence, the hint
MISTAKES: dict[str, tuple[tuple[str, str], str, int, str, str]] = {
    "a statement that is neither true nor false": (
        ("right: false", "right: yes"),
        "right: yes",
        1,
        "`right` takes true or false",
        "write right: true",
    ),
    "a statement in quotes": (
        ("right: false", 'right: "false"'),
        'right: "false"',
        1,
        "`right` takes true or false",
        "write right: false",
    ),
    "a statement by a number": (("right: false", "right: 0"), "right: 0", 1, "`right` takes true or false", ""),
    "a statement without its reason": (
        ("    why: Rivers carry salt down.\n", ""),
        "id: salt",
        1,
        "`why` is missing",
        "",
    ),
    "a statement with choices": (
        ("right: false", "right: false\n    choices: []"),
        "choices",
        1,
        "`choices` is not a key here",
        "",
    ),
    "feedback on a word that is right": (
        ("when: halyard | sheet", "when: halyard | MOORING  line"),
        "when: halyard",
        1,
        "`MOORING  line` is right, so it needs no feedback",
        "",
    ),
    "feedback on a form without letters": (
        ("when: halyard | sheet", "when: halyard | "),
        "when: halyard",
        1,
        "there is a form without letters",
        "",
    ),
    "a word that is one text": (
        ("right:\n      - hawser\n      - mooring line", "right: hawser"),
        "right: hawser",
        1,
        "`right` takes a list",
        "write right: [hawser]",
    ),
    "a word that is a number": (("- mooring line", "- 7"), "7\n", 1, "`right` takes text", "write '7'"),
    "no word at all": (
        ("right:\n      - hawser\n      - mooring line", "right: []"),
        "right: []",
        1,
        "`right` has too few items: at least 1",
        "",
    ),
    "a foreseen number beside the key": (
        ("when: 0.5", "when: 2.65"),
        "when: 2.65",
        1,
        "2.65 is too near another answer",
        "an answer could be both: narrow the tolerance, or take this one out",
    ),
    "a foreseen number that is the key": (
        ("when: 40", "when: 2.5"),
        "when: 2.5",
        1,
        "2.5 is too near another answer",
        "narrow the tolerance",
    ),
    "a foreseen number beside another": (
        ("when: 40", "when: 0.51"),
        "when: 0.51",
        1,
        "0.51 is too near another answer",
        "narrow the tolerance",
    ),
    "a number in words": (
        ("right: 2.5", "right: two"),
        "right: two",
        1,
        "`right` takes a number",
        "write a number from -1e+12 to 1e+12, with a decimal point and without quotes",
    ),
    "a number with a comma": (
        ("right: 2.5", "right: 2,5"),
        "right: 2,5",
        1,
        "`right` takes a number",
        "write right: 2.5",
    ),
    "a number that is a truth": (("right: 2.5", "right: true"), "right: true", 1, "`right` takes a number", ""),
    "a foreseen number in words": (("when: 40", "when: forty"), "when: forty", 1, "`when` takes a number", ""),
    "a tolerance without its sign": (
        ("tolerance: 4%", "tolerance: '4'"),
        "tolerance: '4'",
        1,
        "`tolerance` is not written as it should be",
        "write tolerance: 4% (a share like 1%, or a distance like 0.05 absolute)",
    ),
    "a tolerance with a space": (
        ("tolerance: 1%", "tolerance: 1 %"),
        "tolerance: 1 %",
        1,
        "`tolerance` is not written as it should be",
        "write tolerance: 1% (a share like 1%, or a distance like 0.05 absolute)",
    ),
    "a tolerance that is a number": (
        ("tolerance: 4%", "tolerance: 0.04"),
        "tolerance: 0.04",
        1,
        "`tolerance` takes text",
        "write tolerance: 0.04 absolute (a share like 1%, or a distance like 0.05 absolute)",
    ),
    "a negative tolerance": (
        ("tolerance: 4%", "tolerance: -4%"),
        "tolerance: -4%",
        1,
        "`tolerance` is not written as it should be",
        "",
    ),
    "two pairs of one id": (
        ("id: ahead", "id: left"),
        "id: left",
        2,
        "the id `left` is used twice",
        "history hangs on ids: give this one its own",
    ),
    "an option offered twice": (
        ("right: Green", "right: Red"),
        "right: Red",
        1,
        "this is offered twice",
        "nobody could know which of the two is meant",
    ),
    "an option that is twice the same in Spanish": (
        ("{en: Amber, es: Ámbar}", "{en: Amber, es: Rojo}"),
        "{en: Amber",
        1,
        "this is offered twice",
        "nobody could know",
    ),
    "another option that a pair has too": (
        ("- Violet", "- Green"),
        "Green\n      - {en",
        1,
        "this is offered twice",
        "nobody could know",
    ),
    "one pair alone": (
        (
            "      - id: ahead\n        left: To starboard\n        right: Green\n        why: It is the other side.\n",
            "",
        ),
        "pairs:",
        1,
        "`pairs` has too few items: at least 2",
        "",
    ),
    "a pair without its reason": (
        (STARBOARD, ""),
        "id: ahead",
        1,
        "`why` is missing",
        "",
    ),
    "a side that is a number": (("left: To port", "left: 8"), "left: 8", 1, "`left` takes text", "write left: '8'"),
    "two items of one id": (
        ("id: mole", "id: lamp"),
        "id: lamp",
        2,
        "the id `lamp` is used twice",
        "history hangs on ids: give this one its own",
    ),
    "two items alone": (
        ("      - id: line\n        text: It throws a line\n", ""),
        "items:",
        1,
        "`items` has too few items: at least 3",
        "",
    ),
    "items as plain words": (
        ("- id: lamp\n        text: It sights the lamp", "- It sights the lamp"),
        "It sights the lamp",
        1,
        "`items` takes keys and values",
        "write its keys below it, each on a line of its own: id, text",
    ),
    "a step of no model": (
        (WHOLE_RUN, WHOLE_RUN.replace("forget,", "forgte,")),
        "model: forgte",
        1,
        "the lab has no model `forgte`",
        "did you mean `forget`?",
    ),
    "a curve of no model": (
        (CURVE_RUN, CURVE_RUN.replace("forget,", "forgte,")),
        "model: forgte",
        1,
        "the lab has no model `forgte`",
        "did you mean `forget`?",
    ),
    "a step of a model that reads numbers": (
        (WHOLE_RUN, "{model: input, sequence: random, show: forget}"),
        "model: input",
        1,
        "questions ask about models of one layer that read symbols",
        "",
    ),
    "a curve of a model that reads numbers": (
        (CURVE_RUN, "{model: temperature, sequence: random, show: forget}"),
        "model: temperature",
        1,
        "questions ask about models of one layer that read symbols",
        "",
    ),
    "a curve of a model of two layers": (
        (CURVE_RUN, "{model: reverse, sequence: random, show: forget}"),
        "model: reverse",
        1,
        "questions ask about models of one layer that read symbols",
        "",
    ),
    "a unit that the model has not": (
        ("unit: 1", "unit: 2"),
        "unit: 2",
        1,
        "unit 2: the model has 1",
        "write a unit from 1 to 1",
    ),
    "a unit below one": (
        ("unit: 1", "unit: 0"),
        "unit: 0",
        1,
        "`unit` is too small: it is at least 1",
        "write a whole number from 1 to 1024, without quotes",
    ),
    "a condition that is none": (
        ("hit: forget < 0.2", "hit: forget"),
        "hit: forget",
        1,
        "compare it with something, as in `forget < 0.1`",
        "a condition is like: forget < 0.1 and cell > 1",
    ),
    "a condition that calls something": (
        ("hit: forget < 0.2", "hit: open(1) < 2"),
        "hit: open",
        1,
        "neither a number nor one of forget, input, output, candidate, cell, hidden",
        "a condition is like",
    ),
    "a condition that never holds": (
        ("hit: forget < 0.2", "hit: forget < 0"),
        "type: hotspot",
        1,
        "no such question can be drawn: `forget < 0` holds nowhere, or nearly everywhere, in what forget does",
        "look at what the model does in the lab",
    ),
    "a condition that nearly always holds": (
        ("hit: forget < 0.2", "hit: forget > 0.2"),
        "type: hotspot",
        1,
        "no such question can be drawn: `forget > 0.2` holds nowhere, or nearly everywhere, in what forget does",
        "look at what the model does in the lab",
    ),
    "a sequence that the model does not read": (
        ("sequence: aab#aab#", "sequence: aab?"),
        "sequence: aab?",
        1,
        "'?'",
        "",
    ),
    "a curve of a sequence that the model does not read": (
        ("sequence: random", "sequence: xyz"),
        "sequence: xyz",
        1,
        "'x'",
        "",
    ),
    "a sequence too long for a phone": (
        ("sequence: aab#aab#", f"sequence: {'a' * 25}"),
        "sequence: aaa",
        1,
        "`sequence` is longer than 24 characters",
        "",
    ),
    "a sequence that is a number": (
        ("sequence: random", "sequence: 11"),
        "sequence: 11",
        1,
        "`sequence` takes text",
        "write sequence: '11'",
    ),
    "a map half shown": (
        ("hit: forget < 0.2", "hit: forget < 0.2\n    map: half"),
        "map: half",
        1,
        "`map` takes 'hidden' or 'shown'",
        "",
    ),
    "a curve of what is no gate": (
        ("unit: 1, show: forget", "unit: 1, show: cell"),
        "show: cell",
        1,
        "`show` takes 'forget', 'input' or 'output'",
        "",
    ),
    "a curve of a gate that stands still": (
        ("sequence: random", "sequence: aaaa"),
        "type: predict",
        1,
        "no such question can be drawn: the gate hardly moves in what forget does",
        "look at what the model does in the lab",
    ),
    "an unknown probe": (
        ("probe: keras-parameters", "probe: kera-parameters"),
        "probe: kera",
        1,
        "there is no probe `kera-parameters`",
        "did you mean `keras-parameters`?",
    ),
    "a slip without its feedback": (
        (BIAS, ""),
        "feedback:\n      - when: other",
        1,
        "the slip `bias-dropped` has no feedback",
        "add `- when: bias-dropped` with its `why`",
    ),
    "a slip that is told twice": (
        (BIAS, 2 * BIAS),
        "when: bias-dropped",
        2,
        "`bias-dropped` is told twice",
        "take one of the two out",
    ),
    "a slip of another probe": (
        (BIAS, f"{BIAS}      - when: tanh-left-out\n        why: No.\n"),
        "when: tanh-left-out",
        1,
        "`tanh-left-out` is no slip",
        "take this feedback out",
    ),
    "a name that is not drawn": (
        ("of @units units", "of @unit units"),
        "ask: How many parts",
        1,
        "nothing is drawn for `@unit`",
        "did you mean `@units`?",
    ),
    "a name that is not drawn in what explains": (
        ("Four blocks of @units each.", "Four blocks of @blocks each."),
        "explain: Four",
        1,
        "nothing is drawn for `@blocks`",
        "take one of: @units, @features",
    ),
    "a picture that is not there": (
        ("ask: Where does it run out?", "ask: '![A buoy](gull.svg) Where?'"),
        "ask: '![",
        1,
        "there is no picture `gull.svg`",
        "it is a file of the folder images: png, jpg, webp or svg",
    ),
    "a picture without words": (
        ("ask: Where does it run out?", "ask: '![ ](buoy.svg) Where?'"),
        "ask: '![",
        1,
        "the picture `buoy.svg` has no alternative text",
        "write ![what is to be seen](name.svg)",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_where_it_is_and_with_a_way_out(mistake: str, tmp_path: Path) -> None:
    change, marker, nth, message, hint = MISTAKES[mistake]
    text = coast(change)
    write_picture(tmp_path)
    problem = only_problem(tmp_path, text)
    assert message in problem.message
    assert hint in problem.hint
    assert place(problem) == where(text, marker, nth), str(problem)


def test_several_mistakes_in_one_question_are_all_told(tmp_path: Path) -> None:
    text = coast((BIAS, ""), ("of @units units", "of @unit units"), ("probe: keras-parameters", "probe: windows"))
    told = [problem.message for problem in problems_of(tmp_path, text)]
    assert "the slip `one-step-off` has no feedback" in told
    assert "`other-convention` is no slip" in told


def lowest(file: Path) -> float:
    """Of the forget gate, in the run that the coast asks about."""
    return float(trace_sequence(read_model(file.read_bytes()), "aab#aab#").layer["forget"].min())


def test_a_condition_must_hold_with_the_weights_of_tests_too(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=COAST)
    mine, twins = lowest(folder / "models" / "forget.json"), lowest(folder / "models" / "sealed" / "forget.json")
    between = f"{(mine + twins) / 2:.6f}"
    alone = f"forget < {between}" if mine < twins else f"forget > {between} and forget < 0.5"
    (folder / "harbour.yaml").write_text(coast(("hit: forget < 0.2", f"hit: {alone}")))
    (told,) = check_folder(folder).problems
    assert "no such question can be drawn" in told.message
    assert "not with its twin for tests" in told.hint
    (folder / "models" / "sealed" / "forget.json").unlink()
    assert check_folder(folder).problems == ()


class TestPictures:
    """Files of the folder `images`."""

    def checked(self, folder: Path, name: str, data: bytes = PICTURE) -> tuple[Problem, ...]:
        asked = coast(("ask: Where does it run out?", "ask: '![A buoy](buoy.svg) Where?'"))
        write_picture(write_picture(write_folder(folder, harbour=asked)), name, data)
        return check_folder(folder).problems

    @pytest.mark.parametrize("name", ["buoy.svg", "a-2.png", "mole.jpg", "1.webp"])
    def test_a_good_one_is_no_problem(self, name: str, tmp_path: Path) -> None:
        assert self.checked(tmp_path, name) == ()

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("Buoy.svg", "call it buoy.svg"),
            ("buoy.JPG", "call it buoy.jpg"),
            ("the buoy.svg", "call it the-buoy.svg"),
            ("a--b.png", "call it a-b.png"),
            ("buoy.jpeg", "call it buoy.jpg"),
            ("buoy.gif", "save it as buoy.png, or as .jpg, .webp or .svg"),
            ("buoy", "save it as buoy.png, or as .jpg, .webp or .svg"),
            ("buoy.svg.exe", "save it as buoy-svg.png, or as .jpg, .webp or .svg"),
        ],
    )
    def test_a_bad_name_is_told(self, name: str, hint: str, tmp_path: Path) -> None:
        assert self.checked(tmp_path, name) == (Problem(f"images/{name}", 1, 1, "this is no name of a picture", hint),)

    def test_one_of_a_megabyte_is_taken_and_a_larger_one_told(self, tmp_path: Path) -> None:
        assert self.checked(tmp_path / "a", "big.png", bytes(LARGEST_PICTURE)) == ()
        assert LARGEST_PICTURE == 1024**2
        told = self.checked(tmp_path / "b", "big.png", bytes(LARGEST_PICTURE + 1))
        assert told == (Problem("images/big.png", 1, 1, "over 1 MB", "make the picture smaller"),)

    def test_a_folder_with_the_name_of_a_picture_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "images" / "quay.png").mkdir(parents=True)
        hint = "put a file there, or take it away"
        assert self.checked(tmp_path, "buoy.svg") == (Problem("images/quay.png", 1, 1, "this is not a file", hint),)

    def test_a_hidden_file_is_left_alone(self, tmp_path: Path) -> None:
        assert self.checked(tmp_path, ".DS_Store") == ()

    def test_a_picture_from_elsewhere_is_no_picture(self, tmp_path: Path) -> None:
        text = coast(("ask: Where does it run out?", "ask: '![A buoy](https://sea.example/buoy.svg) Where?'"))
        assert problems_of(tmp_path, text) != ()


def built(folder: Path, text: str) -> dict[str, Question]:
    checked = check(folder, harbour=text)
    assert checked.problems == ()
    return {q.local_id: q for q in build_set(checked.documents["harbour.yaml"], checked.sources).questions}


KEYS = {
    "the other truth": (("right: false", "right: true"), "salt", True),
    "a reason": (("why: Rivers carry salt down.", "why: Rivers bring salt."), "salt", False),
    "a misconception": (
        ("why: Rivers carry salt down.", "why: Rivers carry salt down.\n    misconception: x"),
        "salt",
        False,
    ),
    "a form more": (("- mooring line", "- mooring line\n      - mooring"), "rope", True),
    "another form": (("- hawser", "- cable"), "rope", True),
    "the forms in another order": (("- hawser\n      - mooring line", "- mooring line\n      - hawser"), "rope", False),
    "a foreseen word": (("halyard | sheet", "halyard | sheet | stay"), "rope", False),
    "another number": (("right: 2.5", "right: 2.6"), "bell", True),
    "another tolerance": (("tolerance: 4%", "tolerance: 3%"), "bell", True),
    "a tolerance of another kind": (("tolerance: 4%", "tolerance: 0.04 absolute"), "bell", True),
    "a foreseen number": (("when: 40", "when: 41"), "bell", False),
    "another right side": (("right: Green", "right: Blue"), "lights", True),
    "another left side": (("left: To port", "left: To the left"), "lights", True),
    "a Spanish side": (("{en: Red, es: Rojo}", "{en: Red, es: Encarnado}"), "lights", None),
    "what a pair is for": (("why: Port wine is red.", "why: It is so."), "lights", False),
    "one more offered": (("- Violet", "- Violet\n      - Pink"), "lights", False),
    "another order": (
        (f"- {LAMP}\n      - {MOLE}", f"- {MOLE}\n      - {LAMP}"),
        "landing",
        True,
    ),
    "another hit": (("hit: forget < 0.2", "hit: forget < 0.25"), "ebb", True),
    "another run": (("sequence: aab#aab#", "sequence: ab#aab#"), "ebb", True),
    "a cell for a step": (("hit: forget < 0.2", "hit: forget < 0.2\n    of: cell"), "ebb", True),
    "a shown map": (("hit: forget < 0.2", "hit: forget < 0.2\n    map: shown"), "ebb", False),
    "another question of a step": (("ask: Where does it run out?", "ask: Where is it dry?"), "ebb", False),
    "a curve of one run": (("sequence: random", "sequence: aab#"), "flood", True),
    "another explanation of a curve": (("explain: It closes at the sign.", "explain: At #."), "flood", False),
    "another probe's tolerance": (("tolerance: 1%", "tolerance: 2%"), "parts", True),
    "feedback on a slip": (("why: A bias is missing.", "why: Where is the bias?"), "parts", False),
    "another wording of numbers": (("How many parts has", "Count the parts of"), "parts", False),
    "another level": (("ask: How does a ship come in?", "ask: How does she come in?"), "landing", False),
}


@pytest.mark.parametrize("what", KEYS)
def test_the_key_changes_with_what_is_right_and_not_with_the_words_around_it(what: str, tmp_path: Path) -> None:
    """None: a translation, which changes neither the key nor the revision."""
    change, question, flips = KEYS[what]
    before, after = built(tmp_path / "before", COAST), built(tmp_path / "after", coast(change))
    revised = {name for name in before if before[name].revision != after[name].revision}
    flipped = {name for name in before if before[name].key_hash != after[name].key_hash}
    assert (revised, flipped) == (set() if flips is None else {question}, {question} if flips else set())


def test_the_same_question_as_another_type_has_another_key(tmp_path: Path) -> None:
    hashes = [question.key_hash for question in built(tmp_path, COAST).values()]
    assert len(set(hashes)) == len(hashes)


@pytest.fixture
def every(tmp_path: Path) -> Checked:
    return check_folder(write_content(tmp_path, every_type()))


def test_a_set_of_every_type_comes_out_of_its_json_as_it_went_in(every: Checked) -> None:
    document = every.documents["harbour.yaml"]
    assert set_from_json(set_to_json(document, every.sources)) == build_set(document, every.sources)


@pytest.mark.parametrize("number", range(12))
def test_a_question_of_each_type_comes_out_of_its_json_as_it_went_in(every: Checked, number: int) -> None:
    document = every.documents["harbour.yaml"]
    built = build_set(document, every.sources)
    question = built.questions[number]
    archived = questions_to_json(document, every.sources, built)[question.id, question.revision]
    assert question_from_json(archived) == question
