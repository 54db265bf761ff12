"""What a host runs and reads: the image, the compose file and the page about self-hosting keep to what they promise."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
PAGE = (ROOT / "docs" / "self-hosting.md").read_text()
HOSTING_COMMANDS = ("serve", "migrate", "backup", "restore", "sweep", "content publish", "database move")
Instruction = tuple[str, str]


def _instructions(text: str) -> list[Instruction]:
    """Each instruction's word and the rest of it, on one line; no comments."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", lines)
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def _stages(text: str) -> list[list[Instruction]]:
    stages: list[list[Instruction]] = []
    for word, rest in _instructions(text):
        if word == "FROM":
            stages.append([])
        stages[-1].append((word, rest))
    return stages


BUILD, FINAL = _stages(DOCKERFILE)


def _all(stage: list[Instruction], word: str) -> list[str]:
    return [rest for found, rest in stage if found == word]


def _only(stage: list[Instruction], word: str) -> str:
    (rest,) = _all(stage, word)
    return rest


def _environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in _only(FINAL, "ENV").split())


def _health_check() -> list[str]:
    command: list[str] = json.loads(_only(FINAL, "HEALTHCHECK").partition("CMD ")[2])
    return command


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text())["services"]["keepgate"]
    return found


def _kept_out(path: str) -> bool:
    """Whether .dockerignore keeps `path` out: the last pattern that fits it, or a folder that it is in, decides."""
    out = False
    for line in (ROOT / ".dockerignore").read_text().splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#") and _fits(path, pattern.lstrip("!")):
            out = not pattern.startswith("!")
    return out


def _fits(path: str, pattern: str) -> bool:
    parts, wanted = Path(path).parts, Path(pattern).parts
    if wanted[0] == "**":
        return any(fnmatch(part, wanted[1]) for part in parts)
    return len(parts) >= len(wanted) and all(map(fnmatch, parts, wanted))


# The image


def test_both_stages_start_from_the_same_version_of_python() -> None:
    images = {_only(stage, "FROM").partition(" AS ")[0] for stage in (BUILD, FINAL)}
    (image,) = images
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", image)


def test_only_what_has_a_known_hash_is_installed() -> None:
    (install,) = [run for run in _all(BUILD, "RUN") if "pip " in run]
    assert "--require-hashes -r requirements.txt" in install
    assert not [run for run in _all(FINAL, "RUN") if "pip " in run]


def test_nothing_is_copied_that_is_not_there() -> None:
    sources = [source for rest in _all(BUILD, "COPY") for source in rest.split()[:-1]]
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert [name for name in [*sources, *kept] if not (ROOT / name).exists()] == []
    assert [name for name in sources if name != "." and _kept_out(name)] == []


def test_the_final_image_holds_what_the_build_made_and_no_tools_to_build_with() -> None:
    assert _all(FINAL, "COPY") == ["--from=build /venv /venv", "--from=build /app /app"]
    assert not re.search(r"\b(gcc|make|build-essential|curl|git|python3?-dev)\b", " ".join(_all(FINAL, "RUN")))


def test_the_server_is_nobody_in_particular() -> None:
    user, group = map(int, _only(FINAL, "USER").split(":"))
    assert user >= 1000
    assert group >= 1000
    assert f"--uid {user} " in _only(FINAL, "RUN")


def test_all_that_is_written_goes_to_the_volume() -> None:
    assert _only(FINAL, "VOLUME") == "/data"
    assert _environment()["KEEPGATE_INSTANCE"] == "/data"
    assert _environment()["PYTHONDONTWRITEBYTECODE"] == "1"


def test_the_container_serves_by_itself_and_takes_every_other_command() -> None:
    assert json.loads(_only(FINAL, "ENTRYPOINT")) == ["flask", "--app", "wsgi"]
    assert json.loads(_only(FINAL, "CMD")) == ["serve"]
    assert _only(FINAL, "EXPOSE") == "8000"
    assert _environment()["HOST"] == "0.0.0.0"  # inside the container, which is published or not


def test_the_health_check_asks_the_server_itself() -> None:
    program, flag, code = _health_check()
    assert (program, flag) == ("python", "-c")
    assert "http://127.0.0.1:" in code
    assert "/healthz" in code
    compile(code, "HEALTHCHECK", "exec")


# What goes into it


@pytest.mark.parametrize(
    "path",
    ["instance/secret_key", ".venv/bin/python", ".git/config", ".env", "tests/conftest.py", "app/__pycache__/cli.pyc"],
)
def test_what_is_private_or_of_no_use_stays_out(path: str) -> None:
    assert _kept_out(path)


@pytest.mark.parametrize("path", ["wsgi.py", "app/web/languages/es.po", "content/rnn-lstm.yaml", "migrations/env.py"])
def test_what_keepgate_runs_on_goes_in(path: str) -> None:
    assert not _kept_out(path)


# The compose file


def test_the_container_may_do_little(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert [mount.split(":")[0] for mount in service["tmpfs"]] == ["/tmp"]
    assert not {"privileged", "user", "cap_add", "network_mode"} & set(service)


def test_the_data_and_the_content_are_mounted(service: dict[str, Any]) -> None:
    own = "${KEEPGATE_OWN_CONTENT:-./content}:/content:ro"
    assert service["volumes"] == ["data:/data", "./content:/app/content:ro", own]
    assert "data" in yaml.safe_load((ROOT / "compose.yml").read_text())["volumes"]
    assert service["environment"]["KEEPGATE_CONTENT"] == "/content"
    assert service["environment"]["KEEPGATE_INSTANCE"] == "/data"


def test_only_this_machine_is_served_until_the_host_says_more(service: dict[str, Any]) -> None:
    assert service["ports"] == ["${KEEPGATE_LISTEN:-127.0.0.1:8000}:8000"]
    assert service["environment"]["PORT"] == "8000"


def test_it_comes_back_by_itself_and_needs_no_settings(service: dict[str, Any]) -> None:
    assert service["restart"] == "unless-stopped"
    assert service["env_file"] == [{"path": ".env", "required": False}]


# The page


def test_every_setting_has_its_row() -> None:
    source = (ROOT / "app" / "settings.py").read_text()
    settings = set(re.findall(r'read\(\s*"([A-Z_]+)"', source))
    assert len(settings) >= 11
    assert settings == set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("command", HOSTING_COMMANDS)
def test_every_hosting_command_is_told(command: str) -> None:
    assert re.search(rf"(flask --app wsgi|keepgate) {command}\b", PAGE)


def test_what_a_bad_value_says_is_quoted_as_it_is() -> None:
    source = (ROOT / "app" / "settings.py").read_text()
    said = [text for text in re.findall(r'raise ValueError\(f?"([^"]+)"\)', source) if "{" not in text]
    assert said
    assert [text for text in said if text not in PAGE] == []
