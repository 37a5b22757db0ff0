"""The command line: the ledger in three forms, the page's answer in a terminal, weights fetched."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from mobilenet_viz import classify, ledger, mobilenet_v1
from mobilenet_viz.__main__ import main
from mobilenet_viz.classify import FITS, HEATMAP_SIDE
from mobilenet_viz.engine import Classify, FetchNetwork, Picture, Progress, entry
from mobilenet_viz.engine.questions.fetching import Fetch
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.classes import names
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.peers import peers
from mobilenet_viz.pixels import images
from tests import profiles
from tests.difficult import ACCEPTED, encoded
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("same_environment")

DOG = str(SAMPLES["dog"])
KEYS = ["alpha", "resolution", "padding", "mult_adds", "parameters", "trainable", "kernels", "rows"]
COLUMNS = "name kind kernel stride in_size out_size in_channels out_channels mult_adds kernels trainable parameters"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command that succeeds; its standard output."""

    def run(*arguments: str) -> str:
        assert 0 == main(list(arguments))
        return capsys.readouterr().out

    return run


# ledger


@pytest.mark.parametrize(("alpha", "resolution", "padding"), [(0.5, 160, "keras"), (1.0, 200, "same")])
def test_the_ledger_as_json_is_the_ledger(said: Any, alpha: float, resolution: int, padding: str) -> None:
    options = ("--alpha", str(alpha), "--resolution", str(resolution), "--padding", padding, "--json")
    printed = json.loads(said("ledger", *options))
    expected = ledger(mobilenet_v1(alpha, resolution, padding))
    assert KEYS == list(printed)
    assert [alpha, resolution, padding] == [printed[key] for key in KEYS[:3]]
    assert [getattr(expected, key) for key in KEYS[3:7]] == [printed[key] for key in KEYS[3:7]]
    assert COLUMNS.split() == list(printed["rows"][0])
    for row, line in zip(expected.rows, printed["rows"], strict=True):
        assert line == {name: getattr(row if hasattr(row, name) else row.layer, name) for name in COLUMNS.split()}


def test_the_columns_of_the_csv_add_up_to_its_last_line(said: Any) -> None:
    *rows, total = csv.DictReader(StringIO(said("ledger", "--csv")))
    assert COLUMNS.split() == list(total)
    assert ("total", "568740352", "4253864") == (total["name"], total["mult_adds"], total["parameters"])
    assert 30 == len(rows)
    for column in ("mult_adds", "kernels", "trainable", "parameters"):
        assert int(total[column]) == sum(int(row[column]) for row in rows)


def test_a_line_of_the_csv_ends_as_the_lines_of_a_terminal_do(said: Any) -> None:
    printed = said("ledger", "--csv")
    assert "\r" not in printed
    assert 32 == printed.count("\n")  # a header, thirty layers, the totals
    assert printed.endswith("\n")


def test_the_plain_ledger_is_a_table_that_fits_a_terminal(said: Any) -> None:
    heading, *lines, total, counts = said("ledger").splitlines()
    assert ["layer", "kind", "kernel", "output", "Mult-Adds", "parameters"] == heading.split()
    assert ["conv1", "conv", "3x3", "/2", "112x112x32", "10,838,016", "992"] == lines[0].split()
    assert ["total", "568,740,352", "4,253,864"] == total.split()
    assert "4,231,976 of the parameters are trainable, 4,209,088 are kernel weights." == counts
    assert 1 == len({len(line) for line in (heading, *lines, total)})
    assert len(heading) <= 84


@pytest.mark.parametrize("command", ["ledger", "networks", "code"])
def test_the_ledger_and_a_program_load_no_library(command: str) -> None:
    code = f"import runpy, sys; sys.argv = ['', {command!r}]; runpy.run_module('mobilenet_viz')"
    check = "print(*{'numpy', 'PIL', 'loky', 'keras', 'tensorflow', 'nbformat'} & set(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", f"{code}; {check}"], cwd=ROOT, capture_output=True, text=True)
    assert (0, "") == (run.returncode, run.stderr.strip())


# classify


