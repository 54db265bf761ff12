"""Rules of sources: they are shown as plain words."""

from collections.abc import Iterator

from app.content.faults import Fault
from app.content.odd_characters import odd_characters
from app.content.plain_words import marks_in
from app.content.sources import SourcesIn

_WORDS = ("authors", "title", "where")


def source_faults(document: SourcesIn) -> Iterator[Fault]:
    """What of a source would not be shown as it was written."""
    for id_, source in document.sources.items():
        for key in _WORDS:
            text, at = getattr(source, key), ("sources", id_, key)
            if text is None:
                continue
            if not text.strip():
                yield Fault(at, "there is nothing to be seen in this text", "write it, or take its key out")
            for name in marks_in(text):
                yield Fault(at, f"this holds {name}, shown as they stand", "sources are plain words", warns=True)
            for loss in odd_characters(text):
                yield Fault(at, loss.said, loss.hint, warns=not loss.grave)
