"""Publishing: from the content folder to what every worker serves.

The published sets live in the database. A worker's follower looks at the folder and at the database a few times a
second: a good change of a file is published, a newly published set is swapped in whole. A file with a problem changes
nothing: the set's last published version goes on being served, after a restart too.
"""

import logging
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.content.archive import archive_questions, archive_set, unarchive_set, unarchive_texts
from app.content.loading import Checked, check_folder, fingerprint
from app.content.problems import Problem
from app.content.stock import Picture
from app.lab.model import Model
from app.store import published
from app.store.clock import to_ms
from app.store.database import Database
from app.store.published import Origin, PublishedSet, Version
from app.study.concepts import Concepts
from app.study.misconceptions import Misconceptions
from app.study.questions import QuestionSet

LOOK_EVERY = 0.4  # seconds
log = logging.getLogger(__name__)
Versions = Mapping[str, Version]


@dataclass(frozen=True, slots=True)
class Library:
    """All that is served now: immutable, replaced in one go. The `sealed` models are for tests alone."""

    sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    sealed: Mapping[str, Model] = field(default_factory=dict)  # other weights, which tests alone ask about
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def misconceptions(self, set_id: str) -> Misconceptions:
        """Those that a set names, then those of the others: an older text may name one that the set takes no more."""
        own_first = sorted(self.sets.values(), key=lambda one: one.id != set_id)
        return ChainMap(*(dict(one.misconceptions) for one in own_first))

    @property
    def concepts(self) -> Concepts:
        """What all sets teach and require; where several define an id, as the first of them does."""
        return ChainMap(*(dict(one.graph) for one in self.sets.values()))


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of a checked folder: the sets that were published, by id, and what kept others from it."""

    sets: Mapping[str, QuestionSet]
    problems: tuple[Problem, ...]


def publish(database: Database, checked: Checked, now: datetime) -> Publication:
    """Publish every good set that differs from what is published, and retire those whose files were taken away."""
    entries = [_entry(name, checked) for name in checked.documents]
    with database.reading() as connection:
        before = published.versions(connection)
    if not _changed(entries, before, checked) and not _gone(entries, before, checked):
        return Publication({}, tuple(_taken(entries, before, checked)))
    with database.writing_alone() as connection:
        before = published.versions(connection)
        changed = _changed(entries, before, checked)
        for entry in changed:
            document, built = checked.documents[entry.file], checked.sets[entry.file]
            published.publish(connection, entry, archive_questions(document, checked.sources, built), to_ms(now))
        published.retire(connection, _gone(entries, before, checked))
    return Publication(
        {entry.id: checked.sets[entry.file] for entry in changed}, tuple(_taken(entries, before, checked))
    )


def _entry(name: str, checked: Checked) -> PublishedSet:
    built, document = checked.sets[name], checked.documents[name]
    archived = archive_set(document, checked.sources, checked.vocabulary)
    return PublishedSet(built.id, Origin.FOLDER, name, built.digest, archived)


def _changed(entries: Iterable[PublishedSet], before: Versions, checked: Checked) -> list[PublishedSet]:
    """The sets that differ from what is published; one whose file was renamed is published from its new file."""
    free = (entry for entry in entries if not _owner(entry, before, checked))
    return [one for one in free if before.get(one.id) != Version(one.origin, one.file, one.digest)]


def _owner(entry: PublishedSet, before: Versions, checked: Checked) -> str:
    """Who has the set's id already: the desk, or another file that is still there; "" where it is free."""
    known = before.get(entry.id)
    if known is None:
        return ""
    if known.origin is not Origin.FOLDER:
        return "the desk"
    elsewhere = known.file != entry.file and known.file in checked.files and known.file not in checked.documents
    return known.file if elsewhere else ""


def _taken(entries: Iterable[PublishedSet], before: Versions, checked: Checked) -> Iterator[Problem]:
    """The first owner of a set's id keeps it."""
    for entry in entries:
        if owner := _owner(entry, before, checked):
            said = f"the set `{entry.id}` is published already, from {owner}"
            yield Problem(entry.file, 1, 1, said, "give this one another id after `set:`, or take the other one away")


def _gone(entries: Iterable[PublishedSet], before: Versions, checked: Checked) -> list[str]:
    """The published sets whose file was taken away, or is good and now holds another set.

    A missing folder takes nothing away: it is not mounted. Nor does it concern what does not come from files.
    """
    if not checked.files:
        return []
    here = {entry.id for entry in entries}
    ours = {id_: one.file for id_, one in before.items() if one.origin is Origin.FOLDER and id_ not in here}
    return [id_ for id_, file in ours.items() if file not in checked.files or file in checked.documents]


def _keep_texts(database: Database, entries: Mapping[str, PublishedSet], sets: Mapping[str, QuestionSet]) -> None:
    """Keep the texts of what is served under their revisions.

    Publishing did so, but an older Keepgate may have had another way to digest a question: answers that are given now
    would name a revision that nobody kept.
    """
    with database.reading() as connection:
        kept = published.kept(connection)
    lost = [one for one in sets.values() if any((q.id, q.revision) not in kept for q in one.questions)]
    texts = {key: text for one in lost for key, text in unarchive_texts(entries[one.id].document, one).items()}
    if texts:
        with database.writing() as connection:
            published.keep(connection, texts, to_ms(datetime.now(UTC)))


class Follower:
    """Keeps one worker's library in step with the folder and the database."""

    def __init__(self, database: Database, folder: Path, *, publishes: bool) -> None:
        self._database, self._folder, self._publishes = database, folder, publishes
        self.library = Library()
        self._versions: Versions = {}
        self._built: Mapping[str, QuestionSet] = {}
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
        problems = checked.problems
        if self._publishes:
            done = publish(self._database, checked, datetime.now(UTC))
            self._built, problems = done.sets, tuple(sorted([*problems, *done.problems]))
            for set_id in done.sets:
                log.info("published %s", set_id)
        for problem in problems:
            log.warning("%s", problem)
        stock, before = checked.stock, self.library
        self.library = Library(
            sets=before.sets,
            models={**before.models, **stock.models},
            sealed={**before.sealed, **stock.sealed},
            pictures={**before.pictures, **stock.pictures},
            problems=problems,
        )

    def _load(self) -> None:
        with self._database.reading() as connection:
            versions = published.versions(connection)
            if versions == self._versions:
                return
            entries = published.all_sets(connection)
        sets = {entry.id: self._set(entry) for entry in entries}
        _keep_texts(self._database, {entry.id: entry for entry in entries}, sets)
        self.library = replace(self.library, sets=sets)
        self._versions, self._built = versions, {}

    def _set(self, entry: PublishedSet) -> QuestionSet:
        """What this worker has just built to publish it, or serves already, else what is built of the document."""
        here = (self._built.get(entry.id), self.library.sets.get(entry.id))
        same = (one for one in here if one and one.digest == entry.digest)
        return next(same, None) or unarchive_set(entry.document)
