"""The log: a line a record, with time and level; what happens again and again is counted.

A traceback follows the first record of a fault. As JSON it is a member of the line.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from app.server.repeats import Repeats
from app.settings import LogFormat

UNPRINTED = {code: f"\\u{code:04x}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029)} | {ord("\n"): "\\n"}
# Granian configures its own log in every process; this makes it leave that to us.
FOR_GRANIAN: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {}, "granian.access": {}}}


def start_log(form: LogFormat) -> None:
    """Let everything that is logged from here on go to the standard error stream, in that form."""
    written = logging.StreamHandler(sys.stderr)
    written.setFormatter(FORMS[form]())
    logging.root.handlers = [Repeats(written)]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(logging.INFO)
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # the store tells it in a line
    logging.captureWarnings(True)


class Lines(logging.Formatter):
    """For people: `2026-11-30T17:31:53.123Z ERROR app.web.shared.errors[4711]: GET /lab`."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_time(record)} {record.levelname} {record.name}[{record.process}]: {_message(record)}"
        traceback = _traceback(self, record)
        return "\n".join([line, *(f"    {one.translate(UNPRINTED)}" for one in traceback.splitlines())])


class JsonLines(logging.Formatter):
    """For programs: an object a line."""

    def format(self, record: logging.LogRecord) -> str:
        members = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
            "traceback": _traceback(self, record),
            "repeated": getattr(record, "repeated", 0),
        }
        told = {name: value for name, value in members.items() if value}
        return json.dumps(told, ensure_ascii=False).translate(UNPRINTED)


FORMS: dict[LogFormat, type[logging.Formatter]] = {LogFormat.TEXT: Lines, LogFormat.JSON: JsonLines}


def _time(record: logging.LogRecord) -> str:
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S}.{int(record.msecs):03d}Z"


def _message(record: logging.LogRecord) -> str:
    """In one line: what a stranger typed cannot look like a line of ours."""
    return record.getMessage().translate(UNPRINTED)


def _traceback(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    return formatter.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else ""
