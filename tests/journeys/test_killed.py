"""The server killed while people answer: every acknowledged answer is there, none twice.

KEEPGATE_KILLS says how often (3, in a deep run 25).
"""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import Row, Select, select

from app.services.base.rebuilding import differences
from app.store.database import Database
from app.store.tables import answer, saved_answer
from tests.builders import ROOT, new_id, write_content
from tests.depth import DEEP
from tests.store.postgres import free_port

KILLS = int(os.environ.get("KEEPGATE_KILLS", "25" if DEEP else "3"))
CLIENTS = 8
BETWEEN_KILLS = 60  # acknowledged answers
PATIENCE = 30.0  # seconds
TIDE = "harbour/tide"
PAGE = "/sets/harbour/quiz?question=tide"
VARIANT = re.compile(r'name="variant" value="([^"]+)"')


@dataclass
class Server:
    """The server as it is shipped, in a process group of its own."""

    folder: Path
    database_url: str
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environ = os.environ | {
            "DATABASE_URL": self.database_url,
            "KEEPGATE_CONTENT": str(self.folder / "content"),
            "KEEPGATE_INSTANCE": str(self.folder / "instance"),
            "SECRET_KEY": "a lighthouse keeper's secret",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
        }
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "serve"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environ, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(self.is_healthy)

    def is_healthy(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def ask(self, method: str, path: str, body: object = None, cookie: str = "") -> tuple[int, str, str]:
        """Status, body, and the cookie that came with them."""
        headers = {"Content-Type": "application/json", "Cookie": cookie}
        return self._send(method, path, json.dumps(body) if body else None, headers)

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.read().decode(), (reply.getheader("Set-Cookie") or "").partition(";")[0]

    def start_test(self, set_id: str) -> tuple[str, str]:
        """The id of a new attempt, and the cookie of its learner."""
        attempt = new_id()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        status, _text, cookie = self._send("POST", "/attempts", urlencode({"set": set_id, "id": attempt}), kind)
        assert status == 303
        return attempt, cookie

    def kill(self) -> None:
        """All of its processes at once, without a chance to tidy up."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@pytest.fixture
def server(tmp_path: Path, empty_database_url: str) -> Iterator[Server]:
    write_content(tmp_path / "content")
    one = Server(tmp_path, empty_database_url)
    one.start()
    yield one
    one.kill()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


class Learner(threading.Thread):
    """Answers one question again and again, and sends an answer again until it is acknowledged."""

    def __init__(self, server: Server, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.server, self.stop = server, stop
        self.cookie = ""
        self.acknowledged: list[str] = []
        self.surprises: list[tuple[int, str]] = []
        self.sent_again = 0

    def run(self) -> None:
        while not self.stop.is_set():
            if variant := self._shown():
                self._answer(variant)

    def _shown(self) -> str:
        """The draw that the question's page shows now; "" where the server is away."""
        try:
            status, text, cookie = self.server.ask("GET", PAGE, None, self.cookie)
        except (OSError, http.client.HTTPException):
            return ""
        self.cookie = self.cookie or cookie
        found = VARIANT.search(text)
        if status != 200 or not found:
            self.surprises.append((status, text))
            return ""
        return found[1]

    def _answer(self, variant: str) -> None:
        response = {"choice": "moon"}
        body = {"id": new_id(), "question": TIDE, "variant": variant, "mode": "quiz", "response": response}
        while not self._acknowledged(body):
            self.sent_again += 1
            time.sleep(0.02)

    def _acknowledged(self, body: dict[str, object]) -> bool:
        try:
            status, text, cookie = self.server.ask("POST", "/api/answers", body, self.cookie)
        except (OSError, http.client.HTTPException):
            return False
        self.cookie = self.cookie or cookie
        if status == 200:
            self.acknowledged.append(str(body["id"]))
        elif status != 503:
            self.surprises.append((status, text))
        return status == 200 or self.stop.is_set()


class Sitter(Learner):
    """Answers one question of a test again and again, each answer made from the one before."""

    def run(self) -> None:
        self.attempt, self.cookie = self.server.start_test("harbour")
        found = VARIANT.search(item_page(self.server, self))
        assert found
        self.variant = found[1]
        self.given: list[str] = []
        while not self.stop.is_set():
            self._save(len(self.given))

    def _save(self, version: int) -> None:
        choice = ("moon", "wind", "whale")[version % 3]
        framed = {"id": new_id(), "question": TIDE, "variant": self.variant, "mode": "test"}
        body = {**framed, "attempt": self.attempt, "version": version, "response": {"choice": choice}}
        while not self._acknowledged(body):
            self.sent_again += 1
            time.sleep(0.02)
        if self.acknowledged[-1:] == [body["id"]]:
            self.given.append(choice)


def rows_of(server: Server, query: Select[Any]) -> list[Row[Any]]:
    with closing(Database(server.database_url)) as database, database.reading() as connection:
        return list(connection.execute(query))


def saved(server: Server, attempt: str) -> list[Row[Any]]:
    told = select(saved_answer.c.id, saved_answer.c.version, saved_answer.c.response)
    return rows_of(server, told.where(saved_answer.c.attempt_id == attempt).order_by(saved_answer.c.version))


def item_page(server: Server, one: Sitter) -> str:
    """The page of the item that they answered."""
    for number in (1, 2, 3):
        status, text, _cookie = server.ask("GET", f"/attempts/{one.attempt}?item={number}", None, one.cookie)
        assert status == 200
        if f'value="{TIDE}"' in text:
            return text
    raise AssertionError(f"{TIDE} is not on the paper")


def logged(server: Server) -> list[Row[Any]]:
    return rows_of(server, select(answer.c.id, answer.c.learner_id, answer.c.repetition))


def what_differs(server: Server) -> list[str]:
    """Where memories, activity and tallies are not what the log says."""
    with closing(Database(server.database_url)) as database:
        return list(differences(database))


def run_and_kill(server: Server, learners: Sequence[Learner], stop: threading.Event) -> None:
    """Let them answer, killing the server again and again, then stop them all and kill it once more."""

    def acknowledged() -> int:
        return sum(len(one.acknowledged) for one in learners)

    for one in learners:
        one.start()
    wait_until(lambda: all(one.acknowledged for one in learners))
    for _kill in range(KILLS):
        reached = acknowledged() + BETWEEN_KILLS
        wait_until(lambda reached=reached: acknowledged() >= reached)
        server.kill()
        server.start()
    reached = acknowledged() + BETWEEN_KILLS
    wait_until(lambda: acknowledged() >= reached)
    stop.set()
    for one in learners:
        one.join(PATIENCE)
    server.kill()


def test_every_acknowledged_answer_survives_and_none_is_there_twice(server: Server) -> None:
    stop = threading.Event()
    learners = [Learner(server, stop) for _learner in range(CLIENTS)]
    run_and_kill(server, learners, stop)

    rows = logged(server)
    times = Counter(answer_id for answer_id, _learner, _repetition in rows)
    assert [one.surprises for one in learners] == [[]] * CLIENTS
    assert {times[answer_id] for one in learners for answer_id in one.acknowledged} == {1}
    assert max(times.values()) == 1
    assert sum(one.sent_again for one in learners) >= KILLS
    for one in {learner for _id, learner, _repetition in rows}:
        repetitions = sorted(repetition for _id, learner, repetition in rows if learner == one)
        assert repetitions == list(range(len(repetitions)))
    assert what_differs(server) == []


def test_every_acknowledged_answer_of_a_test_survives_and_the_newest_counts(server: Server) -> None:
    stop = threading.Event()
    sitters = [Sitter(server, stop) for _sitter in range(CLIENTS)]
    run_and_kill(server, sitters, stop)
    assert [one.surprises for one in sitters] == [[]] * CLIENTS
    for one in sitters:
        rows = saved(server, one.attempt)
        assert [version for _id, version, _response in rows] == list(range(1, len(rows) + 1))
        assert [id_ for id_, _version, _response in rows][: len(one.acknowledged)] == one.acknowledged
        assert len(rows) <= len(one.acknowledged) + 1  # the last may be there, and its reply lost
    server.start()
    assert what_differs(server) == []
    for one in sitters:
        newest = json.loads(saved(server, one.attempt)[-1][2])["choice"]
        assert re.search(rf'value="{newest}"[^>]* checked', item_page(server, one))
