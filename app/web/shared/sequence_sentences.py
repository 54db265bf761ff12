"""Why a model cannot read a sequence."""

from collections.abc import Mapping

from app.lab.model import Model
from app.lab.tasks.sequence_readers import Reason, SequenceProblem, SeriesReader
from app.web.shared.language import gettext

_ = gettext


def _named(symbol: str) -> str:
    """What can be seen as it is; else each symbol by its number."""
    shown = symbol.isprintable() and symbol.strip()
    return symbol if shown else " ".join(f"U+{ord(one):04X}" for one in symbol)


def sequence_sentence(problem: SequenceProblem, model: Model) -> str:
    """What is wrong with a sequence, and what the model reads."""
    symbol = _named(problem.symbol or "")
    two = {"one": symbol.replace(",", "."), "two": symbol.replace(",", ", ")}
    wrong = {"position": problem.position, "symbol": symbol, **two}
    return _sentences()[problem.reason] % {**wrong, "alphabet": _read_by(model)}


def _sentences() -> Mapping[Reason, str]:
    return {
        Reason.EMPTY: _("Type at least one symbol: this model reads %(alphabet)s."),
        Reason.TOO_LONG: _("This is longer than 500 symbols. Take some out."),
        Reason.UNKNOWN_SYMBOL: _(
            "Symbol %(position)d, %(symbol)s, is not one that this model knows: it reads %(alphabet)s."
        ),
        Reason.NOT_A_NUMBER: _(
            "Entry %(position)d, %(symbol)s, is not a decimal number: this model reads %(alphabet)s."
        ),
        Reason.OUT_OF_RANGE: _("Number %(position)d, %(symbol)s, is out of range: this model reads %(alphabet)s."),
        Reason.NO_MARKS: _("Entry %(position)d, %(symbol)s, is marked, but this model reads no marks."),
        Reason.DECIMAL_COMMA: _(
            "Entry %(position)d, %(symbol)s, could be one number or two: write %(one)s for one, %(two)s for two."
        ),
    }


def _read_by(model: Model) -> str:
    """What a model reads, for people."""
    reader = model.task.reader
    if isinstance(reader, SeriesReader):
        return _("numbers from %(low)s to %(high)s", low=f"{reader.low:g}", high=f"{reader.high:g}")
    return " ".join(model.alphabet)
