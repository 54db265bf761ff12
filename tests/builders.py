"""What the tests start from: the harbour, a small study set with one question of each type."""

import shutil
import uuid
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "content" / "models"
Document = dict[str, Any]

ORACLE = {
    "authors": "Aeolus, W.",
    "year": 1805,
    "title": "The Keeper's Almanac",
    "where": "Harbour Press",
    "doi": "10.1805/almanac",
}


def sources() -> Document:
    return {"sources": {"almanac": dict(ORACLE)}}


def tide() -> Document:
    """A single choice. The moon is right."""
    return {
        "id": "tide",
        "type": "single",
        "concept": "water",
        "level": "recall",
        "ask": "What pulls the tide?",
        "choices": [
            {"id": "moon", "right": "The moon", "why": "It pulls the near side harder than the far side."},
            {"id": "wind", "wrong": "The wind", "why": "Wind makes waves.", "misconception": "waves-for-tides"},
            {"id": "whale", "wrong": "A whale", "why": "Whales follow the tide.", "misconception": "whale-power"},
        ],
        "explain": "Two bulges of water follow the moon around the earth.",
        "sources": ["almanac"],
        "lab": {"model": "forget", "sequence": "aab#ab", "step": 4, "unit": 1, "show": "forget"},
    }


def crew() -> Document:
    """A multiple choice. The keeper and the lamp are right."""
    return {
        "id": "crew",
        "type": "multiple",
        "concept": "light",
        "level": "understand",
        "ask": "What does a lighthouse need?",
        "choices": [
            {"id": "keeper", "right": "A keeper", "why": "Somebody trims the wick."},
            {"id": "lamp", "right": "A lamp", "why": "Without it there is no light."},
            {"id": "anchor", "wrong": "An anchor", "why": "It stands on a rock.", "misconception": "house-as-ship"},
            {"id": "sail", "wrong": "A sail", "why": "It goes nowhere.", "misconception": "tower-as-mast"},
        ],
        "explain": "A lamp to be seen by, and a keeper to keep it lit.",
        "sources": ["almanac"],
    }


def knots() -> Document:
    """A cloze: the first gap is a menu (knots), the second is typed (fathoms)."""
    return {
        "id": "knots",
        "type": "cloze",
        "concept": "water",
        "level": "apply",
        "ask": "Speed is measured in [[knots ~ acres | candles]], depth in [[fathoms | fathom]].",
        "feedback": [
            {"when": "acres", "why": "Acres measure fields.", "misconception": "land-for-sea"},
            {"when": "candles", "why": "Candles measure light."},
        ],
        "explain": "A knot is a sea mile an hour, a fathom six feet.",
        "sources": ["almanac"],
    }


def port() -> Document:
    """A flashcard."""
    return {
        "id": "port",
        "type": "flashcard",
        "concept": "light",
        "level": "recall",
        "ask": "Which side is port?",
        "back": "The left one, looking ahead.",
        "explain": "Its light is red.",
        "sources": ["almanac"],
    }


def salt() -> Document:
    """A statement. It is false."""
    return {
        "id": "salt",
        "type": "boolean",
        "concept": "water",
        "level": "recall",
        "ask": "The open sea is sweeter than a river.",
        "right": False,
        "why": "Rivers carry salt down, and it stays.",
        "misconception": "sweet-sea",
        "explain": "Water leaves the sea as vapour, its salt does not.",
        "sources": ["almanac"],
    }


def rope() -> Document:
    """A word to be written: hawser, or mooring line."""
    return {
        "id": "rope",
        "type": "typed",
        "concept": "water",
        "level": "recall",
        "ask": "What holds a ship to the quay?",
        "right": ["hawser", "mooring line"],
        "feedback": [{"when": "halyard | sheet", "why": "That one trims a sail.", "misconception": "any-rope"}],
        "explain": "A hawser is as thick as an arm.",
        "sources": ["almanac"],
    }


def fathom() -> Document:
    """A number to be written: 0.5, within 1%."""
    return {
        "id": "fathom",
        "type": "numeric",
        "concept": "water",
        "level": "apply",
        "ask": "How many cables are three hundred and four feet?",
        "right": 0.5,
        "feedback": [
            {"when": 2, "why": "That is the other way round.", "misconception": "fraction-upside-down"},
            {"when": 10400, "why": "Those are the feet of a whole passage."},
        ],
        "explain": "A cable is six hundred and eight feet.",
        "sources": ["almanac"],
    }


