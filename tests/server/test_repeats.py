"""What is logged again and again is written once, then counted."""

import logging
import os
import time
from collections.abc import Callable

import pytest

from app.server.repeats import Repeats

WINDOW = 0.15  # seconds


class Kept(logging.Handler):
    """Keeps what it is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def messages(self) -> list[str]:
        return [record.getMessage() for record in self.records]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def log(kept: Kept) -> logging.Logger:
    logger = logging.Logger("lighthouse")  # noqa: LOG001 - nobody else may log to it
    logger.addHandler(Repeats(kept, WINDOW))
    return logger


def eventually(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def break_down(log: logging.Logger, reason: str, *words: str) -> None:
    try:
        raise OSError(reason)
    except OSError:
        log.exception("%s broke", *words)


def test_the_same_line_is_written_once_and_counted_when_time_is_up(log: logging.Logger, kept: Kept) -> None:
    for _turn in range(313):
        log.error("the lamp is out")
    assert kept.messages == ["the lamp is out"]
    eventually(lambda: len(kept.messages) == 2)
    assert kept.messages[1].startswith("… 312 times more in ")
    assert kept.messages[1].endswith(" s: the lamp is out")
    assert kept.records[1].__dict__["repeated"] == 312


def test_a_line_that_cannot_be_made_harms_nobody(log: logging.Logger, kept: Kept) -> None:
    log.error("%d lamps", "no number")
    log.error("the lamp is out")
    assert kept.messages == ["the lamp is out"]


def test_what_goes_on_is_counted_again_and_again(log: logging.Logger, kept: Kept) -> None:
    while len(kept.messages) < 4:
        log.error("the lamp is out")
        time.sleep(0.005)
    assert [message.startswith("…") for message in kept.messages] == [False, True, True, True]


def test_one_more_is_said_as_one(log: logging.Logger, kept: Kept) -> None:
    log.error("the lamp is out")
    log.error("the lamp is out")
    eventually(lambda: len(kept.messages) == 2)
    assert "once more" in kept.messages[1]


def test_other_words_another_level_or_another_logger_are_other_faults(log: logging.Logger, kept: Kept) -> None:
    for say in (log.error, log.warning):
        say("the lamp is out")
        say("the oil is out")
    assert kept.messages == ["the lamp is out", "the oil is out"] * 2


def test_a_fault_is_one_whatever_was_asked_for_when_it_struck(log: logging.Logger, kept: Kept) -> None:
    for number in range(50):
        break_down(log, f"wave {number}", f"window {number}")
    assert kept.messages == ["window 0 broke"]
    assert kept.records[0].exc_info
    eventually(lambda: len(kept.messages) == 2)
    assert (kept.records[1].exc_info, kept.records[1].exc_text) == (None, None)


def test_the_same_words_from_another_place_have_a_traceback_of_their_own(log: logging.Logger, kept: Kept) -> None:
    break_down(log, "wave", "window")
    try:
        raise OSError("wave")
    except OSError:
        log.exception("%s broke", "window")
    assert [bool(record.exc_info) for record in kept.records] == [True, True]


def test_what_was_quiet_for_long_is_written_in_full_again(log: logging.Logger, kept: Kept) -> None:
    break_down(log, "wave", "window")
    time.sleep(WINDOW * 2)
    break_down(log, "wave", "window")
    assert [bool(record.exc_info) for record in kept.records] == [True, True]


def test_closing_tells_what_was_counted_and_stops_nothing(log: logging.Logger, kept: Kept) -> None:
    log.error("the lamp is out")
    log.error("the lamp is out")
    log.handlers[0].close()
    log.error("the lamp is lit")
    assert [message[:10] for message in kept.messages] == ["the lamp i", "… once mor", "the lamp i"]


def test_a_process_that_is_made_meanwhile_counts_for_itself(
    log: logging.Logger, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.error("the lamp is out")
    log.error("the lamp is out")
    monkeypatch.setattr(os, "getpid", lambda: -1)
    log.error("the lamp is out")
    assert kept.messages == ["the lamp is out"] * 2
