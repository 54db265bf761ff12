"""What each version of each rule of marking gave to many responses, recorded in `marking_rules.json`.

`python -m tests.study.marking_rules` records what is missing there. What was recorded it never changes: a rule that
scores something otherwise needs another version.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, permutations, product, zip_longest
from pathlib import Path
from typing import Any

from app.lab.generators import Kind, Problem, Tolerance, Value
from app.study.marking import mark
from app.study.modes import Grade
from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.base import MarkingRule
from app.study.question_types.boolean import BooleanBody
from app.study.question_types.computed import ComputedBody, DrawnComputed
from app.study.question_types.hotspot import DrawnHotspot, HotspotBody
from app.study.question_types.matching import DrawnMatching, Option, Pair
from app.study.question_types.numeric import NumericBody
from app.study.question_types.ordering import DrawnOrdering
from app.study.question_types.predict import DrawnPredict
from app.study.question_types.runs import Run, RunPlan
from app.study.question_types.table import QUESTION_TYPES
from app.study.question_types.typed import TypedBody
from app.study.questions import Question
from app.study.reading import read_response
from tests.study.values import card, cloze, multiple, question, single, words

FILE = Path(__file__).with_suffix(".json")
RECORD = "python -m tests.study.marking_rules"
Plain = dict[str, Any]
Scores = dict[str, list[list[Any]]]  # of each case: each response and its score
Table = dict[str, dict[str, Scores]]  # by rule and version


@dataclass(frozen=True)
class Case:
    """A question as it was drawn, and responses to it; "I don't know" is one of all."""

    name: str
    question: Question
    responses: list[Plain]


def _choices(right: str, wrong: str) -> Case:
    """Everything that can be ticked."""
    ids = right + wrong
    ticked = chain.from_iterable(combinations(ids, count) for count in range(1, len(ids) + 1))
    name = f"{len(right)} right, {len(wrong)} wrong"
    return Case(name, multiple(right, wrong), [{"choices": list(one)} for one in ticked])


def _words(
    name: str, accepted: Iterable[str], foreseen: Iterable[str], given: Iterable[str], language: str = "en"
) -> Case:
    said = tuple(AnticipatedError(when, words("why")) for when in foreseen)
    return Case(name, question(TypedBody(tuple(accepted), said, language)), [{"text": text} for text in given])


TYPOGRAPHY = [
    "encoder-decoder",
    "encoder—decoder",
    "encoder−decoder",
    "encoder\u2011decoder",
    "encoder\u200b-decoder",
    "en\u00adcoder-decoder",
    "\ufeffencoder-decoder\u200e",
    "encoder decoder",
    "encoders' decoders",
    "Hochreiter’s net",
    "Hochreiter`s net",
    "Hochreiters net",
]


def _typed() -> list[Case]:
    a_word = ["hawser", "Hawser", " HAWSER ", "hawsers", "hawse", "hawzer", "hwaser", "ahwser", "hawsre", "h awser"]
    two_slips = ["hawzerr", "hwasre", "hws", "howzer", "rope", "awsers", "mooring line", "Mooring  LINE", "moring line"]
    return [
        _words(
            "a word", ["hawser", "mooring line"], ["halyard | sheet"], [*a_word, *two_slips, "mooringline", "lines"]
        ),
        _words("a short word", ["cell"], [], ["cell", "CELL", "cel", "cells", "call", "clel", "sell"]),
        _words("five letters", ["hatch"], [], ["hatch", "htach", "match", "hatc", "hatches"]),
        _words(
            "accents",
            ["señal débil"],
            [],
            [
                "señal débil",
                "senal debil",
                "SEN\u0303AL DE\u0301BIL",
                "señal\u00a0débil",
                "senal debíl",
                "seña débil",
                "señal",
            ],
            "es",
        ),
        _words("typography", ["encoder–decoder", "Hochreiter's net"], [], TYPOGRAPHY),
        _words("signs of mathematics", ["t-1"], [], ["t-1", "t−1", "t – 1", "t‑1", "t+1", "t1", "ｔ－１"]),
        _words("an index", ["h₂"], [], ["h₂", "h2", "h_2", "h_{2}", "H2", "h²", "h^2", "h3", "h"]),
        _words(
            "letters of a script", ["йод в воде"], [], ["йод в воде", "иод в воде", "йод в водe", "йод в води"], "ru"
        ),
        _words("no letters of sounds", ["循环神经网络"], [], ["循环神经网络", "循环神经网路", "神经网络"], "zh"),
        _words(
            "signs do not slip", ["state at t-1"], [], ["state at t-1", "state at t+1", "stat at t-1", "state at t"]
        ),
        _words("letters of two", ["Straße"], [], ["Straße", "strasse", "STRASSE", "strase", "straßen", "Strabe"]),
        _words("a digit", ["lstm2 cell"], [], ["lstm2 cell", "lstm3 cell", "lstm cell", "lstm22 cell", "lstn2 cell"]),
        _words("a power", ["1024 steps"], [], ["1024 steps", "102⁴ steps", "1024 step", "1O24 steps"]),
        _words(
            "a foreseen word is no slip",
            ["forget gate"],
            ["forged gate | forgot gate", "get gate"],
            ["forget gate", "forged gate", "forgot gate", "Forgot  Gate", "forgit gate", "get gate", "forge gate"],
        ),
        _words("a foreseen word that is accepted", ["output"], ["Output", "input"], ["output", "input", "ouput"]),
    ]


def _filled(name: str, text: str, *given: Iterable[str]) -> Case:
    """All ways to fill the gaps with what is `given` for each."""
    return Case(name, cloze(text), [{"gaps": list(gaps)} for gaps in product(*given)])


def _cloze() -> list[Case]:
    typed = ["Café", "cafe", "caffe", "tea"]
    return [
        _filled("one gap", "In [[fathoms | fathom]].", ["fathoms", "FATHOM", " fathoms", "fatoms", "feet"]),
        _filled("typography", "[[t−1]] [[h₂ | Hochreiter's]]", ["t-1", "t–1", "t1"], ["h2", "Hochreiter’s", "h3"]),
        _filled("a menu and a word", "In [[knots | knot ~ acres]] and [[café]].", ["knots", "knot", "acres"], typed),
        _filled("three gaps", "[[a1]] [[b ~ c | d]] [[x² | y]]", ["a1", "a2"], ["b", "c"], ["x²", "x2", "Y", "z"]),
        _filled("four gaps", "[[a]] [[b]] [[c]] [[d]]", *[[letter, "no"] for letter in "abcd"]),
    ]


def _numbers(name: str, key: float, tolerance: Tolerance | None, *given: str) -> Case:
    return Case(name, question(NumericBody(key, tolerance, ())), [{"text": text} for text in given])


def _numeric() -> list[Case]:
    a_percent = ["0.5", ".5", "0,5", "1/2", "50%", "5e-1", "0.505", "0.50501", "0.4950", "0.49499", "-0.5", "0", "5"]
    tenth = ["2", "2.1", "2.10000001", "1.9", "1.8999", "2.1000000001", "-2"]
    return [
        _numbers("within 1%", 0.5, Tolerance(0.01), *a_percent),
        _numbers("within 5% of what is negative", -40.0, Tolerance(0.05), "-40", "−42", "-42.1", "-38", "-37.9", "40"),
        _numbers("within 1% of 0", 0.0, Tolerance(0.01), "0", "-0", "1e-9", "2e-9", "0.001"),
        _numbers("within 0.1", 2.0, Tolerance(0.1, relative=False), *tenth),
        _numbers("within 0.5 of 0", 0.0, Tolerance(0.5, relative=False), "0.5", "-0.5", "0.50001", "1"),
        _numbers("exact", 10400.0, None, "10400", "10 400", "10.400,0", "1.04e4", "10401", "10400.00001", "10400.1"),
        _numbers("exact and small", 0.001, None, "0.0010", "1e-3", "1/1000", "0.0010000009", "0.0010000021", "0.002"),
        _numbers("a third", 1 / 3, None, "1/3", "2/6", "0.333333333", "0.33333333", "0.3333", "33.3333333333%"),
        _numbers("large", 1e12, None, "1e12", "1000000000001", "1000000001001", "999999999000"),
    ]


def _matching(pairs: str, others: str) -> Case:
    """All ways to pair; an option may be taken twice."""
    letters = [chr(ord("A") + place) for place in range(len(pairs + others))]
    sides = tuple(Pair(id_, words(id_), words(id_), words("why")) for id_ in pairs)
    key = dict(zip(pairs, reversed(letters), strict=False))
    body = DrawnMatching(sides, tuple(Option(letter, words(letter)) for letter in letters), key)
    given = product(letters, repeat=len(pairs))
    name = f"{len(pairs)} pairs, {len(others)} others"
    return Case(name, question(body), [{"pairs": dict(zip(pairs, one, strict=True))} for one in given])


def _ordering(key: str, orders: Iterable[Iterable[str]] | None = None) -> Case:
    items = tuple(Option(letter, words(letter)) for letter in sorted(key))
    given = permutations(sorted(key)) if orders is None else orders
    return Case(f"{len(key)} items", question(DrawnOrdering(items, tuple(key))), [{"order": list(o)} for o in given])


def _computed(name: str, kind: Kind, key: Value, tolerance: Tolerance, *given: str) -> Case:
    body = DrawnComputed(ComputedBody("cell-update", tolerance, ()), {}, Problem(kind, {}, key, (), (), None))
    return Case(name, question(body), [{"text": text} for text in given])


def _all_computed() -> list[Case]:
    percent, absolute = Tolerance(0.01), Tolerance(0.005, relative=False)
    whole = ["16896", "16 896", "16896.0", "16895", "16897", "16896.4", "17000", "33792/2"]
    shape = ["(32, 10, 50)", "32 10 50", "[32,10,50]", "32×10×50", "(10, 32, 50)", "(32, 10)", "(32, 10, 50, 1)", "50"]
    return [
        _computed(
            "within 1%",
            Kind.NUMBER,
            1.038,
            percent,
            "1.038",
            "1,0380",
            "1.04838",
            "1.04839",
            "1.02762",
            "1.02761",
            "-1.038",
        ),
        _computed(
            "within 1% of what is negative", Kind.NUMBER, -0.25, percent, "-0.25", "-1/4", "-0.2525", "-0.2526", "0.25"
        ),
        _computed(
            "within 0.005", Kind.NUMBER, 0.7, absolute, "0.7", "0.705", "0.7050", "0.70501", "0.695", "0.69499", "70%"
        ),
        _computed("whole", Kind.WHOLE, 16896, percent, *whole),
        _computed("a small whole", Kind.WHOLE, 4, percent, "4", "4.0", "4.01", "04", "5", "-4"),
        _computed("a shape", Kind.SHAPE, (32, 10, 50), percent, *shape),
        _computed("a flat shape", Kind.SHAPE, (50,), percent, "50", "(50)", "(50,)", "(50, 1)", "51"),
    ]


def _run(*units: Iterable[float]) -> Run:
    values = tuple(map(tuple, units))
    symbols = tuple("a" for _step in values[0])
    return Run("forget", "d", "".join(symbols), symbols, 1, "forget", values)


def _hotspot(name: str, units: int, hits: Iterable[tuple[int, int]]) -> Case:
    plan = RunPlan("forget", None, 1, "forget")
    run = _run(*[[0.5] * 4] * units)
    body = DrawnHotspot(HotspotBody(plan, "forget < 0.2", by_cell=units > 1, mapped=False), run, frozenset(hits))
    cells = product(range(1, 5), range(1, units + 1))
    return Case(name, question(body), [{"step": step, "unit": unit} for step, unit in cells])


def _predict(name: str, gate: tuple[float, ...], *curves: Iterable[float]) -> Case:
    always = [[share] * len(gate) for share in (0.0, 0.2, 0.3, 0.5, 0.7, 0.8, 1.0)]
    mirrored = [[round(1 - value, 3) for value in gate]]
    given = [list(gate), *always, *mirrored, *map(list, curves)]
    return Case(name, question(DrawnPredict(_run(gate))), [{"values": curve} for curve in given])


def _all_predict() -> list[Case]:
    edge = [[0.8, 0.2, 0.8], [0.799, 0.2, 0.8], [0.8, 0.201, 0.8], [0.7999999999, 0.2, 0.8], [0.79999999, 0.2, 0.8]]
    halves = [[0.5, 0.5, 0.5, 0.5], [0.499, 0.501, 0.3, 0.7], [0.7, 0.299, 0.7, 0.299], [0.698, 0.3, 0.698, 0.3]]
    one_off = [
        [1.0, 1.0, 1.0, 0.0, 1.0],
        [1.0, 1.0, 0.0, 0.0, 1.0],
        [0.0, 1.0, 1.0, 0.0, 1.0],
        [1.0, 0.0, 0.0, 0.0, 0.0],
    ]
    return [
        _predict("at the edge", (1.0, 0.0, 1.0), *edge),
        _predict("open and closed by a hair", (0.5, 0.499, 0.5, 0.499), *halves),
        _predict("closed at one step of five", (0.98, 0.97, 0.96, 0.02, 0.95), *one_off),
        _predict("never closed", (0.6, 0.9, 0.75), [0.8, 0.7, 0.95], [0.4, 1.0, 0.55], [0.399, 1.0, 0.549]),
        _predict("never open", (0.1, 0.3), [0.3, 0.1], [0.31, 0.5], [0.3, 0.501]),
    ]


def cases() -> Mapping[str, list[Case]]:
    """By the type of question."""
    six = ["ABCDEF", "FEDCBA", "BACDEF", "FABCDE", "BCDEFA", "DEFABC", "BADCFE", "EFCDAB", "CBAFED", "AFBECD"]
    return {
        "single": [Case("three choices", single(), [{"choice": id_} for id_ in ("moon", "wind", "whale")])],
        "multiple": [_choices(*sides.split("/")) for sides in ("a/x", "a/xyz", "ab/xy", "abc/x", "abc/xy", "ab/wxyz")],
        "boolean": [
            Case(f"it is {truth}", question(BooleanBody(truth, words("why"))), [{"value": True}, {"value": False}])
            for truth in (True, False)
        ],
        "typed": _typed(),
        "cloze": _cloze(),
        "numeric": _numeric(),
        "matching": [_matching("a", "b"), _matching("ab", ""), _matching("ab", "c"), _matching("abc", "d")],
        "ordering": [_ordering("BA"), _ordering("CAB"), _ordering("BDAC"), _ordering("ABCDEF", six)],
        "flashcard": [Case("a card", card(), [{"grade": str(grade)} for grade in Grade])],
        "computed": _all_computed(),
        "hotspot": [_hotspot("steps", 1, [(2, 1), (4, 1)]), _hotspot("cells", 3, [(1, 2), (4, 3)])],
        "predict": _all_predict(),
    }


def scores(rule: MarkingRule) -> Iterator[tuple[str, list[list[Any]]]]:
    """What the rule gives now: each case with each response and its score."""
    for case in cases()[rule.question_type]:
        given = [*case.responses, {"skipped": True}]
        yield case.name, [[one, mark(case.question, read_response(case.question, one)).score] for one in given]


def recorded() -> Table:
    table: Table = json.loads(FILE.read_text(encoding="utf-8"))
    return table


def faults(rule: MarkingRule, table: Table) -> Iterator[str]:
    """Where a rule gives something else than was recorded of its version, in a sentence each."""
    named = f"{rule.id}, version {rule.version}"
    known = table.get(rule.id, {}).get(str(rule.version), {})
    for case, now in scores(rule):
        if case not in known:
            yield f"{named}: nothing is recorded of “{case}”: raise the version if scores change, and run `{RECORD}`"
        elif known[case] != now:
            said = _first_difference(known[case], now)
            yield f"{named} scores “{case}” otherwise ({said}): raise its version and record it with `{RECORD}`"


def _first_difference(then: list[list[Any]], now: list[list[Any]]) -> str:
    pairs = zip_longest(then, now, fillvalue=["nothing", None])
    before, after = next((before, after) for before, after in pairs if before != after)
    return f"{before[0]} had {before[1]}, {after[0]} has {after[1]}"


def written(table: Table) -> str:
    """JSON with a line for each response."""
    rules = []
    for rule, versions in sorted(table.items()):
        blocks = []
        for version, its in sorted(versions.items(), key=lambda item: int(item[0])):
            lists = [f"   {_json(case)}: [\n{_lines(rows)}\n   ]" for case, rows in its.items()]
            blocks.append(f"  {_json(version)}: {{\n" + ",\n".join(lists) + "\n  }")
        rules.append(f" {_json(rule)}: {{\n" + ",\n".join(blocks) + "\n }")
    return "{\n" + ",\n".join(rules) + "\n}\n"


def _lines(rows: list[list[Any]]) -> str:
    return ",\n".join(f"    {_json(row)}" for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def with_missing(table: Table) -> Table:
    """With what is not recorded yet; what is recorded stays as it is."""
    found = {rule: {version: dict(its) for version, its in versions.items()} for rule, versions in table.items()}
    for rule in (one.rule for one in QUESTION_TYPES):
        its = found.setdefault(rule.id, {}).setdefault(str(rule.version), {})
        its |= {case: rows for case, rows in scores(rule) if case not in its}
    return found


if __name__ == "__main__":
    FILE.write_text(written(with_missing(recorded() if FILE.exists() else {})), encoding="utf-8")
