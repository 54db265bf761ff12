"""Changing a run: forms that do something as they stand, and a sentence that is true."""

from urllib.parse import urlencode

import pytest

from app.lab.edits.notation import read_edits
from app.lab.readings.weights import weights_into
from app.lab.trace import SequenceTrace, trace_sequence
from app.web.lab.form_values import notch
from app.web.shared.numbers import written
from tests.lab.builders import shipped
from tests.web.lab.pages import fields, lab, links, part, said
from tests.web.page_client import PageClient, words

SEQUENCE = "aab#abba#aa"


def run(model: str, sequence: str, do: str = "") -> SequenceTrace:
    untouched = trace_sequence(shipped(model), sequence)
    return trace_sequence(shipped(model), sequence, read_edits(do, untouched.limits))


def test_of_numbers_the_sentence_names_the_answer_that_moved_most(client: PageClient) -> None:
    before, after = run("forget", SEQUENCE), run("forget", SEQUENCE, "f=1")
    old, new = ([f"{row[0]:.2f}" for row in trace.outputs.tolist()] for trace in (before, after))
    moved = [step for step in range(11) if old[step] != new[step]]
    most = max(moved, key=lambda step: abs(after.outputs[step, 0] - before.outputs[step, 0]))

    assert said(client, "forget", "f=1", sequence=SEQUENCE) == (
        f"{len(moved)} of 11 answers changed, most at step {most + 1}: it said {old[most]}, now says {new[most]}. "
        f"Right: {sum(before.right)} before, {sum(after.right)} now."
    )


@pytest.mark.parametrize(
    ("model", "sequence", "do", "language", "sentence"),
    [
        (
            "text",
            "we hear rain.",
            "f@2-3=0.9",
            "en",
            "1 of 12 answers changed: step 3 said “n”, now says “s”.",
        ),
        (
            "text",
            "we hear rain.",
            "f@2-3=0.9",
            "es",
            "Ha cambiado 1 de 12 respuestas: el paso 3 decía «n» y ahora dice «s».",
        ),
        ("counter", "(()())((()))", "f=0", "en", "4 of 12 answers changed, first at step 3: it said “( )”, now says"),
        ("counter", "(()())((()))", "f=0", "es", "Han cambiado 4 de 12 respuestas, la primera en el paso 3: de «"),
        (
            "order",
            "abXcdabdcaYbdcab",
            "f=1",
            "en",
            "The answer changed: step 16 said “XY”, now says “XX”. It was right,",
        ),
        (
            "order",
            "abXcdabdcaYbdcab",
            "f=1",
            "es",
            "La respuesta ha cambiado: el paso 16 decía «XY» y ahora dice «XX».",
        ),
    ],
)
def test_of_words_the_sentence_names_the_first_answer_that_changed(
    client: PageClient, model: str, sequence: str, do: str, language: str, sentence: str
) -> None:
    assert said(client, model, do, language, sequence=sequence).startswith(sentence)


@pytest.mark.parametrize(
    ("model", "sequence", "do", "sentence"),
    [
        ("counter", "(()())", "b.f1=0.5", "No answer changed. Right: 6 of 6, as before."),
        ("latch", "Xabba", "f=1", "The answer is right, as before."),
        ("text", "we hear rain.", "i1@2=0.99", "No answer changed. Right: 9 of 12, as before. What moved most: “"),
    ],
)
def test_where_no_answer_changed_that_is_said(
    client: PageClient, model: str, sequence: str, do: str, sentence: str
) -> None:
    assert said(client, model, do, sequence=sequence).startswith(sentence)


def test_a_run_without_changes_says_nothing(client: PageClient) -> None:
    assert said(client, "counter", "") == ""


@pytest.mark.parametrize("model", ["forget", "text", "reverse", "input"])
@pytest.mark.parametrize("form", ["hold", "set", "weight"])
def test_every_form_changes_something_as_it_stands(client: PageClient, model: str, form: str) -> None:
    sent = fields(part(lab(client, model, step=3), form))

    changed = client.get(f"/lab/{model}/edits?{urlencode(sent)}").location
    told = client.get(changed.replace(f"/lab/{model}", f"/lab/{model}/run")).json

    assert told["problems"] == []
    assert told["before"] is not None
    assert told["rows"] != told["before"]["rows"]


