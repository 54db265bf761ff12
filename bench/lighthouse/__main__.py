"""Run Lighthouse on the pages of `bench.pages`; tell the median of five, and what keeps a page from full marks."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.browser import LAUNCH
from bench.pages import PAGES, after_a_round
from bench.serving import serving
from bench.visits import browsing

RUNS = 5
TRIES = 3  # of a run: Chromium loses a trace now and then
ASKED = ("home", "set", "question", "summary", "models", "lab")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = " ".join(["--headless=new", *LAUNCH["args"]])
Report = dict[str, Any]


def run() -> list[str]:
    """Measure; the bounds that were missed."""
    with serving() as port:
        site = f"http://127.0.0.1:{port}"
        with browsing() as browser:
            found, state = after_a_round(browser, site)
        cookie = "; ".join(f"{one['name']}={one['value']}" for one in state["cookies"])
        pages = {name: (site + path, "") for name, path in PAGES.items()}
        pages |= {name: (url, cookie) for name, url in found.items()}
        return [line for name in ASKED if name in pages for line in _page(name, *pages[name])]


def _page(name: str, url: str, cookie: str) -> Iterator[str]:
    reports = [_report(url, cookie) for _turn in range(RUNS)]
    for category, least in LEAST.items():
        scores = sorted(_score(report, category) for report in reports)
        median = statistics.median(scores)
        print(f"{name}: {category} {median:.0f} of 100 (at least {least}; {scores[0]:.0f} to {scores[-1]:.0f})")
        if median < least:
            yield f"{name}: {category} at least {least}, was {median:.0f}"
    print("\n".join(f"  {line}" for line in sorted(set(_faults(reports[-1])))))


def _report(url: str, cookie: str) -> Report:
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(LEAST)}", f"--extra-headers={json.dumps({'Cookie': cookie})}"]
    environ = os.environ | {"CHROME_PATH": LAUNCH["executable_path"], "LH_NO_ERROR_REPORTING": "1"}
    for _turn in range(TRIES):
        done = subprocess.run(command, env=environ, capture_output=True, text=True)
        if not done.returncode:
            report: Report = json.loads(done.stdout)
            return report
    raise RuntimeError(f"Lighthouse failed on {url}: {done.stderr.strip()[-500:]}")


def _score(report: Report, category: str) -> float:
    score: float = report["categories"][category]["score"] or 0.0
    return 100 * score


def _faults(report: Report) -> Iterator[str]:
    """The audits that count and are not passed, with the parts of the page that they name."""
    counted = {ref["id"] for name in LEAST for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    for audit in (report["audits"][name] for name in counted):
        if audit["score"] is not None and audit["score"] < 1:
            where = [item for item in map(_part, audit.get("details", {}).get("items", ())) if item]
            yield f"{audit['id']}: {audit.get('displayValue') or audit['title']} {' | '.join(where[:4])}".strip()


def _part(item: Mapping[str, Any]) -> str:
    node = item.get("node")
    return str(node.get("snippet", "")) if isinstance(node, Mapping) else str(item.get("description", ""))


if __name__ == "__main__":
    missed = run()
    print("\n".join(f"MISSED: {bound}" for bound in missed) or "every bound is met")
    sys.exit(1 if missed else 0)