def lights() -> Document:
    """Three pairs to be found; a fourth option belongs to none."""
    return {
        "id": "lights",
        "type": "matching",
        "concept": "light",
        "level": "understand",
        "ask": "Which light stands where?",
        "pairs": [
            {"id": "left", "left": "To port", "right": "Red", "why": "Port wine is red.", "misconception": "sides"},
            {"id": "ahead", "left": "To starboard", "right": "Green", "why": "Starboard is the other side."},
            {"id": "behind", "left": "At the stern", "right": "White", "why": "It is seen from behind."},
        ],
        "others": ["Violet"],
        "explain": "Two coloured ones look ahead, a pale one looks back.",
        "sources": ["almanac"],
    }


def landing() -> Document:
    """Four things to be put in order."""
    return {
        "id": "landing",
        "type": "ordering",
        "concept": "light",
        "level": "understand",
        "ask": "How does a ship come in?",
        "items": [
            {"id": "a", "text": "It sights the lamp"},
            {"id": "b", "text": "It takes the pilot aboard"},
            {"id": "c", "text": "It passes the mole"},
            {"id": "d", "text": "It throws a line ashore"},
        ],
        "explain": "The lamp comes first, the line last.",
        "sources": ["almanac"],
    }


def ebb() -> Document:
    """A step of a run to be found: where the forget gate closes."""
    return {
        "id": "ebb",
        "type": "hotspot",
        "concept": "water",
        "level": "apply",
        "ask": "At which step does the water run out?",
        "lab": {"model": "forget", "sequence": "random", "show": "forget"},
        "hit": "forget < 0.2",
        "explain": "The gate closes at the sign #.",
        "sources": ["almanac"],
    }


def flood() -> Document:
    """A gate to be foretold, step by step."""
    return {
        "id": "flood",
        "type": "predict",
        "concept": "water",
        "level": "apply",
        "ask": "How far is the gate open at each step?",
        "lab": {"model": "forget", "sequence": "random", "show": "forget"},
        "explain": "It closes at the sign # alone.",
        "sources": ["almanac"],
    }


CELL_SLIPS = ("gates-swapped", "write-left-out", "forget-inverted", "h-for-c", "addition-for-product")


def level() -> Document:
    """Numbers drawn anew: the cell state after a step."""
    return {
        "id": "level",
        "type": "computed",
        "concept": "water",
        "level": "apply",
        "probe": "cell-update",
        "ask": (
            "Let $f=@forget$, $i=@input$, $g=@candidate$, $o=@output$, $c=@previous_cell$ and $h=@previous_hidden$. "
            "How high does the water stand at step @step?"
        ),
        "feedback": [{"when": slip, "why": f"Mind the sluice: {slip}."} for slip in CELL_SLIPS],
        "explain": "What is kept and what comes in add up, of $c=@previous_cell$ too.",
        "sources": ["almanac"],
    }


def every_type(**changes: Any) -> Document:
    """The harbour with a question of each of the twelve types."""
    old = [tide(), crew(), knots(), port()]
    return harbour(*old, salt(), rope(), fathom(), lights(), landing(), ebb(), flood(), level(), **changes)


PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M2 18h16L10 2z"/></svg>"""


