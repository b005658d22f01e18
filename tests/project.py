"""Copies of the project for tests that change its sources, and builds of them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD_DAY = "2026-11-21"
EPOCH = "1795219200"  # the same day, in seconds
_PARTS = ("medialijn.yml", "mkdocs.yml", "mkdocs.disk.yml", "docs", "lessons", "quizzes", "overrides", "scripts")


def copy_project(target: Path) -> Path:
    """A working copy of the whole project in the new folder `target`."""
    target.mkdir()
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / part, target / part)
    return target


def environment(project: Path, site_url: str = "http://127.0.0.1:8000/") -> dict[str, str]:
    """The environment in which the project's own commands run, on a fixed day."""
    return os.environ | {
        "MEDIALIJN_SITE_URL": site_url,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(project / "scripts"),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": EPOCH,
    }


def run(project: Path, *arguments: str, site_url: str = "http://127.0.0.1:8000/") -> subprocess.CompletedProcess[str]:
    """Run `python -m <arguments>` in the project and return its exit code and output."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=project,
        env=environment(project, site_url),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(project: Path, site: Path, *, config: str = "mkdocs.yml", site_url: str = "http://127.0.0.1:8000/") -> Path:
    """Build the project strictly into `site`; fails with the log when that does not succeed."""
    arguments = ("mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(site))
    done = run(project, *arguments, site_url=site_url)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
