"""How much processor time the check of the shipped content takes: cold, and after one question was changed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CHANGES = ("", " And so on.", " And more.", " And on.")
COLD, CHANGED = 6.0, 1.0  # seconds, at most


def run() -> list[str]:
    """Measure; every bound that was missed."""
    with TemporaryDirectory() as folder:
        content = Path(shutil.copytree(ROOT / "content", Path(folder) / "content"))
        cold, *changed = (_seconds(content, change) for change in CHANGES)
    print(f"content check, cold: {cold:.2f} s (at most {COLD:g})")
    print(f"content check, one question changed: {min(changed):.2f} s (at most {CHANGED:g}), {min(changed) / cold:.2f}")
    found = (("cold", cold, COLD), ("one question changed", min(changed), CHANGED))
    return [f"content check, {name}: at most {most:g} s, was {was:.2f}" for name, was, most in found if was > most]


def _seconds(content: Path, change: str) -> float:
    path = content / "rnn-lstm.yaml"
    path.write_text(re.sub(r"(?m)^(    explain: \w.*)$", rf"\1{change}", path.read_text(), count=1))
    environment = {**os.environ, "KEEPGATE_INSTANCE": str(content.parent), "KEEPGATE_CONTENT": str(content)}
    before = os.times().children_user
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "content", "check"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return os.times().children_user - before
