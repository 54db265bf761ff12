"""Lines of the log: time, level, one line a record; or JSON."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from granian.log import LogLevels, configure_logging

from app.server.logs import FOR_GRANIAN, FORMS, start_log
from app.settings import LogFormat

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|WARNING|ERROR) [\w.]+\[\d+\]: .+")


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(params=list(LogFormat))
def log(request: pytest.FixtureRequest, written: io.StringIO) -> logging.Logger:
    handler = logging.StreamHandler(written)
    handler.setFormatter(FORMS[request.param]())
    logger = logging.Logger("app.lighthouse")  # noqa: LOG001 - nobody else may log to it
    logger.addHandler(handler)
    return logger


def in_text(log: logging.Logger) -> bool:
    return isinstance(log.handlers[0].formatter, FORMS[LogFormat.TEXT])


def break_down(log: logging.Logger) -> None:
    try:
        raise OSError("a wave\n2026-11-30T00:00:00.000Z INFO app[1]: all is well")
    except OSError:
        log.exception("%s", "the window broke")


def test_a_line_has_time_level_place_process_and_words(log: logging.Logger, written: io.StringIO) -> None:
    log.warning("%d lamps are out", 3)
    (line,) = written.getvalue().splitlines()
    if in_text(log):
        assert LINE.fullmatch(line)
        assert line.endswith(": 3 lamps are out")
    else:
        told = json.loads(line)
        assert set(told) == {"time", "level", "logger", "process", "message"}
        assert (told["level"], told["message"]) == ("WARNING", "3 lamps are out")


def test_a_traceback_belongs_to_its_line(log: logging.Logger, written: io.StringIO) -> None:
    break_down(log)
    first, *rest = written.getvalue().splitlines()
    if in_text(log):
        assert rest
        assert all(line.startswith("    ") for line in rest)
    else:
        assert rest == []
        assert "OSError: a wave" in json.loads(first)["traceback"]


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[2K", "\x85", "\u2028", "\0"])
def test_what_a_stranger_typed_makes_no_line_of_its_own(log: logging.Logger, written: io.StringIO, sign: str) -> None:
    log.error("GET /%s", f"a{sign}2026-11-30T00:00:00.000Z INFO app[1]: all is well")
    assert len(written.getvalue().splitlines()) == 1
    assert written.getvalue().rstrip("\n").isprintable()


@pytest.fixture
def _as_before() -> Iterator[None]:
    root, ours = logging.root, logging.getLogger("app")
    before = (root.handlers, root.level, ours.level)
    yield
    logging.captureWarnings(False)
    root.handlers = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])
    logging.getLogger("sqlalchemy.pool").setLevel(logging.NOTSET)


@pytest.mark.usefixtures("_as_before")
def test_granians_own_lines_have_the_same_shape(capsys: pytest.CaptureFixture[str]) -> None:
    start_log(LogFormat.TEXT)
    configure_logging(LogLevels.error, FOR_GRANIAN)
    logging.getLogger("_granian").error("Unexpected exit from worker-1")
    logging.getLogger("_granian.workers").error("Worker panicked")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(LINE.fullmatch(line) for line in lines)
