"""Layers: an instructor's own content folder over the shipped one, whose models, pictures and words stay there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.content.problems import Problem
from app.content.translations import SIDE_FILE


@dataclass(frozen=True, slots=True)
class Layers:
    """The folder `own`, over the folder `below` if there is one.

    What `own` holds goes before what is `below` by the same name. Of the study sets below, those are here that are
    named in `sets`.
    """

    own: Path
    below: Path | None = None
    sets: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """From below to above."""
        return (self.below, self.own) if self.below else (self.own,)

    def files(self, pattern: str) -> dict[str, Path]:
        """The files of both folders that fit the pattern, by their path inside; no hidden ones.

        Editors keep locks and drafts in those.
        """
        found = {path.relative_to(folder).as_posix(): path for folder in self.folders for path in folder.glob(pattern)}
        return {name: path for name, path in sorted(found.items()) if not path.name.startswith(".")}

    def sets_and_sides(self) -> dict[str, Path]:
        """The YAML files of `own`, and of the sets below that are wanted: with their translations."""
        own = Layers(self.own).files("*.yaml")
        below = Layers(self.below).files("*.yaml") if self.below else {}
        wanted = {f"{name}.yaml" for name in self.sets}
        return {name: path for name, path in below.items() if SIDE_FILE.sub(r"\1.yaml", name) in wanted} | own

    def yaml_files(self) -> list[Path]:
        """Whatever is read of both folders, and whatever could be."""
        return [path for folder in self.folders for path in Layers(folder).files("*.yaml").values()]

    def label(self, path: Path) -> str:
        """What a problem calls a file: those below by their folder too."""
        if self.below and path.is_relative_to(self.below) and not path.is_relative_to(self.own):
            return f"{self.below.name}/{path.relative_to(self.below).as_posix()}"
        return path.relative_to(self.own).as_posix()

    def in_both(self, pattern: str) -> Iterator[str]:
        """What takes the place of something else below."""
        for name, path in Layers(self.own).files(pattern).items() if self.below else ():
            other = self.below / name if self.below else path
            if other.is_file() and path.is_file() and _differ(other, path):
                yield name


def _differ(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size != other.stat().st_size or one.read_bytes() != other.read_bytes()
    except OSError:  # told as what cannot be read
        return True


def layered(own: Path, shipped: Path, sets: tuple[str, ...]) -> Layers:
    """A content folder over the shipped one; that alone where it is the same folder, whatever the path."""
    same = own.exists() and shipped.exists() and own.samefile(shipped)
    return Layers(own) if same else Layers(own, shipped, sets)


def layer_problems(layers: Layers) -> Iterator[Problem]:
    """Shipped sets that are asked for and cannot be had."""
    for name in layers.sets:
        if (layers.own / f"{name}.yaml").exists():
            said = "a shipped study set is in a file of this name, and KEEPGATE_SHIPPED asks for it"
            hint = f"call this file otherwise, or take `{name}` out of KEEPGATE_SHIPPED"
            yield Problem(f"{name}.yaml", 1, 1, said, hint)
        elif layers.below and not (layers.below / f"{name}.yaml").exists():
            said = f"KEEPGATE_SHIPPED names `{name}`, and no study set of that name is shipped"
            yield Problem(
                layers.own.resolve().name, 1, 1, said, f"it is the name of a file in {layers.below}, without .yaml"
            )
