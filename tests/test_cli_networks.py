"""The command line about networks that are not MobileNetV1: a model of one's own, and those that are set beside it."""

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mobilenet_viz.__main__ import main
from mobilenet_viz.classify import HEATMAP_SIDE
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.peers import peers
from tests.configs import behind_a_picture, conv, functional, layer, sequential, taken
from tests.keras_file import packed
from tests.test_embedded_peers import PEERS, STORED, softmax
from tests.test_layers import ROOT

MODEL = functional(
    taken(32, 24, 3),
    conv("conv", "in", strides=[2, 1]),
    layer("SeparableConv2D", "cheap", "conv", filters=4, kernel_size=[3, 3], padding="same"),
    layer("GlobalAveragePooling2D", "mean", "cheap"),
    layer("Dense", "says", "mean", units=2, use_bias=False),
)
MULT_ADDS = 27 * 8 * 16 * 24 + (9 * 8 + 8 * 4) * 16 * 24 + 8
COLUMNS = [
    "name",
    "layer",
    "kind",
    "inputs",
    "kernel",
    "stride",
    "shape",
    "mult_adds",
    "kernels",
    "trainable",
    "parameters",
]


@pytest.fixture
def mine(tmp_path: Path) -> str:
    path = tmp_path / "mine.keras"
    path.write_bytes(packed(MODEL))
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert 0 == main(list(arguments))
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_a_model_of_ones_own_as_json(capsys: pytest.CaptureFixture[str], mine: str) -> None:
    printed = json.loads(said(capsys, "ledger", "--model", mine, "--json"))
    assert ["model", "mult_adds", "parameters", "trainable", "kernels", "rows"] == list(printed)
    assert ("model", MULT_ADDS, 216 + 8 + 72 + 32 + 4 + 8) == tuple(list(printed.values())[:3])
    assert all(COLUMNS == list(row) for row in printed["rows"])
    assert printed["rows"][3] == {
        "name": "cheap/pointwise",
        "layer": "SeparableConv2D",
        "kind": "pointwise",
        "inputs": ["cheap/depthwise"],
        "kernel": [1, 1],
        "stride": [1, 1],
        "shape": [16, 24, 4],
        "mult_adds": 32 * 16 * 24,
        "kernels": 32,
        "trainable": 36,
        "parameters": 36,
    }


def test_a_model_of_ones_own_as_csv_adds_up(capsys: pytest.CaptureFixture[str], mine: str) -> None:
    *rows, total = csv.DictReader(StringIO(said(capsys, "ledger", "--model", mine, "--csv")))
    assert COLUMNS == list(total)
    assert ("3x3", "2x1", "16x24x8") == (rows[1]["kernel"], rows[1]["stride"], rows[1]["shape"])
    for column in ("mult_adds", "kernels", "trainable", "parameters"):
        assert int(total[column]) == sum(int(row[column]) for row in rows)


def test_a_model_of_ones_own_is_a_table_in_a_terminal(capsys: pytest.CaptureFixture[str], mine: str) -> None:
    heading, *lines, total, counts = said(capsys, "ledger", "--model", mine).splitlines()
    assert ["layer", "kind", "kernel", "output", "Mult-Adds", "parameters"] == heading.split()
    assert ["conv", "Conv2D", "3x3", "/2x1", "16x24x8", f"{216 * 16 * 24:,}", "224"] == lines[1].split()
    assert ["total", f"{MULT_ADDS:,}", "340"] == total.split()
    assert counts.startswith("340 of the parameters")
    assert 1 == len({len(line) for line in (heading, *lines, total)})


def test_a_model_whose_size_is_open_is_counted_at_the_size_that_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "open.keras"
    path.write_bytes(packed(sequential(taken(None, None, 3), conv())))
    for side in (20, 500):
        printed = json.loads(said(capsys, "ledger", "--model", str(path), "--resolution", str(side), "--json"))
        assert 216 * side**2 == printed["mult_adds"]
    assert 2 == main(["ledger", "--model", str(path)])
    assert "--resolution" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--resolution", "64"], ["--alpha", "0.5"]])
def test_what_the_model_decides_is_not_said_again(
    capsys: pytest.CaptureFixture[str], mine: str, options: list[str]
) -> None:
    assert 2 == main(["ledger", "--model", mine, *options])
    assert "has its own" in capsys.readouterr().err


def test_what_cannot_be_counted_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.keras"
    path.write_bytes(packed(behind_a_picture(layer("Lambda", "clever"))))
    assert 2 == main(["ledger", "--model", str(path)])
    out, err = capsys.readouterr()
    assert ("", 1) == (out, err.count("\n"))
    assert "clever" in err


def test_a_model_is_counted_without_any_library(mine: str) -> None:
    code = f"import runpy, sys; sys.argv = ['', 'ledger', '--model', {mine!r}]; runpy.run_module('mobilenet_viz')"
    check = "print(*{'numpy', 'h5py', 'keras', 'tensorflow'} & set(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", f"{code}; {check}"], cwd=ROOT, capture_output=True, text=True)
    assert (0, "") == (run.returncode, run.stderr.strip())


