"""What the captions say, with gaps for the numbers of the run."""

from app.web.shared.language import gettext

_ = gettext


def caption_sentences() -> dict[str, str]:
    return {**_of_counting(), **_of_keeping(), **_of_language()}


def _of_counting() -> dict[str, str]:
    return {
        "forget-emptied": _(
            "f shuts at #: %(forget)s. What was counted is gone: c falls from %(before)s to %(after)s."
        ),
        "forget-adds": _("At an a, i opens a little: %(input)s. c grows from %(before)s to %(after)s: one more a."),
        "forget-keeps": _("At a b, i stays shut (%(input)s) and f stays open (%(forget)s): c keeps its %(after)s."),
        "forget-wrong": _("The first wrong answer: it says %(answer)s, and the count is %(truth)s."),
        "counter-up": _("At ( the step adds i × g = %(written)s: c goes up from %(before)s to %(after)s."),
        "counter-down": _(
            "At ) g turns to %(candidate)s and takes one away: c goes down from %(before)s to %(after)s."
        ),
        "counter-end": _("Every bracket is closed: c is near 0 (%(after)s), and the end may come, says the network."),
        "reset-opens": _("f shuts at ( (%(forget)s) and g writes %(candidate)s: c turns from %(before)s to %(after)s."),
        "reset-closes": _(
            "f shuts at ) too (%(forget)s); g writes %(candidate)s: c falls from %(before)s to %(after)s."
        ),
        "reset-keeps": _("Inside the brackets f stays open (%(forget)s): c stays above 0, which means “inside”."),
        "count-match-up": _("This a adds about one: c goes up from %(before)s to %(after)s."),
        "count-match-down": _(
            "At b, g turns to %(candidate)s: from here on c goes down, from %(before)s to %(after)s."
        ),
        "count-match-end": _("As many b as a: c is below 0 (%(after)s), and the end may come, says the network."),
        "count-match-wrong": _("The first wrong answer: c is %(after)s, and the number of b still owed is %(truth)s."),
    }


def _of_keeping() -> dict[str, str]:
    return {
        "input-marked": _(
            "%(symbol)s has a mark: i opens (%(input)s), and c takes it in, from %(before)s to %(after)s."
        ),
        "input-unmarked": _("%(symbol)s has no mark: i stays shut (%(input)s), and c keeps its %(after)s."),
        "input-kept": _(
            "f never falls below %(lowest)s after the first mark, so nothing is lost. "
            "It says %(answer)s; the sum is %(truth)s."
        ),
        "order-first": _("i opens at the first %(symbol)s (%(input)s): c goes from %(before)s to %(after)s."),
        "order-carried": _("%(steps)s steps later c is still %(after)s: f never fell below %(lowest)s."),
        "order-answer": _("The answer at the end is right: %(answer)s, with a probability of %(share)s."),
        "latch-caught": _("i opens at the first symbol (%(input)s), and g writes %(candidate)s: c becomes %(after)s."),
        "latch-kept": _(
            "One step later i is shut (%(input)s) and f open (%(forget)s): c was %(before)s, it is %(after)s."
        ),
        "latch-held": _(
            "c keeps its sign, which tells that %(began)s came first, and grows from %(first)s to %(after)s: "
            "f never falls below %(lowest)s."
        ),
    }


def _of_language() -> dict[str, str]:
    return {
        "text-mark": _("f shuts at the quotation mark: %(forget)s. c goes from %(before)s to %(after)s."),
        "text-elsewhere": _("f shuts at %(symbol)s too: %(forget)s. Few gates mean one thing alone."),
        "text-within": _("Within the quotation f stays open: it never falls below %(lowest)s."),
        "grammar-t": _("The T of step %(step)s adds i × g = %(written)s: c goes up from %(before)s to %(after)s."),
        "grammar-p": _(
            "At the P of step %(step)s, f nearly shuts (%(forget)s) and g turns to %(candidate)s: "
            "c falls from %(before)s to %(after)s."
        ),
        "grammar-due": _(
            "The %(letter)s of step %(kept)s comes again. "
            "The network has kept it: “next may be %(letter)s” is %(share)s."
        ),
        "temperature-half": _("f is %(forget)s, neither open nor shut. Real gates often look like this."),
        "temperature-follows": _(
            "c is highest here (%(after)s): it rises and falls with the temperature an "
            "hour later (correlation %(correlation)s, where 1 is in step)."
        ),
        "reverse-vector": _(
            "The word has been read. %(units)s numbers h are all that the decoder gets; one of them is %(hidden)s."
        ),
        "reverse-first": _("The decoder begins with the last letter: %(answer)s, with a probability of %(share)s."),
        "reverse-wrong": _("The first wrong answer. The network was trained on words of four letters alone."),
    }
