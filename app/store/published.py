"""What is published: the sets as they are served, and every text that a question ever had."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from app.store.database import upsert
from app.store.tables import published_set, question_revision


class Origin(StrEnum):
    """Where a set comes from, and who may take it away."""

    FOLDER = "folder"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Version:
    """What of a published set says whether it is still the same."""

    origin: Origin
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """A set as it was published, from a `file` of the folder where that is its origin; `document` is JSON."""

    id: str
    origin: Origin
    file: str
    digest: str
    document: str


def versions(connection: Connection) -> dict[str, Version]:
    """The version of each published set."""
    told = select(published_set.c.id, published_set.c.origin, published_set.c.file, published_set.c.digest)
    return {row.id: Version(Origin(row.origin), row.file, row.digest) for row in connection.execute(told)}


def all_sets(connection: Connection) -> list[PublishedSet]:
    rows = connection.execute(select(published_set).order_by(published_set.c.file))
    return [PublishedSet(row.id, Origin(row.origin), row.file, row.digest, row.document) for row in rows]


def publish(connection: Connection, entry: PublishedSet, revisions: Mapping[tuple[str, str], str], at_ms: int) -> None:
    """Put `entry` in the place of the set's last version, and keep the text of each (question, revision).

    A later text of the same revision differs in translations only: the newest is kept.
    """
    row = {"id": entry.id, "origin": str(entry.origin), "file": entry.file, "digest": entry.digest}
    _put(connection, published_set, [{**row, "document": entry.document, "published_at": at_ms}])
    keep(connection, revisions, at_ms)


def keep(connection: Connection, revisions: Mapping[tuple[str, str], str], at_ms: int) -> None:
    """Keep the text of each (question, revision)."""
    rows = [
        {"question_id": question, "revision": revision, "document": document, "published_at": at_ms}
        for (question, revision), document in sorted(revisions.items())
    ]
    _put(connection, question_revision, rows)


def kept(connection: Connection) -> set[tuple[str, str]]:
    """Each (question, revision) whose text is kept."""
    rows = connection.execute(select(question_revision.c.question_id, question_revision.c.revision))
    return {(row.question_id, row.revision) for row in rows}


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows, or overwrite those that are there: several workers may publish the same at once."""
    insert = upsert(connection)(table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in table.primary_key.columns}
    connection.execute(insert.on_conflict_do_update(index_elements=table.primary_key.columns, set_=changed), rows)


def retire(connection: Connection, set_ids: Iterable[str]) -> None:
    """Stop serving these sets; the texts of their questions stay for the answers that hang on them."""
    connection.execute(delete(published_set).where(published_set.c.id.in_(list(set_ids))))


def revision_document(connection: Connection, question_id: str, revision: str) -> str | None:
    """The text that a question had in `revision`, as JSON."""
    found: str | None = connection.scalar(
        select(question_revision.c.document).where(
            question_revision.c.question_id == question_id, question_revision.c.revision == revision
        )
    )
    return found