def test_a_gate_is_held_until_a_step(client: PageClient) -> None:
    hold = {"new_what": "f", "new_unit": "", "new_step": "3", "new_until": "5", "new_value": "0"}

    location = client.get(f"/lab/forget/edits?{urlencode({'sequence': SEQUENCE, **hold})}").location

    page = client.get(location)
    assert 'data-edits="f@3-5=0"' in page.text
    assert "forget gate held at 0 from step 3 to step 5" in page.words


def test_what_is_one_alone_is_not_to_be_chosen(client: PageClient) -> None:
    one, many = (part(lab(client, model), "hold") for model in ("forget", "order"))

    assert "new_unit" not in fields(one)
    assert "new_unit" in fields(many)
    assert "unit" not in words(part(lab(client, "forget"), "weight"))


def test_gates_are_named_with_what_they_do(client: PageClient) -> None:
    hold = words(part(lab(client, "forget"), "hold"))

    assert "f · forget gate: how much of the memory stays" in hold
    assert "0 shut" in hold
    assert "1 open" in hold


def test_each_weight_stands_with_its_present_value(client: PageClient) -> None:
    page = lab(client, "order", sequence="abXcdab", unit=3, show="input", do="b.i3=0.25")
    options = [words(one) for one in part(page, "weight").iter("option")]

    weights = weights_into(run("order", "abXcdab", "b.i3=0.25"), "input", 3)
    present = [written(weight.value, 2) for weight in weights]
    assert [option.rpartition("now ")[2].rstrip(")") for option in options] == present
    assert options[-1] == "bias, which is always added (now 0.25)"


def test_another_gates_weights_are_a_link_away(client: PageClient) -> None:
    page = lab(client, "order", sequence="abXcdab", unit=3)

    candidate = client.get(links(part(page, "weight"))["g , candidate"])

    assert fields(part(candidate, "weight"))["new_what"] == "g"


def test_the_form_of_the_last_change_is_seen_first(client: PageClient) -> None:
    for do, kind in (("", "hold"), ("f=0", "hold"), ("f=0;c1@2=1", "set"), ("b.f1=1", "weight")):
        radios = [one for one in lab(client, "forget", do=do).elements("input") if one.get("name") == "kind"]
        assert [one.get("value") for one in radios if one.get("checked") is not None] == [kind]


@pytest.mark.parametrize(
    ("do", "form", "sent"),
    [
        ("f=0.55", "hold", {"new_what": "f", "new_unit": "", "new_step": "1", "new_until": "", "new_value": "0.55"}),
        ("i3@2-4=1;c1@1=1", "hold", {"new_what": "i", "new_unit": "3", "new_step": "2", "new_until": "4"}),
        ("c2@3=-1.37;f=0", "set", {"new_what": "c", "new_unit": "2", "new_step": "3", "new_value": "-1.37"}),
        ("h1@2=0;h5@4=0.5", "set", {"new_what": "h", "new_unit": "5", "new_step": "4", "new_value": "0.5"}),
        ("W.f4.2=2.5", "weight", {"new_what": "f", "new_unit": "4", "new_source": "W.2", "new_value": "2.5"}),
        ("b.o4=3", "weight", {"new_what": "o", "new_unit": "4", "new_source": "b", "new_value": "3"}),
    ],
)
def test_a_form_shows_the_change_that_is_in_force(client: PageClient, do: str, form: str, sent: dict[str, str]) -> None:
    shown = fields(part(lab(client, "order", sequence="abXcdab", step=6, unit=4, do=do), form))

    assert {name: shown[name] for name in sent} == sent


def test_a_weight_into_another_gate_is_shown_with_that_gate(client: PageClient) -> None:
    shown = fields(part(lab(client, "order", sequence="abXcdab", unit=4, show="input", do="b.o4=3"), "weight"))

    assert shown["new_what"] == "i"
    assert shown["new_value"] != "3"


@pytest.mark.parametrize(("value", "step"), [("0", "0.05"), ("0.55", "0.05"), ("0.67", "any"), ("2.125", "any")])
def test_a_slider_can_stand_at_its_value(value: str, step: str) -> None:
    assert notch(value) == step


def test_the_slider_of_a_state_reaches_what_is_set(client: PageClient) -> None:
    form = part(lab(client, "forget", do="c1@3=-90"), "set")
    ranges = [one for one in form.iter("input") if one.get("type") == "range"]

    assert [(one.get("min"), one.get("value")) for one in ranges] == [("-100", "-90")]
