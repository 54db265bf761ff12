"""What a link of the lab holds: the parts that it may have, and a sentence on each that it may not."""

from collections.abc import Iterable, Mapping

from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext

_ = gettext
# A form sends a guess and what to hide field by field, a link in one.
IN_PIECES = {"curve", "hide"}
# Read without a word: `alone` is of older links, `said` and `truth` are told once.
ASIDE = {"v", "do", "alone", "said", "truth"}
KNOWN = {*LabState.__dataclass_fields__, *ASIDE} - {"model", "edits"}
LONGEST_NAME = 20  # characters of a name that is told
MOST_TOLD = 4


def read_link(parts: Iterable[tuple[str, list[str]]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The parts of a link that the lab knows, each once, and what is told of the others."""
    every = dict(parts)
    asked = {name: _joined(name, values) for name, values in every.items() if name in KNOWN}
    return asked, tuple(_told(every))


def at_most(problems: Iterable[str]) -> tuple[str, ...]:
    """Each problem once, and of very many the first."""
    each = tuple(dict.fromkeys(problems))
    more = (_("More of this link could not be read."),) if len(each) > MOST_TOLD else ()
    return each[:MOST_TOLD] + more


def _joined(name: str, values: list[str]) -> str:
    return ",".join(values) if name in IN_PIECES else values[0]


def _told(every: Mapping[str, list[str]]) -> Iterable[str]:
    for name, values in every.items():
        if name not in KNOWN:
            yield _("The link has a part “%(name)s” that the lab does not know.", name=_short(name))
        elif name not in IN_PIECES and len(set(values)) > 1:
            yield _("The link has “%(name)s” more than once: the first counts.", name=name)


def _short(name: str) -> str:
    """What can be read of a name that anybody may have made up."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name[:LONGEST_NAME])
