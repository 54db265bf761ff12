"""A Keepgate for each test: a fresh database, a small study set, a browser that checks every page."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import factory
from app.cli import content as content_commands
from app.factory import create_app
from app.services.base.site import Site
from app.services.hosting.jobs import Jobs
from app.settings import Settings
from app.store.database import Database
from app.store.migrating import migrate
from app.web.shared.site import EXTENSION, JOBS
from tests.alone import room
from tests.builders import write_content
from tests.chance import fixed
from tests.closing import close
from tests.depth import choose_profile
from tests.repeated import done_once
from tests.store.postgres import MISSING, Cluster, programs, running_cluster
from tests.web.page_client import PageClient

SECRET = "a lighthouse keeper's secret"
StartApp = Callable[..., Flask]

choose_profile()


@pytest.fixture(scope="session", autouse=True)
def _done_once() -> Iterator[None]:
    with done_once():
        yield


@pytest.fixture(autouse=True)
def _room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Among the other workers' tests, or alone."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with room(shared, alone=request.node.get_closest_marker("alone") is not None):
        yield


@pytest.fixture(autouse=True)
def _chance(_room: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Learners, sessions and the time of day are the same in every run."""
    with fixed(request.node.nodeid):
        yield


@pytest.fixture(autouse=True)
def _nothing_is_shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A test's content folder is all there is: what really lies below it has its own tests."""
    for module in (factory, content_commands):
        monkeypatch.setattr(module, "SHIPPED", tmp_path / "nothing is shipped")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with running_cluster(found) as running:
        yield running


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest migration, to copy."""
    path = tmp_path_factory.mktemp("migrated") / "keepgate.db"
    _migrated(f"sqlite:///{path}", path.parent)
    return path


@pytest.fixture(scope="session")
def migrated_template(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PostgreSQL database at the newest migration, to copy."""
    name = cluster.create()
    _migrated(cluster.url(name), tmp_path_factory.mktemp("copies"))
    return name


def _migrated(url: str, copies: Path) -> None:
    database = Database(Settings.from_environ({"DATABASE_URL": url, "SECRET_KEY": SECRET}).database_url)
    migrate(database, copies)
    close(database)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each database that Keepgate runs on."""
    return str(request.param)


@pytest.fixture
def empty_database_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without tables."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'keepgate.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.create()
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def database_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database at the newest migration, without rows."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "keepgate.db")
        yield f"sqlite:///{tmp_path / 'keepgate.db'}"
        return
    template = request.getfixturevalue("migrated_template")
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.copy(template) as name:
        yield cluster.url(name)


@pytest.fixture
def open_database() -> Iterator[Callable[[str], Database]]:
    """Opens the database at a URL; all are closed at the end."""
    opened: list[Database] = []

    def opens(url: str) -> Database:
        settings = Settings.from_environ({"DATABASE_URL": url, "SECRET_KEY": SECRET})
        opened.append(Database(settings.database_url))
        return opened[-1]

    yield opens
    for database in opened:
        close(database)


@pytest.fixture
def database(database_url: str, open_database: Callable[[str], Database]) -> Database:
    """A migrated database."""
    return open_database(database_url)


@pytest.fixture
def empty_database(empty_database_url: str, open_database: Callable[[str], Database]) -> Database:
    """A database without tables."""
    return open_database(empty_database_url)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the harbour."""
    return write_content(tmp_path / "content")


@pytest.fixture
def start_app(database_url: str, tmp_path: Path, content: Path) -> Iterator[StartApp]:
    """Starts an application on the test's database and folder; the environment can say more.

    Unless it is to be `following`, it looks at the folder once, and then when the test tells its follower to.
    """
    started: list[tuple[Site, Jobs]] = []

    def start(*, following: bool = False, **environ: str) -> Flask:
        ours = {
            "DATABASE_URL": database_url,
            "KEEPGATE_CONTENT": str(content),
            "KEEPGATE_INSTANCE": str(tmp_path / "instance"),
            "SECRET_KEY": SECRET,
            "TIMEZONE": "UTC",
        }
        app = create_app(Settings.from_environ(ours | environ))
        site: Site = app.extensions[EXTENSION]
        jobs: Jobs = app.extensions[JOBS]
        jobs.start()
        if not following:
            jobs.stop()
        started.append((site, jobs))
        return app

    yield start
    for site, jobs in started:
        jobs.stop()
        close(site.database)


@pytest.fixture
def app(start_app: StartApp) -> Flask:
    return start_app()


@pytest.fixture
def site(app: Flask) -> Site:
    found: Site = app.extensions[EXTENSION]
    return found


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor's browser, without JavaScript."""
    return PageClient(app)


@pytest.fixture
def other_client(app: Flask) -> PageClient:
    """Somebody else's."""
    return PageClient(app)
