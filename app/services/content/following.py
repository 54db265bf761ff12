"""Following: a worker's library is kept in step with the folder and with the database."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from app.content.layers import Layers
from app.content.loading import check_layers, fingerprint
from app.content.published_json import set_from_json, texts_from_json
from app.services.base.library import Library
from app.services.content.publishing import publish
from app.store import published
from app.store.clock import to_ms
from app.store.database import Database
from app.store.published import PublishedSet, Version
from app.study.questions import QuestionSet

log = logging.getLogger(__name__)


def _keep_texts(database: Database, entries: Mapping[str, PublishedSet], sets: Mapping[str, QuestionSet]) -> None:
    """Keep the texts of what is served under their revisions.

    Publishing did so, but an older Keepgate may have had another way to digest a question: answers that are given now
    would name a revision that nobody kept.
    """
    with database.reading() as connection:
        kept = published.kept(connection)
    lost = [one for one in sets.values() if any((q.id, q.revision) not in kept for q in one.questions)]
    texts = {key: text for one in lost for key, text in texts_from_json(entries[one.id].document, one).items()}
    if texts:
        with database.writing() as connection:
            published.keep(connection, texts, to_ms(datetime.now(UTC)))


class Follower:
    """Keeps one worker's library in step with the folder and the database."""

    def __init__(self, database: Database, layers: Layers, *, publishes: bool) -> None:
        self._database, self._layers, self._publishes = database, layers, publishes
        self.library = Library()
        self._versions: Mapping[str, Version] = {}
        self._built: Mapping[str, QuestionSet] = {}
        self._seen: object = None
        self._checked: object = None

    def look(self, *, settled: bool = False) -> None:
        """Check the folder if it changed and then stood still for one look; swap in what is newly published."""
        stamp = fingerprint(self._layers)
        settled, self._seen = settled or stamp == self._seen, stamp
        if settled and stamp != self._checked:
            self._check()
            self._checked = stamp
        self._load()

    def _check(self) -> None:
        checked = check_layers(self._layers)
        problems = checked.problems
        if self._publishes:
            done = publish(self._database, checked, datetime.now(UTC))
            self._built, problems = done.sets, tuple(sorted([*problems, *done.problems]))
            for set_id in done.sets:
                log.info("published %s", set_id)
        for problem in problems:
            log.warning("%s", problem)
        assets, before = checked.assets, self.library
        self.library = Library(
            sets=before.sets,
            models={**before.models, **assets.models},
            sealed={**before.sealed, **assets.sealed},
            pictures={**before.pictures, **assets.pictures},
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
        return next(same, None) or set_from_json(entry.document)
