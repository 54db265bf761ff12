"""Publishing: from the content folder to what every worker serves.

The published sets live in the database. A worker's follower looks at the folder and at the database a few times a
second: a good change of a file is published, a newly published set is swapped in whole. A file with a problem changes
nothing: the set's last published version goes on being served, after a restart too.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.content.loading import Checked
from app.content.problems import Problem
from app.content.published_json import questions_to_json, set_to_json
from app.store import published
from app.store.clock import to_ms
from app.store.database import Database
from app.store.published import Origin, PublishedSet, Version
from app.study.questions import QuestionSet

log = logging.getLogger(__name__)
Versions = Mapping[str, Version]


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
            published.publish(connection, entry, questions_to_json(document, checked.sources, built), to_ms(now))
        published.retire(connection, _gone(entries, before, checked))
    return Publication(
        {entry.id: checked.sets[entry.file] for entry in changed}, tuple(_taken(entries, before, checked))
    )


def _entry(name: str, checked: Checked) -> PublishedSet:
    built, document = checked.sets[name], checked.documents[name]
    text = set_to_json(document, checked.sources, checked.vocabulary)
    return PublishedSet(built.id, Origin.FOLDER, name, built.digest, text)


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
