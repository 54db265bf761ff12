"""What lies beside the study sets: trained models, and pictures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.content.model_files import ModelFileError, read_model
from app.content.problems import Problem
from app.content.repairs import slug_of
from app.lab.model import Model
from app.text.markdown import PICTURE

MODELS = "models"
SEALED = "models/sealed"  # other weights for the same tasks: tests ask about them, the lab does not show them
PICTURES = "images"
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


def asset_files(folder: Path) -> list[Path]:
    """Every file that the assets are made of."""
    models = [*folder.glob(f"{MODELS}/*.json"), *folder.glob(f"{SEALED}/*.json")]
    return sorted([*models, *(path for path in folder.glob(f"{PICTURES}/*") if not path.name.startswith("."))])


def read_assets(folder: Path, problems: list[Problem]) -> Assets:
    """The assets of `folder`; what is wrong with them is added to `problems`."""
    models = _read_models(folder, MODELS, problems)
    return Assets(
        models=models,
        sealed=_read_models(folder, SEALED, problems),
        pictures=_read_pictures(folder, problems),
        unread=frozenset(path.stem for path in folder.glob(f"{MODELS}/*.json")) - models.keys(),
    )


def _read_models(folder: Path, place: str, problems: list[Problem]) -> dict[str, Model]:
    models = {}
    for path in sorted(folder.glob(f"{place}/*.json")):
        try:
            model = read_model(path.read_bytes())
        except (ModelFileError, OSError) as error:
            hint = f"train it again: flask --app wsgi lab train {path.stem}"
            problems.append(Problem(f"{place}/{path.name}", 1, 1, str(error), hint))
            continue
        if model.id == path.stem:
            models[model.id] = model
        else:
            said = f"this holds the model `{model.id}`"
            problems.append(Problem(f"{place}/{path.name}", 1, 1, said, f"call the file {model.id}.json"))
    return models


def _read_pictures(folder: Path, problems: list[Problem]) -> dict[str, Picture]:
    pictures = {}
    for path in sorted(path for path in folder.glob(f"{PICTURES}/*") if not path.name.startswith(".")):
        try:
            if flaw := _flaw(path):
                problems.append(Problem(f"{PICTURES}/{path.name}", 1, 1, *flaw))
            else:
                pictures[path.name] = Picture(path.name, path.read_bytes())
        except OSError as error:
            problems.append(Problem(f"{PICTURES}/{path.name}", 1, 1, f"cannot be read: {error.strerror}", READABLE))
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
