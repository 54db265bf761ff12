"""Closing what a test opened, so that a file left open by Keepgate itself is noticed."""

from app.store.database import Database


def close(database: Database) -> None:
    database.engine.dispose()
    close_gate(database.gate)


def close_gate(gate: object) -> None:
    if lock := getattr(gate, "_lock", None):
        lock.close()
