"""The models to choose from, in words."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import url_for

from app.lab.model import Model
from app.services.base.site import Site
from app.web.shared.language import gettext
from app.web.shared.numbers import visible

_ = gettext


class ModelWords(NamedTuple):
    """A model's name, what it learned, and what to look at in its strips."""

    name: str
    about: str
    look: str


@dataclass(frozen=True, slots=True)
class ModelTab:
    """A model to choose."""

    name: str
    url: str
    current: bool


def model_words() -> dict[str, ModelWords]:
    """In the order in which they are best met: a list of words, however long."""
    return {
        "forget": ModelWords(
            _("Forget"),
            _("counts each a since the last #"),
            _("Look at f: it shuts at # and stays open elsewhere. c climbs with every a."),
        ),
        "counter": ModelWords(
            _("Counter"),
            _("keeps the depth of brackets"),
            _("Look at c: it follows the depth. i times g adds about one at ( and takes one away at )."),
        ),
        "reset": ModelWords(
            _("Reset"),
            _("knows whether it is inside brackets"),
            _("Look at f: it shuts at both brackets, and g writes the new answer into the emptied cell."),
        ),
        "input": ModelWords(
            _("Input"),
            _("adds the marked numbers"),
            _(
                "Look at unit 4: its i opens at a marked number (write 0.8*) and stays shut at the others, "
                "and its f keeps everything."
            ),
        ),
        "latch": ModelWords(
            _("Latch"),
            _("remembers the first symbol"),
            _(
                "Look at f after the first symbol: it stays near 1. "
                "Hold it at 0.6 and the memory lasts; at 0.55 it is gone."
            ),
        ),
        "order": ModelWords(
            _("Order"),
            _("tells in which order X and Y came"),
            _("Look at c of unit 3 between the first X or Y and the second: what came first is kept over many steps."),
        ),
        "count-match": ModelWords(
            _("Count and match"),
            _("expects as many b as there were a"),
            _("Look at c of unit 2: it counts up and down again. Add more of both until the count breaks."),
        ),
        "grammar": ModelWords(
            _("Grammar"),
            _("reads words of the embedded Reber grammar"),
            _("Look for a unit that keeps the outer T or P until the end of the word."),
        ),
        "text": ModelWords(
            _("Text"),
            _("guesses the next letter of a sentence"),
            _(
                "One unit’s f shuts at every quotation mark, also at ( and . but hardly within a quotation: find it. "
                "Its c tells how long ago the last mark was."
            ),
        ),
        "temperature": ModelWords(
            _("Temperature"),
            _("guesses the next hour's temperature"),
            _("Its gates hover around the middle and tell little: real gates are often like this."),
        ),
        "reverse": ModelWords(
            _("Reverse"),
            _("says four symbols backwards"),
            _("After the last symbol the encoder's h is all that the decoder gets, repeated at each of its steps."),
        ),
    }


def output_name(output: str) -> str:
    """An answer that a network gives, in words; a letter or a class stays as it is."""
    before, _space, symbol = output.rpartition(" ")
    if before == "next may be":
        return _("next may be %(symbol)s", symbol=symbol)
    names = {
        "end": _("the end"),
        "a count since #": _("count of a since #"),
        "inside ( )": _("inside ( )"),
        "X came first": _("X came first"),
        "sum of the marked": _("sum of the marked"),
        "degrees in an hour": _("degrees in an hour"),
    }
    return names.get(output, visible(output))


def input_names(model: Model) -> tuple[str, ...]:
    """Of each input: its symbol, or what the number stands for."""
    known = {"input": (_("number"), _("mark")), "temperature": (_("degrees"), _("hour, sine"), _("hour, cosine"))}
    return model.alphabet or known.get(model.recipe.task, tuple(map(str, range(1, model.layers[0].features + 1))))


def tabs(site: Site, current: str) -> tuple[ModelTab, ...]:
    words = model_words()
    ids = sorted(site.library.models, key=lambda one: (list(words).index(one) if one in words else len(words), one))
    return tuple(_tab(one, words.get(one, ModelWords(one, "", "")), one == current) for one in ids)


def _tab(model_id: str, words: ModelWords, current: bool) -> ModelTab:
    return ModelTab(words.name, url_for("lab.model", model_id=model_id), current)
