"""The chosen cell: its drawing, its equations and its words say what the run says."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from flask import Flask

from app.lab.edits.notation import read_edits
from app.lab.quantities import BY_NAME, NAMES
from app.lab.readings.likeliest import AnswerKind, answer_at
from app.lab.readings.terms import CellTerms, cell_terms, largest_cell_state
from app.lab.trace import SequenceTrace, trace_sequence
from app.lab.training.presets import PRESETS
from app.web.lab.cell_line import cell_line
from app.web.lab.cell_sentences import cell_sentence
from app.web.lab.diagram import ALONG, BORE, REST, diagram
from app.web.lab.says import GROUND, TALL, says
from app.web.shared.heat import reach
from app.web.shared.numbers import is_below_zero, written
from tests.lab.builders import SHIPPED, shipped
from tests.web.lab.pages import lab, part
from tests.web.page_client import PageClient
from tests.web.page_client import words as text_of

LEVEL = {"before", "kept", "now"}  # the flows that lie
SHIPPED_RUNS = [(model, PRESETS[model].start) for model in SHIPPED]


def run(model: str, sequence: str, do: str = "") -> SequenceTrace:
    untouched = trace_sequence(shipped(model), sequence)
    return trace_sequence(shipped(model), sequence, read_edits(do, untouched.limits)) if do else untouched


def cells(*edits: str) -> Iterator[CellTerms]:
    """Every cell of a few runs."""
    for model, sequence in SHIPPED_RUNS:
        for do in ("", *edits):
            trace = run(model, sequence, do)
            for step in range(1, len(trace.symbols) + 1):
                yield cell_terms(trace, step, 1)


@pytest.fixture
def words(app: Flask) -> Iterator[None]:
    """What speaks needs a request to know the language of."""
    with app.test_request_context("/"):
        yield


# The drawing


def test_every_flow_is_as_thick_as_its_value_and_hatched_below_zero() -> None:
    for terms in cells():
        full = max(2.0, abs(terms.cell_state))
        flows = {flow.key: flow for flow in diagram(terms, full).flows}
        most = math.tanh(full)
        values = {
            "before": terms.previous_cell / full,
            "kept": terms.forget.value * terms.previous_cell / full,
            "now": terms.cell_state / full,
            "offered": terms.candidate.value,
            "added": terms.input.value * terms.candidate.value / full,
            "squashed": terms.tanh_cell / most,
            "shown": terms.hidden_state / most,
        }
        assert set(flows) == set(values)
        for key, value in values.items():
            thick = flows[key].height if key in LEVEL else flows[key].width
            assert thick == pytest.approx(BORE * min(1, abs(value)), abs=0.01)
            assert flows[key].below is is_below_zero(value)


def test_the_largest_c_of_a_run_fills_its_pipe_to_the_scale_of_the_strips() -> None:
    trace = run("counter", "((()")
    rows = trace.layer.rows("cell")

    assert reach(None, [largest_cell_state(trace)]) == reach(None, (value for row in rows for value in row))


def test_what_flows_together_adds_up() -> None:
    terms = cell_terms(run("forget", "aab#abba#aa"), 2, 1)
    flows = {flow.key: flow for flow in diagram(terms, 0.21).flows}

    assert flows["kept"].height + flows["added"].width == pytest.approx(flows["now"].height, abs=0.03)


def test_a_valve_is_as_open_as_its_gate() -> None:
    for terms in cells("f=0", "o=1"):
        jaws = {jaw.key: jaw for jaw in diagram(terms, 1.0).jaws}
        for name in ("input", "output"):
            gap = jaws[f"{name}1"].x - (jaws[f"{name}0"].x + jaws[f"{name}0"].width)
            assert gap == pytest.approx(BORE * terms.gates[name].value, abs=0.05)
        gap = jaws["forget1"].y - (jaws["forget0"].y + jaws["forget0"].height)
        assert gap == pytest.approx(BORE * terms.forget.value, abs=0.05)
        assert jaws["forget0"].y == pytest.approx(ALONG - BORE / 2 - REST, abs=0.02)


def test_a_rider_shows_the_numbers_of_the_equations() -> None:
    terms = cell_terms(run("counter", "(()"), 3, 1)
    riders = diagram(terms, 3.0).riders
    numbers = {
        "c": [terms.previous_cell, terms.cell_state],
        "f·c": [terms.forget.value * terms.previous_cell],
        "g": [terms.candidate.value],
        "i·g": [terms.input.value * terms.candidate.value],
        "tanh": [terms.tanh_cell],
        "h": [terms.hidden_state],
    }
    found: dict[str, list[str]] = {}
    for value in (value for rider in riders for value in rider.values):
        found.setdefault(value.name, []).append(value.number)
    assert found == {name: [written(number) for number in row] for name, row in numbers.items()}


def test_a_ride_goes_forward_and_each_rider_always_shows_one_value() -> None:
    for rider in diagram(cell_terms(run("counter", "(()"), 3, 1), 3.0).riders:
        when = [at for _x, _y, at in rider.stops]
        assert when == sorted(set(when))
        assert rider.values[0].start <= when[0]
        assert rider.values[-1].end >= when[-1]
        assert all(one.end == other.start for one, other in zip(rider.values, rider.values[1:], strict=False))


# The page


def page(client: PageClient, model: str, **asked: object) -> str:
    return client.get(f"/lab/{model}?{urlencode(asked)}").text


def drawn(text: str) -> str:
    return text[text.index('<svg class="cell-diagram"') : text.index("</svg>", text.index('<svg class="cell-diagram"'))]


@pytest.mark.parametrize(("model", "sequence"), SHIPPED_RUNS, ids=SHIPPED)
def test_the_drawing_has_every_number_of_the_cell(client: PageClient, model: str, sequence: str) -> None:
    terms = cell_terms(run(model, sequence), 3, 1)
    text = page(client, model, sequence=sequence, step=3, unit=1)
    svg = re.sub(r'<g class="rider".*', "", drawn(text), flags=re.DOTALL)
    shown = [
        *terms.values.values(),
        terms.previous_cell,
        terms.forget.value * terms.previous_cell,
        terms.input.value * terms.candidate.value,
        terms.tanh_cell,
    ]
    numbers = re.findall(r">(\N{MINUS SIGN}?\d+\.\d{3})<", svg)
    assert sorted(numbers) == sorted(map(written, shown))


def test_each_quantity_is_a_link_that_marks_it_and_lets_go_of_it(client: PageClient) -> None:
    text = page(client, "forget", sequence="aab#", step=4, unit=1, show="forget")
    links = dict(re.findall(r'<a class="at-(\w+)"[^>]*href="([^"]*)"', text))
    assert set(links) == set(NAMES)
    assert "show=" not in links.pop("forget")
    assert all(f"show={name}" in url and "step=4" in url for name, url in links.items())
    assert len(re.findall(r'<a class="at-forget"[^>]*aria-current="true"', text)) == 1
    assert 'data-show="forget"' in text
    assert re.search(r'class="shown"\s+data-equation="forget"', text)


def test_the_equations_have_what_was_beside_what_is_held(client: PageClient) -> None:
    before = cell_terms(run("forget", "aab#"), 4, 1)
    text = page(client, "forget", sequence="aab#", step=4, unit=1, do="f=1")
    row = text[text.index('data-equation="forget"') :]
    row = row[: row.index("</tr>")]
    assert "held" in row
    assert f'<td class="was">{written(before.forget.value)}</td>' in row
    assert f"was {written(before.cell_state)}" in text
    assert '<td class="was">' not in page(client, "forget", sequence="aab#", step=4, unit=1)


@pytest.mark.parametrize("gate", ["forget", "input", "output"])
@pytest.mark.parametrize("step", [2, 3, 4])
def test_a_gate_that_is_guessed_and_what_it_alone_makes_are_question_marks(
    client: PageClient, gate: str, step: int
) -> None:
    whole = lab(client, "forget", sequence="aab#", step=step, unit=1, predict=gate)
    panel = part(whole, "panel")
    told, terms = text_of(panel), cell_terms(run("forget", "aab#"), step, 1)
    factors = {"forget": f"? · {written(terms.previous_cell)} +", "input": "+ ? ·", "output": "? · tanh"}

    assert written(terms.gates[gate].value) not in told
    assert factors[gate] in told
    now = whole.words.partition("Now, at the chosen cell:")[2][:30]
    assert "=" in now
    assert f"{BY_NAME[gate].letter} =" not in now
    assert ("kept ?" in told, "let in ?" in told) == (gate == "forget", gate == "input")
    moving = {one.get("data-moves", "") for one in panel.iter()}
    assert gate in moving
    assert {f"{gate}0", f"{gate}1"}.isdisjoint(moving), "how far its valve is open"
    assert [one for one in panel.iter() if one.get("data-stops") or one.get("class") == "sums"] == []


# The line of the sheet


def line(terms: CellTerms, show: str) -> str:
    return "".join(term.text for term in cell_line(terms, show))


def test_the_line_has_the_numbers_of_the_marked_quantity() -> None:
    terms = cell_terms(run("forget", "aab#"), 4, 1)

    assert line(terms, "") == line(terms, "cell") == "c = 0.01·0.21 + 0.02·\N{MINUS SIGN}0.09 = 0.00"
    assert line(terms, "forget") == "f = σ(\N{MINUS SIGN}4.82) = 0.01"
    assert line(terms, "candidate").startswith("g = tanh(")
    assert line(terms, "hidden") == "h = 0.08·tanh(0.00) = 0.00"


def test_each_number_of_the_line_has_its_quantity() -> None:
    terms = cell_terms(run("counter", "(()"), 3, 1)
    short = {name: written(value, 2) for name, value in terms.values.items()}

    for term in cell_line(terms, "hidden")[1:]:
        assert not term.quantity or term.text == short[term.quantity]
    assert [term.quantity for term in cell_line(terms, "cell") if term.quantity] == [
        "cell",
        "forget",
        "cell",
        "input",
        "candidate",
        "cell",
    ]


def test_the_line_of_what_somebody_decides_is_the_value_alone() -> None:
    terms = cell_terms(run("forget", "aab#", "f=1;c1@4=2;h1@4=0.5"), 4, 1)

    assert [line(terms, name) for name in ("forget", "cell", "hidden")] == ["f = 1.00", "c = 2.00", "h = 0.50"]


def test_the_line_is_short() -> None:
    for terms in cells("f=1"):
        for name in NAMES:
            assert len(line(terms, name)) <= 42


# What the network says


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(("model", "sequence"), SHIPPED_RUNS, ids=SHIPPED)
def test_every_model_asks_answers_and_has_bars_of_its_outputs(model: str, sequence: str) -> None:
    trace = run(model, sequence)
    for step in range(1, len(trace.symbols) + 1):
        said, answer = says(trace, trace, step), answer_at(trace, step)
        assert said.question.endswith("?")
        if answer is None:
            assert (said.answer, said.bars, said.verdict) == ("", (), "")
            assert said.note
        else:
            assert said.answer
            assert said.verdict == (("right" if answer.right else "wrong") if answer.asked else "")
            assert (said.truth == "") is not answer.is_known
            assert said.before == ""
            exact = {written(one.value) for one in answer.outputs}
            exact |= {written(1 - one.value) for one in answer.outputs if len(answer.outputs) == 1}
            assert {bar.share for bar in said.bars} <= exact
            assert all(bar.height == pytest.approx(TALL * float(bar.share), abs=0.03) for bar in said.bars)
            assert all(bar.top + bar.height == pytest.approx(GROUND) for bar in said.bars)
            assert all(bar.before is None for bar in said.bars)


@pytest.mark.usefixtures("words")
def test_the_text_model_says_its_five_likeliest_and_what_really_came() -> None:
    trace = run("text", "we see rain, we see")
    for step in range(1, len(trace.symbols)):
        said, answer = says(trace, trace, step), answer_at(trace, step)
        assert answer is not None
        assert answer.kind is AnswerKind.ONE_OF_MANY
        assert said.together
        assert [bar.share for bar in said.bars[:5]] == [written(one.value) for one in answer.likeliest(5)[:5]]
        assert [bar.label for bar in said.bars if bar.is_true] == [said.truth]
        assert said.truth == trace.symbols[step].replace(" ", "\N{OPEN BOX}")


@pytest.mark.usefixtures("words")
def test_the_grammar_says_of_each_symbol_whether_it_may_come() -> None:
    trace = run("grammar", "BTBTS")
    said = says(trace, trace, 5)

    assert [bar.label for bar in said.bars] == list("BTPSXVE")
    assert {bar.label for bar in said.bars if bar.note == "may"} == set("SX")
    assert {bar.label for bar in said.bars if bar.is_true} == set(said.truth.split())
    assert not said.together


@pytest.mark.usefixtures("words")
def test_a_yes_or_no_is_two_shares_of_one() -> None:
    trace = run("reset", "a(ab")
    yes, no = says(trace, trace, 3).bars

    assert float(yes.share) + float(no.share) == pytest.approx(1.0, abs=0.0011)
    assert (yes.is_true, no.is_true) == (True, False)


@pytest.mark.usefixtures("words")
def test_a_changed_run_says_what_it_said_before() -> None:
    untouched, changed = run("forget", "aab#a"), run("forget", "aab#a", "f=1")
    said = says(changed, untouched, 5)

    assert (said.before, said.truth, said.verdict) == (says(untouched, untouched, 5).answer, "1", "wrong")
    untouched, changed = run("grammar", "BTBTS"), run("grammar", "BTBTS", "f=0")
    answer = answer_at(untouched, 5)
    assert answer is not None
    bars = says(changed, untouched, 5).bars
    assert [bar.before for bar in bars] == [
        pytest.approx(GROUND - TALL * one.value, abs=0.01) for one in answer.outputs
    ]


@pytest.mark.usefixtures("words")
def test_an_encoder_says_why_it_says_nothing() -> None:
    trace = run("reverse", "ABCD")

    assert "only reads" in says(trace, trace, 4).note
    assert says(trace, trace, 5).truth == "D"


# The sentence


@pytest.mark.usefixtures("words")
def test_every_sentence_is_true_of_its_cell() -> None:
    """What is nearly shut lets less than a fifth through; every number is the cell's, every share a gate's."""
    for terms in cells("f=0.5", "i=0", "o=0.1"):
        kept, added = terms.forget.value * terms.previous_cell, terms.input.value * terms.candidate.value
        numbers = {*terms.values.values(), terms.previous_cell, kept, added, terms.tanh_cell}
        known = {written(number) for number in (*numbers, terms.output.value * terms.tanh_cell)}
        for name in NAMES:
            sentence = cell_sentence(terms, name)
            assert set(re.findall(r"\N{MINUS SIGN}?\d+\.\d{3}", re.sub(r"about [\d.]+", "", sentence))) <= known
            if name in terms.gates and "nearly shut" in sentence:
                assert terms.gates[name].value < 0.2
            for share in re.findall(r"([\d.]+)%", sentence):
                gate = terms.output if name == "hidden" else terms.gates[name]
                assert float(share) == pytest.approx(100 * gate.value, abs=0.051 if gate.value < 0.999 else 0.1)


@pytest.mark.usefixtures("words")
def test_the_sentence_of_c_adds_up_and_knows_the_first_step() -> None:
    trace = run("forget", "aab#")

    assert "no memory yet" in cell_sentence(cell_terms(trace, 1, 1), "cell")
    second = cell_terms(trace, 2, 1)
    assert cell_sentence(second, "") == cell_sentence(second, "cell")
    before, kept, added, value = (float(number) for number in re.findall(r"\d\.\d{3}", cell_sentence(second, "cell")))
    assert before == pytest.approx(second.previous_cell, abs=0.0006)
    assert kept + added == pytest.approx(value, abs=0.0011)


@pytest.mark.usefixtures("words")
def test_what_somebody_set_is_told_as_set() -> None:
    terms = cell_terms(run("forget", "aab#", "c1@4=2;h1@4=0.5"), 4, 1)

    assert "was set to 2.000" in cell_sentence(terms, "cell")
    assert "was set to 0.500" in cell_sentence(terms, "hidden")


@pytest.mark.usefixtures("words")
def test_a_negative_candidate_takes_away() -> None:
    terms = cell_terms(run("counter", "(()"), 3, 1)
    assert "taken off" in cell_sentence(terms, "candidate")
    more = replace(terms, candidate=replace(terms.candidate, value=0.5))
    assert "added to" in cell_sentence(more, "candidate")


def test_of_numbers_it_is_told_how_near_is_right(client: PageClient) -> None:
    said = {name: text_of(part(lab(client, name), "panel")) for name in ("forget", "input", "temperature", "reset")}

    assert "Right if within 0.5." in said["forget"]
    assert "Right if within 0.1." in said["input"]
    assert "Right if within 1.5." in said["temperature"]
    assert "Right if within" not in said["reset"]
    assert "turns h into the answer" in said["forget"]
    assert "unit 1 of 1: one memory cell" in said["forget"]
    assert "# adds" in said["forget"]
