"""What experiments are called, and what they show, with gaps for the numbers of the runs."""

from app.web.shared.language import gettext

_ = gettext


def experiment_labels() -> dict[str, str]:
    return {**_labels_of_counting(), **_labels_of_keeping(), **_labels_of_language()}


def _labels_of_counting() -> dict[str, str]:
    return {
        "forget-never": _("Hold f at 1"),
        "forget-always": _("Hold f at 0"),
        "forget-reset": _("Reset c at step %(step)s"),
        "counter-forgets": _("Hold f at 0"),
        "counter-shut": _("Hold i at 0"),
        "counter-reset": _("Reset c at step %(step)s"),
        "reset-never": _("Hold f at 1"),
        "reset-always": _("Hold f at 0"),
        "reset-reset": _("Reset c at step %(step)s"),
        "count-match-less": _("Take one from the count"),
        "count-match-forgets": _("Hold f at 0"),
        "count-match-reset": _("Reset c at step %(step)s"),
    }


def _labels_of_keeping() -> dict[str, str]:
    return {
        "input-shut": _("Shut i at the marks"),
        "input-open": _("Hold i of unit 4 at 1"),
        "input-leaks": _("Hold f of unit 4 at 0.9"),
        "order-shut": _("Shut i at step %(step)s"),
        "order-reset": _("Reset every c at step %(step)s"),
        "order-never": _("Hold f at 1"),
        "latch-weak": _("Hold f at 0.6"),
        "latch-weaker": _("Hold f at 0.55"),
        "latch-opposite": _("Turn the sign of c at step %(step)s"),
    }


def _labels_of_language() -> dict[str, str]:
    return {
        "text-forgets": _("Hold f at 0"),
        "text-never": _("Hold f at 1"),
        "text-unit": _("Hold f of unit 9 at 1"),
        "grammar-outer": _("Erase the T of step %(step_before)s"),
        "grammar-forgets": _("Hold f at 0"),
        "grammar-never": _("Hold f at 1"),
        "temperature-middle": _("Hold f at 0.67"),
        "temperature-forgets": _("Hold f at 0"),
        "temperature-never": _("Hold f at 1"),
        "reverse-first": _("Shut i at the first letter"),
        "reverse-forgets": _("Hold f of the encoder at 0"),
    }


def experiment_claims() -> dict[str, str]:
    return {**_claims_of_counting(), **_claims_of_keeping(), **_claims_of_language()}


def _claims_of_counting() -> dict[str, str]:
    return {
        "forget-never": _("Nothing is forgotten at # any more: at the end it counts %(after)s, not %(before)s."),
        "forget-always": _("Every step starts from nothing: the highest count is now %(most)s, it was %(was)s."),
        "forget-reset": _(
            "What was counted is gone at step %(step)s: the count there is %(after)s, it was %(before)s."
        ),
        "counter-forgets": _("Only the last bracket is left: c never gets above %(most)s, where it reached %(was)s."),
        "counter-shut": _("Nothing is written: c stays at 0, and the answer is the same at every step."),
        "counter-reset": _("At step %(step)s it forgets what is open: the answer at step %(wrong)s is wrong now."),
        "reset-never": _(
            "Nothing is cleared at brackets: at step %(wrong)s what was there before outweighs the bracket."
        ),
        "reset-always": _(
            "A bracket is forgotten with the next steps: at step %(wrong)s, a letter, the answer is wrong."
        ),
        "reset-reset": _("At step %(step)s it forgets where it is: the answer at step %(wrong)s is wrong now."),
        "count-match-less": _("It counted one a less, so it expects the end one b too early, at step %(wrong)s."),
        "count-match-forgets": _("Nothing adds up: c of unit 2 stays between −1 and 1, and step %(wrong)s is wrong."),
        "count-match-reset": _("The count is gone at step %(step)s: the answer at step %(wrong)s is wrong now."),
    }


def _claims_of_keeping() -> dict[str, str]:
    return {
        "input-shut": _("The marked numbers never get in: the answer is %(after)s, it was %(before)s."),
        "input-open": _(
            "i no longer chooses: whatever g offers gets in, marked or not. "
            "The answer is %(after)s instead of %(before)s."
        ),
        "input-leaks": _("Unit 4 loses a tenth of its c at every step: the answer is %(after)s, it was %(before)s."),
        "order-shut": _("What came first never gets in: the network answers %(answer)s, no longer %(was)s."),
        "order-reset": _(
            "What came first is gone at step %(step)s: the network answers %(answer)s, no longer %(was)s."
        ),
        "order-never": _(
            "Keeping everything is wrong too: some units must let go, and it answers %(answer)s, no longer %(was)s."
        ),
        "latch-weak": _("0.6 is enough: the answer is right at the end, written again at every step through h."),
        "latch-weaker": _(
            "Little more than half of c stays at each step: what came first fades away, and the answer is wrong."
        ),
        "latch-opposite": _("The opposite, written once at step %(step)s, stays to the end: the answer is wrong."),
    }


def _claims_of_language() -> dict[str, str]:
    return {
        "text-forgets": _("If c keeps nothing, it guesses %(right)s of %(asked)s letters right, else %(was_right)s."),
        "text-never": _(
            "If nothing is ever cleared, it guesses %(right)s of %(asked)s letters right, else %(was_right)s."
        ),
        "text-unit": _("One unit that never clears hardly matters (%(right)s of %(asked)s): others know it too."),
        "grammar-outer": _(
            "The T of step %(step_before)s is gone: “next may be T” is %(after)s at step %(wrong)s, it was %(before)s."
        ),
        "grammar-forgets": _("c keeps nothing: the answer at step %(wrong)s is wrong now."),
        "grammar-never": _("What is over is never cleared: the answer at step %(wrong)s is wrong now."),
        "temperature-middle": _(
            "Every f at its usual middle: %(right)s of %(asked)s still right. These gates tell little."
        ),
        "temperature-forgets": _("If c keeps nothing, it misses by %(after)s degrees on average, else by %(before)s."),
        "temperature-never": _("If nothing fades, it misses by %(after)s degrees on average, else by %(before)s."),
        "reverse-first": _("Only the first letter is lost, which is said last: the others got into the vector."),
        "reverse-forgets": _(
            "An encoder that forgets passes on the last letters alone: %(right)s of %(asked)s come right."
        ),
    }
