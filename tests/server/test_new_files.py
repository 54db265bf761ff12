"""New files under a running server: what it was started with is served on, and health says that they are newer."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.base.site import Site
from app.services.hosting.checkout import Checkout, checkout_at
from tests.builders import ROOT, write_content
from tests.journeys.test_killed import Server, wait_until
from tests.web.page_client import PageClient

PROGRAM = ("app", "templates", "static", "migrations", "wsgi.py", "requirements.txt")
PAGES = (
    "/",
    "/sets/harbour",
    "/sets/harbour/quiz?question=tide",
    "/sets/harbour/flashcards?question=port",
    "/review",
    "/lab/forget",
    "/lab/forget/numbers.csv",
    "/progress",
    "/styleguide",
    "/api/openapi.json",
)


class FromCopy(Server):
    """The server on a checkout of its own."""

    def start(self) -> None:
        environ = os.environ | {
            "DATABASE_URL": self.database_url,
            "KEEPGATE_CONTENT": str(self.folder / "content"),
            "SECRET_KEY": "a lighthouse keeper's secret",
            "PORT": str(self.port),
        }
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
                cwd=self.folder / "checkout",
                env=environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self.is_healthy)

    def workers(self) -> set[int]:
        assert self.process
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return set(map(int, told.split()))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FromCopy]:
    (tmp_path / "checkout").mkdir()
    for name in PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / "checkout" / name)
    write_content(tmp_path / "content")
    one = FromCopy(tmp_path, f"sqlite:///{tmp_path / 'keepgate.db'}")
    one.start()
    yield one
    one.kill()


def pull(checkout: Path) -> None:
    """A version that has nothing in common with the one that runs; some of its files are gone."""
    for path in sorted(path for path in checkout.rglob("*") if path.is_file()):
        if path.suffix == ".css":
            path.unlink()
        else:
            path.write_text("{% nonsense of another version")


def test_what_was_started_is_served_whatever_comes_onto_the_disk(server: FromCopy) -> None:
    before = {path: server.ask("GET", path)[0] for path in PAGES}
    page = server.ask("GET", "/")[1]
    sheet = next(word for word in page.split('"') if word.endswith(".css"))
    script = next(word for word in page.split('"') if word.endswith(".js"))
    assets = {path: server.ask("GET", path)[:2] for path in (sheet, script)}
    assert before == {path: 303 if path == "/review" else 200 for path in PAGES}  # on to a round
    pull(server.folder / "checkout")
    old = server.workers()
    os.kill(min(old), signal.SIGKILL)  # the one that takes its place is of the same version
    wait_until(lambda: len(server.workers() - old) == 1)
    for _turn in range(8):  # both workers have their turn
        assert {path: server.ask("GET", path)[0] for path in PAGES} == before
        assert {path: server.ask("GET", path)[:2] for path in assets} == assets
    spanish = server._send("GET", "/nowhere", None, {"Accept-Language": "es"})
    assert (spanish[0], 'lang="es"' in spanish[1]) == (404, True)
    status, told, _cookie = server.ask("GET", "/healthz")
    assert (status, "the files of Keepgate have changed" in told) == (200, True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "tower.py").write_text("lamp = 1")
    (tmp_path / "wsgi.py").write_text("import app")
    (tmp_path / "instance").mkdir()
    return tmp_path


def test_files_that_are_touched_or_are_none_of_the_programs_change_nothing(checkout: Path) -> None:
    found = Checkout(checkout)
    os.utime(checkout / "wsgi.py", (1, 1))
    (checkout / "instance" / "keepgate.db").write_text("answers")
    (checkout / "content").mkdir()
    (checkout / "content" / "harbour.yaml").write_text("set: harbour")
    assert found.is_as_it_was()


@pytest.mark.parametrize("change", ["changed", "added", "gone", "renamed"])
def test_a_change_is_seen_until_it_is_taken_back(checkout: Path, change: str) -> None:
    found, tower, wing = Checkout(checkout), checkout / "app" / "tower.py", checkout / "app" / "wing.py"
    before = tower.read_text()
    {
        "changed": lambda: tower.write_text("lamp = 2"),
        "added": lambda: wing.write_text(""),
        "gone": tower.unlink,
        "renamed": lambda: tower.rename(wing),
    }[change]()
    os.utime(checkout / "wsgi.py", (1, 1))
    assert not found.is_as_it_was()
    wing.unlink(missing_ok=True)
    tower.write_text(before)
    assert found.is_as_it_was()


def test_a_database_that_a_newer_version_has_migrated_is_told(client: PageClient, site: Site) -> None:
    assert client.get("/healthz").json["status"] == "ok"
    with site.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    reply = client.get("/healthz")
    assert (reply.status, "another version" in reply.json["status"]) == (503, True)


def test_in_debug_mode_pages_and_static_files_follow_the_disk() -> None:
    """As `flask run --debug` starts it."""
    code = (
        "from wsgi import application as app; from jinja2 import DictLoader;"
        "print(isinstance(app.jinja_env.loader, DictLoader), app.jinja_env.auto_reload, bool(app.wsgi_app._folder))"
    )
    told = {}
    for debug in ("0", "1"):
        environ = os.environ | {"FLASK_DEBUG": debug, "SECRET_KEY": "a lighthouse keeper's secret"}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True)
        told[debug] = done.stdout.split()
    assert told == {"0": ["True", "False", "False"], "1": ["False", "True", "True"]}


def test_a_process_asks_about_the_files_that_it_was_started_from() -> None:
    assert checkout_at(ROOT) is checkout_at(ROOT)
