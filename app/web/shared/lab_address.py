"""The lab's state as an address: short, versioned."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from flask import url_for

from app.lab.edits.notation import Edit, written

VERSION = "1"
SAFE = "()*@;:,=!$'/"  # as in static/js/lab/address.js


@dataclass(frozen=True, slots=True)
class LabState:
    """Everything that a lab page shows, but the numbers: those are computed again."""

    model: str
    sequence: str
    step: int = 1
    unit: int = 1
    edits: tuple[Edit, ...] = ()
    show: str = ""  # the quantity whose equation is marked
    tool: str = ""  # that is open; the first where none is named
    every: bool = False  # every unit is drawn, not the chosen one alone
    sort: bool = False  # units by how well they follow the truth
    flip: bool = False  # with the sign of those turned that run against it
    hide: tuple[str, ...] = ()
    predict: str = ""  # the gate that is guessed
    curve: str = ""  # the guess, as it was typed
    closes: str = ""  # the same for a guess of a step
    question: str = ""  # the way back
    answer: str = ""  # the answer to it, where one was given: the way back leads there
    said: str = ""  # the answer that somebody gave about this cell, and the true one: told once, on arrival
    truth: str = ""

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The names and values of an address, without what is as usual."""
        every = {
            "v": VERSION,
            "sequence": self.sequence,
            "step": str(self.step),
            "unit": str(self.unit),
            "do": written(self.edits),
            "show": self.show,
            "tool": self.tool,
            "every": "1" if self.every else "",
            "sort": "1" if self.sort else "",
            "flip": "1" if self.flip else "",
            "hide": ",".join(self.hide),
            "predict": self.predict,
            "curve": self.curve,
            "closes": self.closes,
            "question": self.question,
            "answer": self.answer,
        }
        return tuple((name, value) for name, value in every.items() if value)

    def url(self, endpoint: str = "lab.model", **changes: Any) -> str:
        """The address of this state, or of one that differs in `changes`."""
        query = urlencode(replace(self, **changes).fields(), quote_via=quote, safe=SAFE)
        return f"{url_for(endpoint, model_id=self.model)}?{query}"
