"""What the docs show is so."""

import re
import subprocess
from pathlib import Path

import pytest

from app.content.loading import check_folder
from app.settings import ROOT

DOCS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("content/**/*.md")]
HEAD = """\
set: shown
title: Shown
about: As the README shows it.
concepts: {forget-gate: The forget gate}
questions:
"""


def test_the_question_in_the_readme_is_one(tmp_path: Path) -> None:
    (question,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (tmp_path / "shown.yaml").write_text(HEAD + question)
    (tmp_path / "sources.yaml").write_text((ROOT / "content/sources.yaml").read_text())

    assert check_folder(tmp_path).problems == ()


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(doc: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", doc.read_text())
    assert [link for link in links if not (doc.parent / link).exists()] == []


def test_every_make_target_that_the_docs_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for doc in DOCS for name in re.findall(r"`make ([a-z-]+)`", doc.read_text())}
    assert named <= targets
    assert named


def test_make_help_lists_every_command() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony
    assert {line.split()[1] for line in listed.splitlines()} == set(phony[1].split())
