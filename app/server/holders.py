"""Who holds a port, as Linux tells it; elsewhere, and of other users' programs, nothing is known."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
LISTENS = "0A"  # among the states of /proc/net/tcp
ADDRESS, STATE, INODE = 1, 3, 9  # its columns


def holder_of(port: int) -> str:
    """What to add to "the port is taken": by whom; "" where that cannot be seen."""
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    found = min((pid for pid in _processes() if sockets & set(_open(pid))), default=0)
    if not found:
        return ""
    words = _command(found)
    if "serve" in words and "wsgi" in words:
        return f": Keepgate runs there already (process {found})"
    return f" by {Path(words[0]).name or 'a program'} (process {found})"


def _listening(port: int) -> Iterator[str]:
    """The inodes of the sockets that listen there."""
    for table in ("net/tcp", "net/tcp6"):
        with suppress(OSError):
            for line in (PROC / table).read_text().splitlines()[1:]:
                columns = line.split()
                if columns[STATE] == LISTENS and int(columns[ADDRESS].rpartition(":")[2], 16) == port:
                    yield columns[INODE]


def _processes() -> Iterator[int]:
    with suppress(OSError):
        yield from (int(folder.name) for folder in PROC.iterdir() if folder.name.isdigit())


def _open(pid: int) -> Iterator[str]:
    """What a process has open."""
    with suppress(OSError):
        for one in (PROC / str(pid) / "fd").iterdir():
            with suppress(OSError):
                yield str(one.readlink())


def _command(pid: int) -> list[str]:
    try:
        return (PROC / str(pid) / "cmdline").read_text(errors="replace").split("\0")
    except OSError:
        return [""]