def test_the_networks_are_listed_as_json(capsys: pytest.CaptureFixture[str], models: Path) -> None:
    listed = json.loads(said(capsys, "networks", "--json"))
    assert list(peers()) == [each["name"] for each in listed]
    assert {"name", "mult_adds", "parameters", "here", "top1", "source"} == set().union(*listed)
    by_name = {each.pop("name"): each for each in listed}
    slim = {"here": True, "source": "TF-slim mobilenet_v1.md, 2018"}
    assert by_name["mobilenet-v1-0.25"] == {"mult_adds": 41_030_272, "parameters": 475_544, "top1": 49.8} | slim
    assert by_name["vgg16"] == {
        "mult_adds": 15_470_264_320,
        "parameters": 138_357_544,
        "here": False,
        "top1": 71.3,
        "source": "keras.io/api/applications",
    }


def test_the_networks_are_a_table_in_a_terminal(capsys: pytest.CaptureFixture[str], models: Path) -> None:
    peers()["mobilenet-v2"].file.path.write_bytes(b"weights")
    heading, *lines = said(capsys, "networks").splitlines()
    assert heading.startswith("network")
    cells = {line.split()[0]: line.split()[1:] for line in lines}
    assert list(peers()) == list(cells)
    assert ["300,774,272", "3,538,984", "71.3", "yes", "keras.io/api/applications"] == cells["mobilenet-v2"]
    assert "no" == cells["xception"][3]


@pytest.mark.usefixtures("same_environment")
@pytest.mark.parametrize("name", STORED)
def test_each_network_that_is_embedded_answers_as_its_reference(capsys: pytest.CaptureFixture[str], name: str) -> None:
    printed = json.loads(said(capsys, "classify", str(SAMPLES["cat"]), "--network", name, "--top", "3", "--json"))
    assert ["network", "resolution", "weights", "top"] == list(printed)
    probabilities = softmax(STORED[name]["cat"])
    assert (name, 224) == (printed["network"], printed["resolution"])
    assert (-probabilities).argsort()[:3].tolist() == [each["index"] for each in printed["top"]]
    for each in printed["top"]:
        assert pytest.approx(probabilities[each["index"]], abs=2e-4) == each["probability"]


@pytest.mark.usefixtures("same_environment")
def test_a_networks_answer_in_a_terminal_is_that_to_the_square_that_is_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("classify", str(SAMPLES["dog"]), "--network", "squeezenet-1.1", "--top", "2")
    plain, squashed = said(capsys, *asked), said(capsys, *asked, "--fit", "squash")
    assert " 68.8%  dogsled\n 18.9%  Afghan hound\n" == plain
    assert plain != squashed


@pytest.mark.usefixtures("same_environment")
def test_another_networks_heat_map_is_grad_cam_at_its_last_maps(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "map.png"
    assert 0 == main(["classify", str(SAMPLES["cat"]), "--network", "efficientnet-lite0", "--heatmap", str(path)])
    out, err = capsys.readouterr()
    assert "Egyptian cat" in out.splitlines()[0]
    assert err.startswith(f"{path}: Grad-CAM at top_conv: orange speaks for Egyptian cat; full colour is ")
    with Image.open(path) as image:
        pixels = np.asarray(image, int)
    assert (HEATMAP_SIDE, HEATMAP_SIDE, 3) == pixels.shape
    assert (pixels[..., 0] > pixels[..., 2] + 60).mean() > 0.05  # orange


def test_what_a_network_cannot_be_asked_is_one_sentence(capsys: pytest.CaptureFixture[str], models: Path) -> None:
    refused = {
        ("vgg16",): f"The trained weights of VGG16 ({peers()['vgg16'].file.name}) are not on this computer",
        ("lenet",): "network = lenet: must be one of mobilenet-v1-1.0",
        ("squeezenet-1.1", "--alpha", "1"): "alpha = 1.0: the network squeezenet-1.1 has its own",
        ("mobilenet-v1-1.0", "--resolution", "96"): "resolution = 96: the network mobilenet-v1-1.0 has its own",
    }
    for (name, *options), sentence in refused.items():
        assert 2 == main(["classify", str(SAMPLES["dog"]), "--network", name, *options])
        out, err = capsys.readouterr()
        assert ("", 1) == (out, err.count("\n"))
        assert err.startswith(sentence)


def test_embedded_weights_that_are_not_whole_are_named_with_the_cure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "_sha256", lambda *_: "of another file")
    for name, embedded in PEERS.items():
        assert 2 == main(["classify", str(SAMPLES["dog"]), "--network", name])
        assert f"python assets/rebuild.py weights/{embedded.file.path.name}" in capsys.readouterr().err
