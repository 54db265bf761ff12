"""What the golden databases hold and what was shown of it, as `0002.json` says; and what is shown now, to compare.

Version 0002 named the misconceptions of computed questions alone, and in another place of the page: they are left out
here and there; so is the way to the settings, which it did not have. What pages have come to say in other words since
then is in REWORDED.

What was made anew on purpose is not compared as a whole, but part by part. Home, the page of a set and that of progress
tell other things (`is_told_otherwise`): what is due, every question with its type and level, every answer with its day
and its figures have to be there still. A set's queue was one question after another without an end, and is a round now:
its question has to be asked in the same words, with the same choices and numbers. An answer's page has its parts in
another order: no word of them may be lost (`lost_words`).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import func, select
from werkzeug.datastructures import MultiDict

from app.services.base.site import Site
from app.store.tables import answer
from tests.web.page_client import Form, PageClient, Reply, words

FOLDER = Path(__file__).resolve().parent
Recorded = dict[str, Any]
LIKENESS = re.compile(r"(This looks like|Esto parece): [^.]* \. ")
REWORDED = {
    "or 5e-1; three significant digits are enough.": "or 5e-1. 3 significant digits are enough.",
    "o 5e-1; bastan tres cifras significativas.": "o 5e-1. Bastan 3 cifras significativas.",
    "Two by two: ": "Pair by pair: ",
    "a gate to foretell": "a gate to predict",
    " en buen orden": " en el orden correcto",
    " % de acierto": " % de aciertos",
    "estado de celda": "estado de la celda",
    "Se perdonan las mayúsculas, los acentos y un error": "No importan las mayúsculas, los acentos ni un error",
    "Girar la tarjeta": "Dar la vuelta a la tarjeta",
    "una puerta por predecir": "una puerta que predecir",
    "un paso por encontrar": "un paso que encontrar",
    "¿Qué seguridad tienes?": "¿Cuánta seguridad tienes?",
    "Tu seguridad, y cómo fue": "Tu seguridad y cómo te fue",
}
HISTORY = "/progress"
HOME = "/"
SET = re.compile("/sets/[a-z]+")
QUEUE = re.compile("/sets/[a-z]+/(quiz|flashcards)")
JUDGED = {  # a card that one judged oneself was called right; what is said now, and what was said then
    "✓ Known, as you judged": "✓ Right",
    "✓ known, as you judged": "✓ right",
    "✓ Sabida, según tú": "✓ Correcto",
    "✓ sabida, según tú": "✓ correcta",
}
MISCONCEPTIONS = {"misconception", "misconceptions"}  # of a reply


def without_misconceptions(reply: Mapping[str, Any]) -> Recorded:
    return {key: value for key, value in reply.items() if key not in MISCONCEPTIONS}


def recorded_text() -> str:
    text = LIKENESS.sub("", (FOLDER / "0002.json").read_text(encoding="utf-8"))
    for before, now in REWORDED.items():
        text = text.replace(before, now)
    return text


RECORDED: Recorded = json.loads(recorded_text(), object_hook=without_misconceptions)
MOMENT = datetime.fromisoformat(RECORDED["moment"])
LATER = datetime.fromisoformat(RECORDED["later"]["moment"])
PEOPLE: dict[str, Recorded] = RECORDED["learners"]
ANSWERS: list[Recorded] = RECORDED["answers"]
ATTEMPTS: dict[str, Recorded] = RECORDED["attempts"]
RUNNING = ATTEMPTS["running"]
LANGUAGES = ("en", "es")
K = TypeVar("K")


def moment(text: str | None) -> datetime | None:
    """A time as the record writes it."""
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def in_ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def browser_of(app: Flask, name: str) -> PageClient:
    """The browser of one of the learners; for any other name a newcomer's."""
    client = PageClient(app)
    if name in PEOPLE:
        client.browser.set_cookie("keepgate", PEOPLE[name]["cookie"])
    return client


def browsers(app: Flask) -> dict[str, PageClient]:
    return {name: browser_of(app, name) for name in PEOPLE}


def shown(client: PageClient, path: str) -> Recorded:
    """A page in both languages, as it is in the record."""
    english, spanish = client.get(path), client.get(path, Accept_Language="es")
    return {"status": english.status, "en": main_words(english), "es": main_words(spanish)}


def main_words(reply: Reply) -> str:
    main = next(reply.root.iter("main"))
    settings = [one for one in main if [link for link in one.iter("a") if link.get("href") == "/settings"]]
    for section in [*settings, *(one for one in main if one.get("class") == "likeness")]:
        main.remove(section)
    return words(main)


def changed(was: Mapping[K, object], now: Callable[[K], object]) -> dict[K, tuple[object, object]]:
    """Where that which was recorded is another now: both."""
    pairs = {key: (before, now(key)) for key, before in was.items()}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def is_told_otherwise(path: str) -> bool:
    """Whether a page has other words now, on purpose."""
    return path in {HISTORY, HOME} or SET.fullmatch(path) is not None


def is_queue(path: str, page: Recorded) -> bool:
    """Whether a page asked what came next of a set: a round has its place now. A test that ran closed it."""
    return QUEUE.fullmatch(path) is not None and page["status"] == 200


# Words of an answer's page that stood around the answer, and stand there no more.
FRAME = {
    *("your", "choice", "this", "is", "here", "you", "answer", "put", "at", "it", "wrote"),
    *("tu", "elección", "esta", "es", "tú", "la", "respuesta", "lo", "pusiste", "escribiste"),
}
COUNTED = re.compile(r"[0-9]+ (of [0-9]+ met|de [0-9]+ vistas)|(comes back|vuelve) .*")


def lost_words(was: str, now: str) -> set[str]:
    """Words that an answer's page told and tells no more, but for its frame, what was met, and when it comes back."""
    return _words(COUNTED.sub("", was)) - _words(called_right(now)) - FRAME


def called_right(now: str) -> str:
    """What one judged oneself, by the words of then."""
    for words_now, then in JUDGED.items():
        now = now.replace(words_now, then)
    return now


def _words(page: str) -> set[str]:
    """Numbers of a choice or a place are no words."""
    return {word for word in re.findall(r"\w+", page.lower()) if not re.fullmatch("[0-9]", word)}


def send(client: PageClient, action: str, fields: Mapping[str, list[str]]) -> Reply:
    """Send a form as it was recorded."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    return client.send(Form(action, MultiDict(pairs)))


def filled_in(form: Recorded) -> dict[str, list[str]]:
    """The fields of a recorded form with its right response."""
    return {**form["fields"], **form["response_fields"]}


def values(form: Form) -> dict[str, list[str]]:
    return {name: form.fields.getlist(name) for name in form.fields}


def count_answers(site: Site) -> int:
    with site.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(answer)) or 0


def pages_of_people() -> Iterator[tuple[str, str, Recorded]]:
    """Every page that was recorded of a learner: who, the path, what it said."""
    for name, who in PEOPLE.items():
        for path, page in who["pages"].items():
            yield name, path, page
