"""How a learner stands with one question, in a word."""

from enum import StrEnum

from app.study.days import Today
from app.study.memory import Memory, Unseen


class Status(StrEnum):
    """`missed` is what is being learned, or learned again: it was not right the last time."""

    NEW = "new"
    MISSED = "missed"
    DUE = "due"
    KNOWN = "known"


def status_of(memory: Memory, today: Today) -> Status:
    if isinstance(memory, Unseen):
        return Status.NEW
    if memory.being_learned:
        return Status.MISSED
    return Status.DUE if memory.comes_back(today.days) <= today.now else Status.KNOWN