@pytest.mark.parametrize("alpha", [1.0, 0.25])
@pytest.mark.parametrize("photo", SAMPLES)
def test_the_answer_is_that_of_the_network_the_weights_come_from(said: Any, photo: str, alpha: float) -> None:
    stored = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))
    logits = np.array(stored[str(alpha)][photo])
    probabilities = np.exp(logits) / np.exp(logits).sum()
    best = (-probabilities).argsort()[:3].tolist()
    printed = json.loads(said("classify", str(SAMPLES[photo]), "--alpha", str(alpha), "--top", "3", "--json"))
    assert ["alpha", "resolution", "weights", "top"] == list(printed)
    assert [alpha, 224] == [printed["alpha"], printed["resolution"]]
    assert weights.checked(alpha).source == printed["weights"]
    assert [{"index": i, "class": names()[i]} for i in best] == [
        {"index": each["index"], "class": each["class"]} for each in printed["top"]
    ]
    np.testing.assert_allclose([each["probability"] for each in printed["top"]], probabilities[best], atol=2e-4)


def test_the_plain_answer_is_five_lines(said: Any) -> None:
    first, *others = said("classify", DOG).splitlines()
    assert ["58.2%", "malamute"] == first.split()
    assert 4 == len(others)


def test_all_thousand_classes_can_be_printed(said: Any) -> None:
    printed = json.loads(said("classify", DOG, "--top", "1000", "--json"))
    assert set(range(1000)) == {each["index"] for each in printed["top"]}
    assert pytest.approx(1, abs=1e-5) == sum(each["probability"] for each in printed["top"])


def test_where_no_weights_are_the_nearest_answer_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["classify", DOG, "--alpha", "0.35", "--resolution", "64", "--json"])
    out, err = capsys.readouterr()
    assert {"alpha": 0.25, "resolution": 96}.items() <= json.loads(out).items()
    nearest, trained = err.splitlines()
    assert "weights exist here for 1 and 0.25" in nearest
    assert "showing 0.25 at 96 px for your 0.35 at 64 px" in nearest
    assert "trained at 224, run at 96 px" in trained


def test_how_the_photo_becomes_a_square_changes_the_answer(said: Any) -> None:
    options = ("classify", DOG, "--alpha", "0.25", "--top", "1000", "--json")
    squares = {"centre": (96, 0, 672, 576), "squash": (0, 0, 768, 576)}
    tops = {}
    for fit, box in squares.items():
        with Image.open(DOG) as photo:
            square = photo.convert("RGB").resize((224, 224), Image.Resampling.BICUBIC, box=box)
        expected = entry.answer(Classify(Picture(np.asarray(square)), 0.25, 224)).probabilities
        tops[fit] = json.loads(said(*options, "--fit", fit))["top"]
        for each in tops[fit][:3]:
            assert pytest.approx(expected[each["index"]], abs=1e-2) == each["probability"]
    letterboxed = json.loads(said(*options, "--fit", "letterbox"))["top"]
    assert 3 == len({top[0]["probability"] for top in (*tops.values(), letterboxed)})


def test_the_ways_to_fit_are_those_of_the_page() -> None:
    assert FITS == images.FITS