def write_picture(folder: Path, name: str = "buoy.svg", data: bytes = PICTURE) -> Path:
    """A picture in a content folder."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "images" / name).write_bytes(data)
    return folder


def harbour(*questions: Document, **changes: Any) -> Document:
    """The study set `harbour`; all four questions where none are given."""
    return {
        "set": "harbour",
        "language": "en",
        "title": {"en": "The harbour", "es": "El puerto"},
        "about": "What a keeper knows.",
        "concepts": {"water": {"en": "Water", "es": "Agua"}, "light": "Light"},
        "questions": list(questions) or [tide(), crew(), knots(), port()],
    } | changes


def orchard() -> Document:
    """A second set, of one question."""
    return {
        "set": "orchard",
        "title": "The orchard",
        "about": "What grows there.",
        "concepts": {"trees": "Trees"},
        "questions": [{**tide(), "id": "apple", "concept": "trees", "ask": "What falls far from no tree?"}],
    }


def write_content(folder: Path, *sets: Document, works: Document | None = None) -> Path:
    """A content folder with these sets, their sources and the shipped models."""
    shutil.copytree(MODELS, folder / "models", ignore=shutil.ignore_patterns("*.md"), dirs_exist_ok=True)
    write_yaml(folder / "sources.yaml", works or sources())
    for one in sets or (harbour(),):
        write_yaml(folder / f"{one['set']}.yaml", one)
    return folder


def write_yaml(path: Path, document: Document) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")


def break_file(folder: Path, name: str = "harbour.yaml") -> None:
    """Leave a question without its explanation."""
    document = yaml.safe_load((folder / name).read_text())
    del document["questions"][0]["explain"]
    write_yaml(folder / name, document)


def reworded(question: Document, ask: str) -> Document:
    return {**deepcopy(question), "ask": ask}


def new_id() -> str:
    """The id that a browser makes for an answer."""
    return str(uuid.uuid4())


SEALED_PARTS = ("choices", "feedback", "pairs")


def sealed_harbour() -> Document:
    """The harbour of every type, with a token of its own in every text that must not be seen before the answer."""
    study_set = every_type()
    questions = {question["id"]: question for question in study_set["questions"]}
    for name, question in questions.items():
        question["explain"] = f"sealed-{name}-explain"
        question["sources"] = [f"sealed-{name}-source"]
        if "back" in question:
            question["back"] = f"sealed-{name}-back"
        for part in [one for key in SEALED_PARTS for one in question.get(key, [])]:
            which = str(part.get("id") or part["when"]).split(" ")[0]
            part["why"] = f"sealed-{name}-why-{which}"
            part["misconception"] = f"sealed-{name}-slip-{which}"
        for item in question.get("items", []):
            item["id"] = f"sealed-{name}-item-{item['id']}"
    questions["knots"]["ask"] = (
        "Speed is measured in [[knots | sealed-knots-also ~ acres | candles]], depth in [[sealed-knots-typed]]."
    )
    questions["salt"] |= {"why": "sealed-salt-why", "misconception": "sealed-salt-slip"}
    questions["rope"]["right"] = ["sealed-rope-typed", "sealed-rope-also"]
    questions["rope"]["feedback"][0]["when"] = "halyard | sealed-rope-foreseen"
    questions["fathom"]["right"] = 0.40625
    questions["ebb"]["hit"] = "forget < 0.1875"
    questions["port"]["explain"] = "![sealed-port-alternative](sealed-port-picture.svg) sealed-port-explain"
    return study_set | {"misconceptions": dict(_sealed_misconceptions(study_set))}


def _sealed_misconceptions(study_set: Document) -> Iterator[tuple[str, Document]]:
    """A name and a sentence for each misconception, by the tokens of its question."""
    for question in study_set["questions"]:
        parts = [question, *(one for key in SEALED_PARTS for one in question.get(key, []))]
        tags = [part["misconception"] for part in parts if "misconception" in part]
        slips = [part["when"] for part in question.get("feedback", []) if question["type"] == "computed"]
        for id_ in [*tags, *slips]:
            token = id_ if id_.startswith("sealed-") else f"sealed-{question['id']}-slip-{id_}"
            yield id_, {"name": f"{token}-name", "sentence": f"{token}-sentence"}


def sealed_sources() -> Document:
    """A work for each question of the sealed harbour, with the token in all its parts."""
    return {
        "sources": {
            f"sealed-{name}-source": {
                "authors": f"sealed-{name}-authors",
                "year": 1805,
                "title": f"sealed-{name}-title",
                "where": f"sealed-{name}-where",
                "doi": f"10.1805/sealed-{name}-doi",
            }
            for name in (question["id"] for question in every_type()["questions"])
        }
    }


def write_sealed(folder: Path) -> Path:
    """A content folder with the sealed harbour, its sources and the picture that it shows afterwards."""
    return write_picture(write_content(folder, sealed_harbour(), works=sealed_sources()), "sealed-port-picture.svg")
