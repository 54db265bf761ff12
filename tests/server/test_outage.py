"""The database goes and comes back under a server: a few lines of log say so, each with its time."""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ROOT, write_content
from tests.journeys.test_killed import Server, wait_until
from tests.store.postgres import MISSING, Cluster, free_port, programs, running_cluster

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
FEW = 8  # lines: two workers, that it cannot be read, or written, and that it can again


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server that no other test uses."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with running_cluster(found) as running:
        yield running


@pytest.fixture(params=["text", "json"])
def server(
    tmp_path: Path, own_cluster: Cluster, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    monkeypatch.setenv("LOG_FORMAT", request.param)
    write_content(tmp_path / "content")
    one = Server(tmp_path, own_cluster.url(own_cluster.create()))
    one.start()
    yield one
    one.kill()


def lines(server: Server) -> list[str]:
    return (server.folder / "server.log").read_text().splitlines()


def test_an_outage_takes_few_lines_and_its_end_is_told(server: Server, own_cluster: Cluster) -> None:
    stop, told = threading.Event(), Counter[int]()

    def look() -> None:
        while not stop.is_set():
            try:
                told[server.ask("GET", "/progress")[0]] += 1
            except (OSError, http.client.HTTPException):
                told[0] += 1

    lookers = [threading.Thread(target=look) for _looker in range(4)]
    for one in lookers:
        one.start()
    wait_until(lambda: told[200] > 20)
    with own_cluster.away():
        wait_until(lambda: told[503] > 100)
    wait_until(lambda: sum("the database can be read again, after" in line for line in lines(server)) >= 2)
    stop.set()
    for one in lookers:
        one.join()
    assert set(told) == {200, 503}
    written = lines(server)
    about = [line for line in written if "the database" in line]
    assert len(about) <= FEW
    assert not [line for line in written if "Traceback" in line]
    if written[0].startswith("{"):
        assert {"time", "level", "message"} <= set.intersection(*(set(json.loads(line)) for line in written))
    else:
        assert all(STAMP.match(line) for line in written)


@pytest.mark.parametrize("spoil", ["password", "name", "port"])
def test_what_keeps_the_database_from_us_at_the_start_is_told_in_a_line(
    tmp_path: Path, cluster: Cluster, spoil: str
) -> None:
    url = cluster.url("nowhere" if spoil == "name" else "postgres")
    wrong = {"password": url.replace("p%40", "sesame"), "name": url, "port": url.replace(f":{cluster.port}", ":9")}
    environ = os.environ | {"DATABASE_URL": wrong[spoil], "KEEPGATE_INSTANCE": str(tmp_path), "PORT": str(free_port())}
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert len([line for line in (done.stdout + done.stderr).splitlines() if line]) == 1
    assert done.stderr.startswith("Error: the database cannot be used: ")
    assert "sesame" not in done.stderr
