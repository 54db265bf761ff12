"""What each shipped network really does, as figures: the table in docs/lab.md, made by `flask lab table`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.lab.model import Model
from app.lab.tasks.sentences import ALPHABET, QUOTE
from app.lab.tasks.task import every_step
from app.lab.training.crispness import at, candidate, forget_gate, input_gate, marked, output_gate, written
from app.lab.training.learning import crispness, crispness_when_solved, learnt_at, times_past_solved
from app.lab.training.metrics import (
    Figure,
    Look,
    breaks_at,
    closest,
    correlation,
    elsewhere,
    error,
    forget_while_none_is_open,
    forget_while_open,
    keeper,
    local_score,
    look,
    lowest_forget_after_the_first,
    lowest_forget_while_open,
    mean,
    mean_of_all,
    number_of,
    outer_score,
    score,
    score_with_forget,
    since,
    whole_words,
    within_quotes,
    wrong_from,
)
from app.lab.training.presets import PRESETS


@dataclass(frozen=True)
class Row:
    """One figure of the table."""

    name: str
    figure: Figure
    digits: int = 3


def table(models: Mapping[str, Model]) -> str:
    """The Markdown table of the models that are there, in the order of PRESETS."""
    there = [(preset, models[preset.id]) for preset in PRESETS.values() if preset.id in models]
    looks = [look(preset, model.network, model.snapshots) for preset, model in there]
    return "\n".join(
        ["| model | figure | measured |", "|---|---|---|", *(line for one in looks for line in _lines(one))]
    )


def _lines(one: Look) -> list[str]:
    rows = (*ROWS[one.preset.id], *(TRAINING if one.snapshots else ()))
    return [f"| `{one.preset.id}` | {row.name} | {row.figure(one):.{row.digits}f} |" for row in rows]


_RESET, _BRACKETS, _QUOTE = at(2), at(0, 1), at(QUOTE)
_STOPS = at(ALPHABET.index("("), ALPHABET.index("."))
_adder = keeper(input_gate, marked, 1.0)
_quoter = keeper(forget_gate, _QUOTE, -1.0)
_SCORE, _CORRELATION = Row("share of answers right", score), Row("correlation of c with the truth", correlation)

# Of every model whose training left snapshots. Solved is what scores as its preset demands from then on.
TRAINING = (
    Row("trained so many times as long as until it was solved", times_past_solved, 1),
    Row("crispness of its gates when it was solved", crispness_when_solved),
    Row("crispness in the end", crispness),
)
ROWS: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "forget": (
            Row("f at `#`", mean(forget_gate, _RESET)),
            Row("f at `a` and `b`", mean(forget_gate, elsewhere(_RESET))),
            Row("i at `a`", mean(input_gate, at(0))),
            Row("g at `b`", mean(candidate, at(1))),
            Row("i at `b`", mean(input_gate, at(1))),
            Row("what an `a` adds to c, i * g", mean(written, at(0))),
            Row("wrong from so many `a` on, read alone", wrong_from(0), 0),
            _CORRELATION,
            _SCORE,
        ),
        "counter": (
            Row("f while a bracket is open", forget_while_open),
            Row("the lowest of these", lowest_forget_while_open),
            Row("f while none is open", forget_while_none_is_open),
            Row("i * g on `(`", mean(written, at(0))),
            Row("i * g on `)`", mean(written, at(1))),
            _CORRELATION,
            _SCORE,
        ),
        "reset": (
            Row("f at brackets", mean(forget_gate, _BRACKETS)),
            Row("f at `a` and `b`", mean(forget_gate, elsewhere(_BRACKETS))),
            Row("i at brackets", mean(input_gate, _BRACKETS)),
            Row("i at `a` and `b`", mean(input_gate, elsewhere(_BRACKETS))),
            Row("g at `(`", mean(candidate, at(0))),
            Row("g at `)`", mean(candidate, at(1))),
            _SCORE,
        ),
        "input": (
            Row("the unit whose i tells marks apart best", number_of(_adder), 0),
            Row("its i at marked steps", mean(input_gate, marked, _adder)),
            Row("its i at other steps", mean(input_gate, elsewhere(marked), _adder)),
            Row("its f", mean(forget_gate, lambda raw: every_step(raw[..., 0]), _adder)),
            Row("the unit whose c follows the truth closest", number_of(closest), 0),
            _CORRELATION,
            _SCORE,
        ),
        "order": (
            Row("the unit whose c follows the truth closest", number_of(closest), 0),
            _CORRELATION,
            _SCORE,
        ),
        "count-match": (
            Row("the unit whose c follows the truth closest", number_of(closest), 0),
            _CORRELATION,
            _SCORE,
            Row("breaks at n =", breaks_at, 0),
        ),
        "latch": (
            _SCORE,
            Row("the same with f forced to 1", score_with_forget(1.0)),
            Row("the same with f forced to 0.6", score_with_forget(0.6)),
            Row("the same with f forced to 0.55", score_with_forget(0.55)),
            Row("the same with f forced to 0", score_with_forget(0.0)),
            Row("the lowest f after the first step", lowest_forget_after_the_first),
        ),
        "text": (
            Row("the quote cell: the unit whose f tells quotation marks apart best", number_of(_quoter), 0),
            Row("its f at the quotation mark", mean(forget_gate, _QUOTE, _quoter)),
            Row("its f at `(` and `.`", mean(forget_gate, _STOPS, _quoter)),
            Row("its f within a quotation", mean(forget_gate, within_quotes, _quoter)),
            Row("its f elsewhere", mean(forget_gate, elsewhere(_QUOTE), _quoter)),
            Row("correlation of its c with the steps since the last mark", since(_QUOTE, _quoter)),
            _CORRELATION,
            _SCORE,
        ),
        "grammar": (
            Row("share right where the outer T or P is due", outer_score),
            Row("share right elsewhere", local_score),
            Row("training step from which 99% are right where the outer T or P is due", learnt_at(outer_score), 0),
            Row("training step from which 99% are right elsewhere", learnt_at(local_score), 0),
            Row("the unit whose c follows the truth closest", number_of(closest), 0),
            _CORRELATION,
        ),
        "temperature": (
            Row("mean i of all units", mean_of_all(input_gate)),
            Row("mean f", mean_of_all(forget_gate)),
            Row("mean o", mean_of_all(output_gate)),
            Row("mean error in degrees", error),
            Row("share of answers within 1.5 degrees", score),
        ),
        "reverse": (
            Row("share of symbols right, words of 4", score),
            Row("share of words right", whole_words),
        ),
    }
)
