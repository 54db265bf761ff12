"""The chosen cell in a sentence: what the marked quantity does at this step, with its own numbers."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.lab.readings.terms import CellTerms, half_life, half_life_shown
from app.web.shared.language import gettext
from app.web.shared.numbers import percent_of, written

_ = gettext
NEARLY_SHUT = 0.2  # a gate below this lets so little through that the sentence says so
LONG = 50.0  # steps; a half-life beyond is told as such, since its digits mean nothing


def cell_sentence(terms: CellTerms, show: str) -> str:
    """Of the cell state where nothing is marked."""
    return _SENTENCES[show or "cell"](terms)


def _forget(terms: CellTerms) -> str:
    """The half-life speaks of the direct path from c to c alone."""
    forget = terms.forget.value
    if terms.first:
        return _("This is the layer's first step: there is no memory yet to keep or forget.")
    if forget < NEARLY_SHUT:
        return _(
            "The forget gate is nearly shut: of %(before)s in memory, %(kept)s is kept.",
            before=written(terms.previous_cell),
            kept=written(terms.kept),
        )
    if half_life(forget) > LONG:
        return _(
            "The forget gate keeps %(share)s of the memory: at this rate half is left after more than 50 steps.",
            share=percent_of(forget, 1),
        )
    return _(
        "The forget gate keeps %(share)s of the memory; at this rate half is left after about %(life)s steps.",
        share=percent_of(forget, 1),
        life=half_life_shown(forget),
    )


def _input(terms: CellTerms) -> str:
    gate = terms.input.value
    numbers = {"offered": written(terms.candidate.value), "added": written(terms.added)}
    if gate < NEARLY_SHUT:
        return _("The input gate is nearly shut: of the candidate %(offered)s, %(added)s gets in.", **numbers)
    return _(
        "The input gate lets %(share)s of the candidate in: of %(offered)s, %(added)s.",
        share=percent_of(gate, 1),
        **numbers,
    )


def _candidate(terms: CellTerms) -> str:
    value = written(terms.candidate.value)
    added = written(terms.added)
    if value.startswith("\N{MINUS SIGN}"):
        return _(
            "The candidate offers %(offered)s, to be taken off the memory; the input gate lets %(added)s in.",
            offered=value,
            added=added,
        )
    return _(
        "The candidate offers %(offered)s, to be added to the memory; the input gate lets %(added)s in.",
        offered=value,
        added=added,
    )


def _output(terms: CellTerms) -> str:
    gate = terms.output.value
    numbers = {"squashed": written(terms.tanh_cell), "shown": written(gate * terms.tanh_cell)}
    if gate < NEARLY_SHUT:
        return _("The output gate is nearly shut: of tanh(c) = %(squashed)s, %(shown)s is shown.", **numbers)
    return _(
        "The output gate shows %(share)s of tanh(c): of %(squashed)s, %(shown)s.",
        share=percent_of(gate, 1),
        **numbers,
    )


def _cell(terms: CellTerms) -> str:
    added = written(terms.added)
    if terms.cell_held:
        return _("The memory was set to %(value)s here, whatever the gates say.", value=written(terms.cell_state))
    if terms.first:
        return _("There is no memory yet: what the input gate lets in, %(added)s, is all there is.", added=added)
    return _(
        "Of %(before)s in memory, %(kept)s is kept; %(added)s comes in. That makes %(value)s.",
        before=written(terms.previous_cell),
        kept=written(terms.kept),
        added=added,
        value=written(terms.cell_state),
    )


def _hidden(terms: CellTerms) -> str:
    if terms.hidden_held:
        return _("What is shown was set to %(value)s here, whatever the memory is.", value=written(terms.hidden_state))
    return _(
        "This is what the rest of the network sees of the memory: %(gate)s of tanh(%(cell)s) is %(value)s.",
        gate=percent_of(terms.output.value, 1),
        cell=written(terms.cell_state),
        value=written(terms.hidden_state),
    )


_SENTENCES: Mapping[str, Callable[[CellTerms], str]] = MappingProxyType(
    {
        "forget": _forget,
        "input": _input,
        "candidate": _candidate,
        "output": _output,
        "cell": _cell,
        "hidden": _hidden,
    }
)
