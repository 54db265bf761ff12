"""What lies beside the study sets: trained models, and pictures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.content.layers import Layers
from app.content.model_files import ModelFileError, read_model
from app.content.problems import Problem
from app.content.repairs import slug_of
from app.lab.model import Model
from app.text.markdown import PICTURE

MODELS = "models"
SEALED = "models/sealed"  # other weights for the same tasks: tests ask about them, the lab does not show them
PICTURES = "images"
PLACES = (f"{MODELS}/*.json", f"{SEALED}/*.json", f"{PICTURES}/*")
LARGEST_PICTURE = 1024**2
READABLE = "let the server read it, or take it away"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that questions show."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """Everything that questions can point to, by name."""

    models: Mapping[str, Model]
    sealed: Mapping[str, Model]
    pictures: Mapping[str, Picture]
    unread: Collection[str] = ()  # models whose file is broken


def asset_files(layers: Layers) -> list[Path]:
    """Every file that the assets are made of."""
    return [path for place in PLACES for path in layers.files(place).values()]


def overridden(layers: Layers) -> Iterator[Problem]:
    """What takes the place of something that is shipped: a warning, since it may be meant."""
    for place in PLACES:
        for name in layers.in_both(place):
            said = "this takes the place of the shipped file of that name"
            yield Problem(name, 1, 1, said, "or call it otherwise", warns=True)


def read_assets(layers: Layers, problems: list[Problem]) -> Assets:
    """The assets of both layers; what is wrong with them is added to `problems`."""
    models = _read_models(layers, MODELS, problems)
    return Assets(
        models=models,
        sealed=_read_models(layers, SEALED, problems),
        pictures=_read_pictures(layers, problems),
        unread=frozenset(path.stem for path in layers.files(f"{MODELS}/*.json").values()) - models.keys(),
    )


def _read_models(layers: Layers, place: str, problems: list[Problem]) -> dict[str, Model]:
    models = {}
    for path in layers.files(f"{place}/*.json").values():
        try:
            model = read_model(path.read_bytes())
        except (ModelFileError, OSError) as error:
            hint = f"train it again: flask --app wsgi lab train {path.stem}"
            problems.append(Problem(layers.label(path), 1, 1, str(error), hint))
            continue
        if model.id == path.stem:
            models[model.id] = model
        else:
            said = f"this holds the model `{model.id}`"
            problems.append(Problem(layers.label(path), 1, 1, said, f"call the file {model.id}.json"))
    return models


def _read_pictures(layers: Layers, problems: list[Problem]) -> dict[str, Picture]:
    pictures = {}
    for path in layers.files(f"{PICTURES}/*").values():
        try:
            if flaw := _flaw(path):
                problems.append(Problem(layers.label(path), 1, 1, *flaw))
            else:
                pictures[path.name] = Picture(path.name, path.read_bytes())
        except OSError as error:
            problems.append(Problem(layers.label(path), 1, 1, f"cannot be read: {error.strerror}", READABLE))
    return pictures


def _flaw(path: Path) -> tuple[str, str] | None:
    if not PICTURE.fullmatch(path.name):
        return "this is no name of a picture", _name_hint(path)
    if not path.is_file():
        return "this is not a file", "put a file there, or take it away"
    return ("over 1 MB", "make the picture smaller") if path.stat().st_size > LARGEST_PICTURE else None


def _name_hint(path: Path) -> str:
    stem, suffix = slug_of(path.stem) or "picture", path.suffix.lower().replace(".jpeg", ".jpg")
    if PICTURE.fullmatch(stem + suffix):
        return f"call it {stem}{suffix}"
    return f"save it as {stem}.png, or as .jpg, .webp or .svg"
