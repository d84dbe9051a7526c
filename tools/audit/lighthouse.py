"""Ask Lighthouse about a cover page, on the phone that it simulates by default."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
# All but the one for search engines: they are told to stay away (noindex).
CATEGORIES = ("performance", "accessibility", "best-practices", "pwa")
SLOWED = 4.0
"""How many times slower than this machine Lighthouse takes a phone to be."""
FULL_INDEX = 1500
"""Lighthouse's own measure of a machine on which that is so; a busy one has less."""
TRIES = 2


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page."""

    scores: dict[str, int]
    failing: list[str]
    index: float
    slowed: float


def report_of(found: dict[str, Any], slowed: float) -> Report:
    """Give the scores of 100, and each audit that takes points away, in one line."""
    categories = found["categories"]
    failing = []
    for name in CATEGORIES:
        for part in categories[name]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = audit.get("displayValue") or audit["score"]
                failing.append(f"{name}: {audit['title']} ({shown})")
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}
    return Report(scores, failing, found["environment"]["benchmarkIndex"], slowed)


def run_lighthouse(address: str, browser: str, slowed: float) -> Report:
    """Give the report of one run."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        command = [shutil.which("node") or "node", str(PROGRAM), address, "--quiet"]
        command += ["--output=json", f"--output-path={path}", "--no-enable-error-reporting"]
        command += ["--only-categories=" + ",".join(CATEGORIES)]
        command += [f"--throttling.cpuSlowdownMultiplier={slowed}"]
        command += ["--chrome-flags=--headless=new --no-sandbox"]
        env = {**os.environ, "CHROME_PATH": browser}
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
        return report_of(json.loads(path.read_text(encoding="utf-8")), slowed)


def audit_page(address: str, browser: str) -> Iterator[Report]:
    """Give the report of each run, until one has no fault.

    Other work on the machine takes points away, so it is tried again. If the machine is slower than
    Lighthouse takes it to be, a last run slows it down by as much less, as Lighthouse advises.
    """
    reports: list[Report] = []
    for slowed in [SLOWED] * TRIES:
        reports.append(run_lighthouse(address, browser, slowed))
        yield reports[-1]
        if {*reports[-1].scores.values()} == {100}:
            return
    index = max(report.index for report in reports)
    if index < FULL_INDEX:
        yield run_lighthouse(address, browser, round(max(1.0, SLOWED * index / FULL_INDEX), 1))
