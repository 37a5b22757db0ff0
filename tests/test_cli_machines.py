"""The command line on odd machines: no home folder, a console that cannot print a path; and heat maps of any kind."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mobilenet_viz.__main__ import main
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.samples import SAMPLES
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("same_environment")

DOG = str(SAMPLES["dog"])
SMALL = ("--alpha", "0.25", "--resolution", "96")
# The command line, where Python finds no home but what the environment says.
HOMELESS = """
import os, runpy, sys
os.path.expanduser = lambda path: os.fspath(path).replace("~", os.environ.get("HOME", "~"), 1)
sys.argv[1:] = {arguments}
runpy.run_module("mobilenet_viz", run_name="__main__")
"""
OLD_CONSOLE = {"PYTHONIOENCODING": "cp1252"}  # of Windows in Western Europe: no Hangul


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line as a program of its own."""
    command = [sys.executable, "-m", "mobilenet_viz", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, encoding="cp1252")


@pytest.mark.parametrize("command", [("classify", DOG, "--alpha", "0.25"), ("fetch", "--alpha", "1")])
def test_a_user_without_a_home_folder_is_answered(command: tuple[str, ...], tmp_path: Path) -> None:
    """The system knows no folder of theirs, as in many a container; and none is made where they stand."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"HOME", "USERPROFILE", "KERAS_HOME"}
    }
    code = HOMELESS.format(arguments=list(command))
    asked = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert 0 == asked.returncode, asked.stderr
    assert asked.stdout
    assert [] == list(tmp_path.iterdir())


def test_without_a_home_folder_weights_lie_where_keras_puts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KERAS_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # what Python says then
    assert Path("/tmp/.keras/models") == weights.folder()
    assert Path("/tmp/.keras/models/mobilenet_5_0_160_tf.h5") == Path(weights.file_of(0.5, 160).name)


def test_a_path_that_the_console_cannot_print_is_printed_escaped(tmp_path: Path) -> None:
    fetched = run("fetch", "--alpha", "1", **OLD_CONSOLE, KERAS_HOME=str(tmp_path / "집"))
    assert (0, "assets/weights/mobilenet_1_0_224_tf.h5: embedded\n") == (fetched.returncode, fetched.stderr)
    assert fetched.stdout.endswith("\\uc9d1/models.\n".replace("/", os.sep))


def test_a_photo_and_a_heat_map_may_have_any_name(tmp_path: Path) -> None:
    photo, place = tmp_path / "우리 집.jpg", tmp_path / "지도.png"
    photo.write_bytes(SAMPLES["dog"].read_bytes())
    asked = run("classify", str(photo), *SMALL, "--heatmap", str(place), **OLD_CONSOLE)
    assert (0, 5) == (asked.returncode, asked.stdout.count("\n"))
    assert "\\uc9c0\\ub3c4.png: orange speaks for" in asked.stderr
    missing = run("classify", str(tmp_path / "없다.jpg"), **OLD_CONSOLE)
    assert (2, "", 1) == (missing.returncode, missing.stdout, missing.stderr.count("\n"))


@pytest.mark.parametrize(
    ("name", "kind"), [("map.png", "PNG"), ("map.JPG", "JPEG"), ("map.jpeg", "JPEG"), ("map.webp", "WEBP")]
)
def test_a_heat_map_is_what_its_name_says(name: str, kind: str, tmp_path: Path, capsys: Any) -> None:
    assert 0 == main(["classify", DOG, *SMALL, "--heatmap", str(tmp_path / name)])
    with Image.open(tmp_path / name) as image:
        assert (kind, "RGB") == (image.format, image.mode)
