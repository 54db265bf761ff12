"""Publishing: from the content folder to what every worker serves.

The published sets live in the database. A worker's follower looks at the folder and at the database a few times a
second: a good change of a file is published, a newly published set is swapped in whole. A file with a problem changes
nothing: the set's last published version goes on being served, after a restart too.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from app.content.archive import archive_questions, archive_set, unarchive_set, unarchive_texts
from app.content.building import build_set
from app.content.documents import SetIn
from app.content.loading import Checked, check_folder, fingerprint
from app.content.problems import Problem
from app.content.stock import Picture
from app.lab.model import Model
from app.store import published
from app.store.clock import to_ms
from app.store.database import Database
from app.store.published import PublishedSet
from app.study.questions import QuestionSet

LOOK_EVERY = 0.4  # seconds
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Library:
    """All that is served now: immutable, replaced in one go. The `sealed` models are for tests alone."""

    sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    sealed: Mapping[str, Model] = field(default_factory=dict)  # other weights, which tests alone ask about
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def publish(database: Database, checked: Checked, now: datetime) -> list[str]:
    """Publish every good set that differs from what is published; the ids of these sets."""
    entries = {document.set: _entry(name, document, checked) for name, document in checked.documents.items()}
    with database.reading() as connection:
        if not _changed(connection, entries) and not _gone(connection, entries, checked):
            return []
    with database.writing_alone() as connection:
        changed = _changed(connection, entries)
        for entry in changed:
            document = checked.documents[entry.file]
            published.publish(connection, entry, archive_questions(document, checked.sources), to_ms(now))
        published.retire(connection, _gone(connection, entries, checked))
    return [entry.id for entry in changed]


def _entry(name: str, document: SetIn, checked: Checked) -> PublishedSet:
    built = build_set(document, checked.sources)
    return PublishedSet(built.id, name, built.digest, archive_set(document, checked.sources))


def _changed(connection: Connection, entries: Mapping[str, PublishedSet]) -> list[PublishedSet]:
    """The sets that differ from what is published; one whose file was renamed is published from its new file."""
    known = published.versions(connection)
    return [entry for entry in entries.values() if known.get(entry.id) != (entry.file, entry.digest)]


def _gone(connection: Connection, entries: Mapping[str, PublishedSet], checked: Checked) -> list[str]:
    """The published sets whose file was taken away, or is good and now holds another set.

    A missing folder takes nothing away: it is not mounted.
    """
    if not checked.files:
        return []
    kept = {id_: file for id_, (file, _digest) in published.versions(connection).items() if id_ not in entries}
    return [id_ for id_, file in kept.items() if file not in checked.files or file in checked.documents]


def _keep_texts(database: Database, entries: Iterable[PublishedSet]) -> None:
    """Keep the texts of what is served under their revisions.

    Publishing did so, but an older Keepgate may have had another way to digest a question: answers that are given now
    would name a revision that nobody kept.
    """
    texts = {key: text for entry in entries for key, text in unarchive_texts(entry.document).items()}
    with database.reading() as connection:
        missing = texts.keys() - published.kept(connection)
    if missing:
        with database.writing() as connection:
            published.keep(connection, {key: texts[key] for key in missing}, to_ms(datetime.now(UTC)))


class Follower:
    """Keeps one worker's library in step with the folder and the database."""

    def __init__(self, database: Database, folder: Path, *, publishes: bool) -> None:
        self._database, self._folder, self._publishes = database, folder, publishes
        self.library = Library()
        self._versions: dict[str, tuple[str, str]] = {}
        self._seen: object = None
        self._checked: object = None

    def look(self, *, settled: bool = False) -> None:
        """Check the folder if it changed and then stood still for one look; swap in what is newly published."""
        stamp = fingerprint(self._folder)
        settled, self._seen = settled or stamp == self._seen, stamp
        if settled and stamp != self._checked:
            self._check()
            self._checked = stamp
        self._load()

    def _check(self) -> None:
        checked = check_folder(self._folder)
        for problem in checked.problems:
            log.warning("%s", problem)
        if self._publishes:
            for set_id in publish(self._database, checked, datetime.now(UTC)):
                log.info("published %s", set_id)
        stock, before = checked.stock, self.library
        self.library = Library(
            sets=before.sets,
            models={**before.models, **stock.models},
            sealed={**before.sealed, **stock.sealed},
            pictures={**before.pictures, **stock.pictures},
            problems=checked.problems,
        )

    def _load(self) -> None:
        with self._database.reading() as connection:
            versions = published.versions(connection)
            if versions == self._versions:
                return
            entries = published.all_sets(connection)
        _keep_texts(self._database, entries)
        sets = {entry.id: unarchive_set(entry.document) for entry in entries}
        self.library = replace(self.library, sets=sets)
        self._versions = versions
