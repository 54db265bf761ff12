"""What the golden databases hold and what was shown of it, as `0002.json` says; and what is shown now, to compare.

Version 0002 named the misconceptions of computed questions alone, and in another place of the page: they are left out
here and there. What pages have come to say in other words since then is in REWORDED.
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
    "repasar cerca de ": "repasar unos ",
    "una puerta por predecir": "una puerta que predecir",
    "un paso por encontrar": "un paso que encontrar",
    "¿Qué seguridad tienes?": "¿Cuánta seguridad tienes?",
    "Tu seguridad, y cómo fue": "Tu seguridad y cómo te fue",
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
    for section in [one for one in main if one.get("class") == "likeness"]:
        main.remove(section)
    return words(main)


def changed(was: Mapping[K, object], now: Callable[[K], object]) -> dict[K, tuple[object, object]]:
    """Where that which was recorded is another now: both."""
    pairs = {key: (before, now(key)) for key, before in was.items()}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


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
