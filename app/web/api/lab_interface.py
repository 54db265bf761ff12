"""The lab's part of the JSON interface."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.lab.tasks.sequence_readers import LONGEST_TEXT, MAX_SYMBOLS
from app.web.shared.interface_parts import LONGEST_EDITS, ChoiceId, Strict


class ModelOut(Strict):
    id: str
    alphabet: list[str]
    units: int
    outputs: list[str]
    digest: str


Rows = list[list[float]]


class GatesOut(Strict):
    forget: Rows
    input: Rows
    output: Rows


class TraceOut(Strict):
    """Every value of a run, as lists (timesteps, units), a number for each of `units`.

    `truth` is what the cell should keep track of, `correlation` that of each unit's c with it. `answers` are the
    outputs in words, `right` says which of them are (null where none is asked for).
    """

    model: str
    digest: str
    symbols: list[str]
    units: list[int]
    gates: GatesOut
    candidate: Rows
    cell: Rows
    hidden: Rows
    outputs: Rows
    truth: list[float]
    correlation: list[float | None]
    answers: list[str]
    right: list[bool | None]


class GateTermsOut(Strict):
    """value = squash(sum), sum = from_input + from_hidden + bias, unless somebody holds the value: `held`."""

    from_input: float
    from_hidden: float
    bias: float
    sum: float
    value: float
    held: bool


class CellOut(Strict):
    model: str
    symbol: str
    step: int
    unit: int
    forget: GateTermsOut
    input: GateTermsOut
    candidate: GateTermsOut
    output: GateTermsOut
    previous_cell: float
    cell_state: float
    tanh_cell: float
    hidden_state: float


Sequence = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]


class RunQuery(Strict):
    """A text of symbols as `sequence`, or numbers as `series`; `do` holds changes as in the lab's addresses."""

    model: ChoiceId
    sequence: Sequence | None = None
    series: Sequence | None = None
    do: Annotated[str, Field(max_length=LONGEST_EDITS)] = ""

    @model_validator(mode="after")
    def one_text(self) -> Self:
        if (self.sequence is None) == (self.series is None):
            raise ValueError("give sequence or series, and not both")
        return self

    @property
    def text(self) -> str:
        return self.sequence or self.series or ""


class TraceQuery(RunQuery):
    """`units` names those whose numbers are wanted, from 1 and each once, as in `3,5`; all where it is left out."""

    digits: Literal["3", "17"] = "3"
    units: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}(,[1-9][0-9]{0,3}){0,63}$")] | None = None

    @property
    def wanted(self) -> tuple[int, ...] | None:
        return tuple(dict.fromkeys(map(int, self.units.split(",")))) if self.units else None


class CellQuery(RunQuery):
    step: Annotated[int, Field(ge=1, le=2 * MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1
