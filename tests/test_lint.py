"""Lint, format and types are tests like any other: `pytest` is the one command, here and in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


PYTHON = ("ruff check --no-cache", "ruff format --check --no-cache", "mypy")
JAVASCRIPT = (
    "deno fmt --check",
    "deno lint",
    "deno check mobilenet_viz/ui/components",
    "deno test --no-check --cached-only tests/javascript",
)
QUIET = {"DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}


@pytest.mark.parametrize("command", [*PYTHON, *JAVASCRIPT])
def test_the_source_passes(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True, env=os.environ | QUIET
    )
    assert run.returncode == 0, run.stdout + run.stderr
