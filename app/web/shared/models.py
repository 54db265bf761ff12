"""The models to choose from, in words."""

from app.lab.model import Model
from app.web.shared.language import gettext

_ = gettext


def answer_name(model: Model) -> str:
    """The name of the track of answers: of yes or no, what is asked."""
    return {"reset": _("inside?"), "latch": _("X first?")}.get(model.recipe.task, _("answer"))


def is_asked_last(model: Model) -> bool:
    """Whether one answer is asked for, at the last step."""
    return model.recipe.task in {"input", "order", "latch"}


def truth_name(model: Model) -> str:
    """What the `truth` of the model's task keeps track of."""
    return {
        "counter": _("depth"),
        "forget": _("count"),
        "reset": _("inside"),
        "input": _("sum so far"),
        "order": _("what came so far"),
        "count-match": _("b still owed"),
        "latch": _("X (1) or Y (−1) first"),
        "text": _("inside a quotation"),
        "grammar": _("2nd letter: T 1, P −1"),
        "temperature": _("an hour later"),
        "reverse": _("symbols read"),
    }[model.recipe.task]