def scrolled() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The dog as a square of 1080 px, and the same in the middle of a long screenshot."""
    with Image.open(DOG) as photo:
        dog = np.asarray(photo.convert("RGB").resize((1080, 1080), Image.Resampling.BICUBIC, box=(96, 0, 672, 576)))
    return dog, np.pad(dog, ((9460, 9460), (0, 0), (0, 0)), constant_values=255)


def test_a_long_screenshot_is_answered_as_its_middle_is(said: Any, tmp_path: Path) -> None:
    answers = []
    for name, picture in zip(("square.png", "long.png"), scrolled(), strict=True):
        (tmp_path / name).write_bytes(images.to_png(picture))
        answers.append(said("classify", str(tmp_path / name)))
    assert answers[0] == answers[1]
    assert ["57.5%", "malamute"] == answers[1].splitlines()[0].split()


def test_a_phones_colours_are_the_samples(said: Any, tmp_path: Path) -> None:
    """Rounding to bytes twice costs less than 2 points of a percentage; taken as sRGB the file would lose 5."""
    with Image.open(SAMPLES["cat"]) as cat:
        pixels = profiles.to_rgb(np.asarray(cat.convert("RGB")), profiles.DISPLAY_P3)
    (tmp_path / "phone.png").write_bytes(encoded(pixels, "PNG", icc_profile=profiles.P3))
    options = ("--top", "1", "--json")
    sample, phone = (
        json.loads(said("classify", str(photo), *options))["top"][0]
        for photo in (SAMPLES["cat"], tmp_path / "phone.png")
    )
    assert sample["class"] == phone["class"]
    assert pytest.approx(sample["probability"], abs=0.02) == phone["probability"]


@pytest.mark.parametrize("name", ACCEPTED)
def test_every_accepted_file_is_classified(said: Any, name: str, tmp_path: Path) -> None:
    photo = tmp_path / name
    photo.write_bytes(ACCEPTED[name].data)
    options = ("--alpha", "0.25", "--resolution", "96", "--top", "1", "--json")
    assert 1 == len(json.loads(said("classify", str(photo), *options))["top"])


def test_the_heat_map_covers_the_dog_and_not_the_truck(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    assert 0 == main(["classify", DOG, "--heatmap", str(path)])
    with Image.open(SAMPLES["dog"]) as photo, Image.open(path) as image:
        square = photo.convert("RGB").crop((96, 0, 672, 576)).resize(image.size, Image.Resampling.BICUBIC)
        changed = np.abs(np.asarray(image, float) - np.asarray(square, float)).mean(-1)
    assert (HEATMAP_SIDE, HEATMAP_SIDE) == changed.shape
    dog, truck = changed[300:550, 50:250].mean(), changed[50:180, 450:].mean()
    assert dog > 10 * truck
    assert "orange speaks for malamute, blue against" in capsys.readouterr().err


def test_as_a_program_it_says_nothing_but_the_answer() -> None:
    command = [sys.executable, "-m", "mobilenet_viz", "classify", DOG, "--top", "1"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (0, " 58.2%  malamute\n", "") == (run.returncode, run.stdout, run.stderr)


# fetch


def test_fetch_says_what_it_did_and_where_the_files_lie(
    models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mobilenet(shape: tuple[int, ...], alpha: float, weights: str) -> None:
        print("Downloading data from …")
        digits = {1.0: "1_0", 0.75: "7_5", 0.5: "5_0", 0.25: "2_5"}[alpha]
        (models / f"mobilenet_{digits}_{shape[0]}_tf.h5").write_bytes(b"")

    monkeypatch.setattr("keras.applications.MobileNet", mobilenet)
    assert 0 == main(["fetch", "--alpha", "0.5", "--resolution", "160"])
    out, err = capsys.readouterr()
    assert f"3 of 16 published networks are here; Keras keeps them in {models}.\n" == out
    assert f"{models}/mobilenet_5_0_160_tf.h5: fetched\n" == err
    assert 0 == main(["fetch", "--all"])
    out, err = capsys.readouterr()
    assert f"16 of 16 published networks are here; Keras keeps them in {models}.\n" == out
    ends = [line.rpartition(": ")[2] for line in err.splitlines()]
    assert {"fetched": 13, "embedded": 2, "already here": 1} == {end: ends.count(end) for end in ends}
    assert 14 == len(list(models.iterdir()))


def test_fetch_brings_other_networks_and_says_how_far_it_is(
    models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def question(name: str) -> Any:
        asked.append(name)
        return FetchNetwork(name)

    asked: list[str] = []
    monkeypatch.setattr("mobilenet_viz.engine.FetchNetwork", question)
    monkeypatch.setattr(classify, "asked", came)
    assert 0 == main(["fetch", "--network", "densenet121"])
    out, err = capsys.readouterr()
    file = peers()["densenet121"].file
    assert [f"{file.path.name}: 20 % of 32 MB", f"{file.path.name}: 90 % of 32 MB", f"{file.name}: fetched"] == (
        err.splitlines()
    )
    assert f"5 of 12 networks are here; Keras keeps them in {models}.\n" == out
    assert 0 == main(["fetch", "--all-networks"])
    assert list(peers()) == asked[1:]
    assert "densenet121_weights_tf_dim_ordering_tf_kernels.h5: already here" in capsys.readouterr().err


def came(question: Fetch, tell: Callable[[Progress], object]) -> bool:
    """A download of which a fifth, then all but a little is here."""
    if question.file.here:
        return False
    for share in (0.01, 0.25, 0.26, 0.99):
        tell(Progress(round(share * question.size), question.size))
    question.file.path.write_bytes(b"weights")
    return True
