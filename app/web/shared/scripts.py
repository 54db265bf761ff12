"""Scripts that import others, made one: a browser asks once, and whoever writes them keeps small ES modules.

Each module becomes a function that runs once in a page, whichever of the flattened scripts brings it: so names of
different modules do not meet, and what a module keeps is kept once. `docs/adr/0018` says why, and what is not allowed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

IMPORT = re.compile(r'^import (?:\{ ([\w$, ]+) \} from )?"(\.[^"]+)";', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) ([\w$]+))", re.MULTILINE)
ODD = re.compile(r"^(?:import\b(?!\()|export\b).*|.*\bimport\.meta\b.*|^await\b.*", re.MULTILINE)
LATER = re.compile(r"(\bimport\([\"'`])((?:\.\.?/)+)")
REGISTER = """const made = new Map();
export function __module(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}
"""


class ScriptProblem(Exception):
    """A script is written in a way that cannot be flattened, or imports what is not there."""


@dataclass(frozen=True, slots=True)
class Flattener:
    """Flattens the scripts of `files`: `main`, and the `parts` that pages ask for beyond it.

    A part takes what `main` brings from there, and what another part brings from that one.
    """

    files: Mapping[str, bytes]
    main: str
    parts: Collection[str]

    def flat(self, name: str) -> bytes:
        """The script `name` with every module that it needs, each before the one that imports it."""
        brought = self._brought(name, {})
        if name == self.main:
            return (REGISTER + self._written(brought, name)).encode()
        others = [part for part in brought if part in self.parts and part != name]
        theirs = {module for other in (self.main, *others) for module in self._brought(other, {})}
        start = "".join(f'import "{_seen_from(name, other)}";\n' for other in others)
        start = f'import {{ __module }} from "{_seen_from(name, self.main)}";\n{start}'
        return (start + self._written((module for module in brought if module not in theirs), name)).encode()

    def _brought(self, name: str, found: dict[str, None], above: tuple[str, ...] = ()) -> dict[str, None]:
        """`found`, and what `name` needs, and `name`, in the order in which they run."""
        if name in above:
            raise ScriptProblem(f"{name}: imports itself by way of {above[-1]}")
        for needed in self._imports(name):
            if needed not in found:
                self._brought(needed, found, (*above, name))
        found[name] = None
        return found

    def _imports(self, name: str) -> Iterator[str]:
        for names, address in IMPORT.findall(self.files[name].decode()):
            needed = _named(address, name)
            if needed not in self.files:
                raise ScriptProblem(f"{name}: there is no {address}")
            exported = EXPORT.findall(self.files[needed].decode())
            if gone := [one for one in re.findall(r"([\w$]+)(?: as [\w$]+)?", names) if one not in exported]:
                raise ScriptProblem(f"{name}: {address} exports no {gone[0]}")
            yield needed

    def _written(self, names: Iterable[str], place: str) -> str:
        return "".join(_function(name, self.files[name].decode(), place) for name in names)


def _seen_from(place: str, name: str) -> str:
    return f"./{relpath(name, dirname(place))}"


def _named(address: str, importer: str) -> str:
    return normpath(join(dirname(importer), address))


def _function(name: str, text: str, place: str) -> str:
    """The module `name` as a function that runs once and gives what it exports, for a script that stands at `place`."""
    exported = EXPORT.findall(text)
    text = EXPORT.sub("", IMPORT.sub(lambda found: _taken(found[1], _named(found[2], name)), text))
    if odd := ODD.search(text):
        raise ScriptProblem(f"{name}: this cannot be flattened: {odd[0]}")
    text = LATER.sub(lambda found: found[1] + _moved(found[2], name, place), text)
    return f'__module("{name}", () => {{\n{text}\nreturn {{ {", ".join(exported)} }};\n}});\n'


def _taken(names: str | None, module: str) -> str:
    return f'const {{ {names.replace(" as ", ": ")} }} = __module("{module}");' if names else ""


def _moved(dots: str, old: str, new: str) -> str:
    return f"{_seen_from(new, join(dirname(old), dots))}/".replace("/./", "/")
