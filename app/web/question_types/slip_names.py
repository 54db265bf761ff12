"""Names of the misconceptions that computed questions recognise, by the ids that questions use."""

from app.web.shared.language import gettext

_ = gettext


def slip_name(misconception: str) -> str:
    """What a misconception is called; one without a name is called by its id."""
    return _names().get(misconception, misconception.replace("-", " "))


def _names() -> dict[str, str]:
    return {
        "addition-for-product": _("addition for product"),
        "all-steps-returned": _("all steps returned"),
        "axes-swapped": _("axes swapped"),
        "bias-dropped": _("bias dropped"),
        "candidate-left-out": _("candidate left out"),
        "derivative-left-out": _("derivative left out"),
        "features-for-units": _("features for units"),
        "forget-inverted": _("forget gate inverted"),
        "fraction-upside-down": _("fraction upside down"),
        "gate-inverted": _("gate inverted"),
        "gate-left-out": _("gate left out"),
        "gates-counted-once": _("gates counted once"),
        "gates-swapped": _("gates swapped"),
        "h-for-c": _("h for c"),
        "horizon-left-out": _("horizon left out"),
        "largest-for-smallest": _("largest for smallest"),
        "last-factor-only": _("last factor only"),
        "last-value-only": _("last value only"),
        "linear-for-geometric": _("linear for geometric"),
        "loudest-unit": _("loudest unit"),
        "mean-for-product": _("mean for product"),
        "one-step-off": _("one step off"),
        "other-convention": _("the other convention"),
        "output-at-every-step-missed": _("output at every step missed"),
        "overlap-ignored": _("overlap ignored"),
        "recurrent-weight-left-out": _("recurrent weight left out"),
        "sigmoid-for-tanh": _("sigmoid for tanh"),
        "state-left-out": _("state left out"),
        "step-from-zero": _("steps counted from zero"),
        "stride-left-out": _("stride left out"),
        "tanh-for-sigmoid": _("tanh for sigmoid"),
        "tanh-left-out": _("tanh left out"),
        "time-constant-for-half-life": _("time constant for half-life"),
        "units-are-timesteps": _("units for timesteps"),
        "write-left-out": _("write left out"),
    }
