"""Answers committed a second: 32 clients, SQLite with full syncs, the server as it is shipped.

Every answer is a whole request over HTTP by a learner with a session: marked, committed, acknowledged. Afterwards the
log is read to see that none was lost. An empty reply of the same server is measured in the same run: what is left is
the cost of an answer.
"""

import http.client
import json
import secrets
import statistics
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice

from app.content.loading import check_folder
from app.content.question_types.table import DOCUMENT_TYPES
from app.services.base.asking import variant_of
from app.settings import ROOT
from app.study.drawing import draw
from app.study.draws import Draw
from app.study.modes import Mode
from app.study.next_question import askable
from app.study.questions import Question
from bench.serving import serving

CLIENTS = 32
SECONDS = 8.0
MOST_ANSWERS = 800  # of one client
LEAST_A_SECOND = 900
SLOWEST_P99 = 0.060  # seconds
LEAST_SHARE = 0.19  # of the empty reply's rate: what counts where other work slows the machine


@dataclass
class Client:
    """One learner on one kept connection."""

    port: int
    secret: bytes
    questions: list[Question]
    cookie: str = ""
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        # Made before the clock runs: it is the server that is measured.
        self.bodies = iter(list(islice(self._bodies(), MOST_ANSWERS)))

    def _bodies(self) -> Iterator[bytes]:
        """Each question of the set in turn, then each for the second time, and so on, as if its page had been seen."""
        learner = uuid.uuid4().hex
        for repetition in count():
            for question in self.questions:
                named = Draw(learner, question.id, repetition)
                variant = variant_of(self.secret, named, draw(question, named.seed(self.secret), {}))
                answer = {"id": str(uuid.uuid4()), "question": question.id, "variant": str(variant)}
                yield json.dumps({**answer, "mode": "quiz", "response": {"skipped": True}}).encode()

    def answer(self) -> None:
        headers = {"Content-Type": "application/json", "Cookie": self.cookie}
        reply = self._timed("POST", "/api/answers", next(self.bodies), headers)
        if not self.cookie:
            self.cookie = (reply.getheader("Set-Cookie") or "").partition(";")[0]

    def empty(self) -> None:
        self._timed("OPTIONS", "/api/sets", b"", {})

    def _timed(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> http.client.HTTPResponse:
        start = time.perf_counter()
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        text = reply.read()
        self.seconds.append(time.perf_counter() - start)
        if reply.status != 200:
            self.errors.append(f"{reply.status} {text[:200]!r}")
        return reply


@dataclass(frozen=True)
class Load:
    """What came of a run of all clients."""

    count: int
    a_second: float
    median: float
    p99: float
    errors: list[str]

    def __str__(self) -> str:
        times = f"median {self.median * 1e3:.1f} ms, p99 {self.p99 * 1e3:.1f} ms"
        return f"{self.a_second:.0f}/s, {times}, {self.count} in all"


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    secret = secrets.token_hex(16)
    with serving(SECRET_KEY=secret) as port:
        questions = _questions()
        clients = [Client(port, secret.encode(), questions) for _ in range(CLIENTS)]
        for client in clients:
            client.answer()
        empty = _load(clients, Client.empty)
        answers = _load(clients, Client.answer)
        logged = _logged(clients)
    print(f"an empty reply: {empty}")
    print(f"an answer:      {answers}; {answers.a_second / empty.a_second:.2f} of the empty reply's rate")
    expected = answers.count + CLIENTS
    quick = answers.a_second >= LEAST_A_SECOND and answers.p99 < SLOWEST_P99
    enough = f"at least {LEAST_A_SECOND} answers a second with p99 under {SLOWEST_P99 * 1e3:.0f} ms, or {LEAST_SHARE}"
    return [
        f"{what}: {found}"
        for what, found, missed in (
            (enough, answers, not quick and answers.a_second < LEAST_SHARE * empty.a_second),
            ("no error", answers.errors[:3], bool(answers.errors)),
            ("no answer lost", f"{logged} of {expected}", logged != expected),
        )
        if missed
    ]


def _questions() -> list[Question]:
    """Those that no model has a part in: the cost of an answer is measured, not that of a run."""
    (study_set,) = check_folder(ROOT / "content").sets.values()
    asked = askable(study_set.questions, Mode.QUIZ)
    return [question for question in asked if not DOCUMENT_TYPES[question.type_name].is_tried]


def _load(clients: list[Client], act: Callable[[Client], None]) -> Load:
    until = time.perf_counter() + SECONDS
    start = time.perf_counter()
    for client in clients:
        client.seconds.clear()
    threads = [threading.Thread(target=_repeat, args=(client, act, until)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    seconds = sorted(s for client in clients for s in client.seconds)
    errors = [error for client in clients for error in client.errors]
    p99 = seconds[int(len(seconds) * 0.99)]
    return Load(len(seconds), len(seconds) / took, statistics.median(seconds), p99, errors)


def _repeat(client: Client, act: Callable[[Client], None], until: float) -> None:
    while time.perf_counter() < until:
        act(client)


def _logged(clients: list[Client]) -> int:
    """How many answers the learners' own pages of progress tell."""
    return sum(_told(client) for client in clients)


def _told(client: Client) -> int:
    client.connection.request("GET", "/progress", headers={"Cookie": client.cookie, "Accept-Language": "en"})
    page = client.connection.getresponse().read().decode()
    figure = page.partition("<dd>")[2].partition("</dd>")[0]
    return int(figure.replace(",", ""))
