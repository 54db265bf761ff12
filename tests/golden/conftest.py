"""A Keepgate on a golden database: of version 0002, migrated to the newest, at the moment of its last entry."""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import time_machine

from app.services.hosting.database import migrate
from app.settings import Settings
from app.store.database import Database
from tests.builders import MODELS
from tests.closing import close
from tests.conftest import SECRET
from tests.golden.loading import load
from tests.golden.recorded import FOLDER, MOMENT, RECORDED
from tests.golden.rules_of_0002 import rules_of_0002
from tests.store.postgres import Cluster


@pytest.fixture(autouse=True)
def clock(_chance: None) -> Iterator[time_machine.Traveller]:
    """The time at which all was recorded; it stands still."""
    with time_machine.travel(MOMENT, tick=False) as coordinates:
        yield coordinates


@pytest.fixture(autouse=True)
def _rules(request: pytest.FixtureRequest) -> Iterator[None]:
    """Those of then, unless a test asks for those of today."""
    with nullcontext() if "rules_of_today" in request.fixturenames else rules_of_0002():
        yield


@pytest.fixture
def rules_of_today() -> None:
    """What follows from the log, and what is shown of it, goes by the rules of today."""


@pytest.fixture(scope="session")
def golden_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content folder that the golden databases were made with."""
    folder = tmp_path_factory.mktemp("golden") / "content"
    shutil.copytree(FOLDER / "content", folder)
    shutil.copytree(MODELS, folder / "models", ignore=shutil.ignore_patterns("*.md"))
    return folder


@pytest.fixture
def content(golden_content: Path) -> Path:
    return golden_content


@pytest.fixture(scope="session")
def golden_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden database of SQLite, migrated, to copy."""
    path = tmp_path_factory.mktemp("golden") / "keepgate.db"
    _loaded_and_migrated(f"sqlite:///{path}", path.parent / "copies")
    return path


@pytest.fixture(scope="session")
def golden_template(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The golden database of PostgreSQL, migrated, to copy."""
    name = cluster.create()
    _loaded_and_migrated(cluster.url(name), tmp_path_factory.mktemp("copies"))
    return name


def _loaded_and_migrated(url: str, copies: Path) -> None:
    load(url)
    settings = Settings.from_environ({"DATABASE_URL": url, "SECRET_KEY": RECORDED["secret_key"]})
    database = Database(settings.database_url)
    with rules_of_0002():
        assert migrate(database, copies, SECRET.encode()), "nothing was migrated"
    close(database)


@pytest.fixture
def database_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A copy of the migrated golden database."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("golden_file"), tmp_path / "keepgate.db")
        yield f"sqlite:///{tmp_path / 'keepgate.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.create(request.getfixturevalue("golden_template"))
    yield cluster.url(name)
    cluster.drop(name)
