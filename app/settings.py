"""The settings, read once from the environment; a bad value refuses to start and says which."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

ROOT = Path(__file__).resolve().parent.parent
LOCAL_TIME = Path("/etc/localtime")
SHIPPED = ROOT / "content"
SHORTEST_SECRET = 16
USUAL_PORTS = {"http": 80, "https": 443}
BARE_PASSWORD = re.compile(r"[^/?@#]*:.*[@/?#].*@[^@/]+/")  # with a sign that has a meaning in an address
SECRETS = {"SECRET_KEY", "DATABASE_URL"}  # never repeated in a message
Value = TypeVar("Value")


class SettingError(ValueError):
    """A setting cannot be used. The message names it and says what it takes."""


class Publish(StrEnum):
    """Whether a good change of a question file is live at once, or when the instructor says so."""

    AUTO = "auto"
    ASK = "ask"


class LogFormat(StrEnum):
    """How a line of the log is written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment decides."""

    database_url: str
    content: Path
    instance: Path
    publish: Publish
    secret_key: bytes
    public_url: str | None
    trusted_proxies: int
    host: str
    port: int
    workers: int
    zone: tzinfo
    log_format: LogFormat = LogFormat.TEXT
    shipped_sets: tuple[str, ...] = ()

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings that `environ` declares. Raises SettingError."""

        def read(name: str, default: str, parse: Callable[[str], Value]) -> Value:
            text = environ.get(name, "") or default
            try:
                return parse(text)
            except ValueError as error:
                shown = "" if name in SECRETS else f"={text}"
                raise SettingError(f"{name}{shown} {error}") from None

        instance = read("KEEPGATE_INSTANCE", str(ROOT / "instance"), Path)
        return cls(
            database_url=read("DATABASE_URL", f"sqlite:///{instance / 'keepgate.db'}", database_url),
            content=read("KEEPGATE_CONTENT", str(SHIPPED), Path),
            instance=instance,
            publish=read("KEEPGATE_PUBLISH", "auto", _publish),
            secret_key=read("SECRET_KEY", _kept_secret(environ, instance), _secret),
            public_url=read("PUBLIC_URL", "", _public_url),
            trusted_proxies=read("TRUSTED_PROXIES", "0", _whole(0, 10)),
            host=read("HOST", "127.0.0.1", str),
            port=read("PORT", "8000", _whole(1, 65535)),
            workers=read("WEB_CONCURRENCY", "2", _whole(1, 64)),
            zone=read("TIMEZONE", _host_zone(environ), _zone),
            shipped_sets=read("KEEPGATE_SHIPPED", "", _names),
            log_format=read("LOG_FORMAT", "text", _log_format),
        )

    @property
    def secure(self) -> bool:
        """Whether cookies travel over HTTPS alone."""
        return self.public_url is not None and self.public_url.startswith("https://")


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and lowest <= int(text[:9]) <= highest and len(text) < 9):
            raise ValueError(f"takes a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _zone(text: str) -> tzinfo:
    """UTC is there on a machine that knows no other zone, too."""
    if text == "UTC":
        return UTC
    if text not in available_timezones():
        raise ValueError("takes the name of a time zone, like Europe/Madrid")
    return ZoneInfo(text)


def _host_zone(environ: Mapping[str, str]) -> str:
    """The machine's own zone: as TZ says, or as /etc/localtime is a link to it; UTC where neither names one."""
    link = str(LOCAL_TIME.resolve()).rpartition("/zoneinfo/")[2] if "TZ" not in environ else ""
    named = environ.get("TZ", "").removeprefix(":") or link
    return named if named in available_timezones() and named != "Etc/UTC" else "UTC"


def _publish(text: str) -> Publish:
    if text not in set(Publish):
        raise ValueError("takes auto or ask")
    return Publish(text)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) for name in names):
        raise ValueError("takes names of shipped study sets with commas between, like rnn-lstm")
    return names


def _log_format(text: str) -> LogFormat:
    if text not in set(LogFormat):
        raise ValueError("takes text or json")
    return LogFormat(text)


def database_url(text: str) -> str:
    """The address of a database, as SQLAlchemy reads it. Raises ValueError."""
    scheme, _colon, rest = text.partition("://")
    if scheme == "sqlite" and rest.strip("/"):
        return text
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        if BARE_PASSWORD.match(rest):
            raise ValueError("has a password that ends too early: write @ as %40, / as %2F, ? as %3F, # as %23")
        _port(text)
        return f"postgresql+psycopg://{rest}"
    raise ValueError("takes sqlite:///file or postgresql://user:password@host/name")


def _public_url(text: str) -> str | None:
    """As browsers write an origin: small letters, no usual port."""
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in USUAL_PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError("takes the address people type, like https://keepgate.school.example")
    port = _port(text)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, USUAL_PORTS[parts.scheme]} else "")


def _port(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        raise ValueError("has a port that is none: it takes a number up to 65535") from None


def _secret(text: str) -> bytes:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"takes at least {SHORTEST_SECRET} characters, drawn by chance")
    return text.encode()


def _kept_secret(environ: Mapping[str, str], instance: Path) -> str:
    """The secret kept in `instance`, made at the first start; "" where the environment brings its own."""
    if environ.get("SECRET_KEY"):
        return ""
    kept = instance / "secret_key"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            _keep(kept, secrets.token_hex(32))
        return kept.read_text().strip()
    except OSError as error:
        raise SettingError(f"KEEPGATE_INSTANCE={instance} must be a folder to write in: {error.strerror}") from None


def _keep(path: Path, text: str) -> None:
    """Whole or not at all, and never over another: several workers may start at once."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
