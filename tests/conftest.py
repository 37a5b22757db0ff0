"""Settings of the whole test run."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.__main__ import main
from mobilenet_viz.engine import entry
from tests.patience import PATIENCE

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow's start-up notes would bury a failing test

# Weights that this machine happens to have fetched would answer too; what the tests start inherits the empty folder.
_keras_home = tempfile.TemporaryDirectory()
os.environ["KERAS_HOME"] = _keras_home.name

# Two busy cores make a deadline flaky; in CI the same examples every time, so that red means the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

TESTS = Path(__file__).parent


@pytest.fixture(autouse=True, scope="session")
def patient_apps() -> Iterator[None]:
    """Streamlit gives a script 3 s, which a busy machine does not keep; here it has what all tests have."""
    with pytest.MonkeyPatch.context() as patched:
        patient = property(lambda _: PATIENCE, lambda *_: None)
        patched.setattr(AppTest, "default_timeout", patient, raising=False)
        yield


@pytest.fixture
def fake() -> engine.FakeEngine:
    """The engine of the process: one that answers at once, or when the test says so."""
    installed = engine.FakeEngine()
    engine.install(installed)
    return installed


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keras' folder for weights, empty. Keras itself stays with the one it found when it was imported."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "models").mkdir()
    yield tmp_path / "models"
    for left in (Path(_keras_home.name) / "models").glob("*"):  # else the servers of other tests would find it
        left.unlink()


@pytest.fixture
def same_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line sets variables for TensorFlow; other tests shall not find them."""
    for name, value in entry.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command that is refused with exit status 2; the one sentence it says on standard error."""

    def run(*arguments: str) -> str:
        try:
            status = main(list(arguments))
        except SystemExit as exit_:  # argparse's way out
            status = exit_.code  # type: ignore[assignment]  # it is the number argparse was given
        out, err = capsys.readouterr()
        assert (2, "", 1) == (status, out, err.count("\n"))
        assert err.strip()
        return err

    return run


@pytest.hookimpl(tryfirst=True)  # before pytest deselects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: the quick ones fail first, and no other test meets Playwright's event loop."""
    for item in items:
        if item.path.is_relative_to(TESTS / "browser"):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_collection_finish() -> None:
    """As `app.py` does: a full collection would walk all of TensorFlow each time."""
    gc.collect()
    gc.freeze()
