"""The models to choose from, and the names of what they read and answer."""

from dataclasses import dataclass

from flask import url_for

from app.lab.model import Model
from app.services.base.site import Site
from app.web.lab.model_strips import ModelStrip, model_strip
from app.web.lab.model_words import model_words, words_of
from app.web.shared.language import gettext
from app.web.shared.numbers import visible

_ = gettext


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model to choose: a strip of its own run, what it has learnt, what it shows."""

    name: str
    url: str
    current: bool
    learnt: str
    shows: str
    strip: ModelStrip


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


def cards(site: Site, current: str = "") -> tuple[ModelCard, ...]:
    """In the order in which the models are best met."""
    order = list(model_words())
    models = site.library.models.values()
    met = sorted(models, key=lambda one: (order.index(one.id) if one.id in order else len(order), one.id))
    return tuple(_card(one, one.id == current) for one in met)


def _card(model: Model, current: bool) -> ModelCard:
    words = words_of(model.id)
    return ModelCard(
        name=words.name,
        url=url_for("lab.model", model_id=model.id),
        current=current,
        learnt=words.learnt,
        shows=words.shows,
        strip=model_strip(model),
    )
