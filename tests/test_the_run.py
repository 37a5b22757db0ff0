"""How the tests run: nothing fails because a machine is busy, what hangs is named, each process keeps the rules."""

import ast
import gc
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.patience import PATIENCE
from tests.test_layers import ROOT

CLOCKS = {"sleep", "wait_for_timeout", "perf_counter", "monotonic", "time"}
WAITS = {"timeout", "default_timeout", "within"}
HANGS = """
import threading, pytest

@pytest.mark.timeout(1)
def test_that_waits_for_nothing() -> None:
    threading.Event().wait()

def test_after_it() -> None: ...
"""


def hurried(source: str) -> Iterator[str]:
    """Where a test has a clock of its own: it reads time, waits for it, or says in figures how long to wait."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        own = [word.arg for word in node.keywords if word.arg in WAITS and isinstance(word.value, ast.Constant)]
        yields = ast.unparse(node) == "asyncio.sleep(0)"  # no time, only another's turn
        if own or (called in CLOCKS and not yields):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize(
    "line",
    [
        "sleep(1)",
        "page.wait_for_timeout(5)",
        "perf_counter() - begun",
        "app.run(timeout=10)",
        "expect(a).to(timeout=9_000)",
    ],
)
def test_a_clock_in_a_test_is_found(line: str) -> None:
    assert 1 == len(list(hurried(line)))


def test_no_test_has_a_clock_of_its_own() -> None:
    """`tests/browser/server.py` has the one loop that waits; benchmarks measure time and are no tests."""
    files = [file for file in (ROOT / "tests").rglob("*.py") if file.parent.name != "benchmarks"]
    found = {file.relative_to(ROOT).as_posix(): list(hurried(file.read_text("utf-8"))) for file in files}
    the_loop = found.pop("tests/browser/server.py")
    assert 2 == len(the_loop)
    assert {} == {file: lines for file, lines in found.items() if lines}


def test_no_test_measures_what_may_be_gone() -> None:
    """`tests/browser/bounds.py` waits until it is seen; Playwright answers nothing for what was redrawn meanwhile."""
    measures = ".bounding_box" + "("
    assert ["bounds.py"] == [f.name for f in (ROOT / "tests").rglob("*.py") if measures in f.read_text("utf-8")]


def test_a_page_in_a_test_has_as_long_as_everything_else() -> None:
    apps = [AppTest.from_string(""), AppTest.from_file(__file__), AppTest.from_function(hurried)]
    assert [PATIENCE] * 3 == [app.default_timeout for app in apps]


def test_a_test_that_hangs_is_ended_and_named_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "test_hanging.py").write_text(HANGS, "utf-8")
    options = ["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "test_that_waits_for_nothing" in run.stdout
    assert "threading.Event().wait()" in run.stdout
    assert "1 failed, 1 passed" in run.stdout


def test_a_test_is_ended_only_after_whatever_it_waits_for_had_its_time(pytestconfig: pytest.Config) -> None:
    assert PATIENCE < float(pytestconfig.getini("timeout"))


def test_garbage_collection_spares_what_was_there_before_the_tests() -> None:
    """In each process that runs tests: Streamlit collects after every run of a page."""
    assert gc.get_freeze_count() > 100_000


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning, match="of any kind"):
        warnings.warn("of any kind", stacklevel=1)
