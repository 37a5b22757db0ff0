"""The networks beside MobileNetV1: their counts against printed ones, their file, whether their weights are here."""

import json
from pathlib import Path

from assets.recipes.ledgers import as_json
from mobilenet_viz.facts.published import read_facts
from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.network.peers import LEDGERS, peers
from mobilenet_viz.network.spec import Kind

NAMES = [
    *("mobilenet-v1-1.0", "mobilenet-v1-0.25", "squeezenet-1.1", "efficientnet-lite0", "mobilenet-v2"),
    *("mobilenet-v3-small", "densenet121", "vgg16", "resnet50", "resnet152v2", "inception-v3", "xception"),
]
COUNTED = {  # Mult-Adds by our convention and parameters, counted by others
    "mobilenet-v1-1.0": (568_740_352, 4_253_864),
    "mobilenet-v1-0.25": (41_030_272, 475_544),
    "efficientnet-lite0": (385_187_552, 4_694_024),
    "mobilenet-v2": (300_774_272, 3_538_984),
}
FLOATING = {  # TensorFlow's profiler, billion floating-point operations: a little more than two a Mult-Add
    "vgg16": 30.960,
    "resnet50": 7.755,
    "densenet121": 5.702,
    "mobilenet-v2": 0.615,
    "mobilenet-v3-small": 0.119,
}
PRINTED_PARAMETERS = {  # million, keras.io's table
    "mobilenet-v2": 3.5,
    "densenet121": 8.1,
    "vgg16": 138.4,
    "resnet50": 25.6,
    "resnet152v2": 60.4,
    "inception-v3": 23.9,
    "xception": 22.9,
}


def test_they_are_those_that_are_asked_for_each_with_an_accuracy_and_its_source() -> None:
    assert NAMES == list(peers())
    for peer in peers().values():
        assert 40 < peer.top1 < 80
        assert peer.source
        assert peer.title


def test_their_counts_are_those_that_others_count() -> None:
    for name, counts in COUNTED.items():
        assert counts == (peers()[name].ledger.mult_adds, peers()[name].ledger.parameters)
    for name, operations in FLOATING.items():
        assert 1 < operations * 1e9 / (2 * peers()[name].ledger.mult_adds) < 1.06
    for name, million in PRINTED_PARAMETERS.items():
        assert million == round(peers()[name].ledger.parameters / 1e6, 1)


def test_squeezenet_and_efficientnet_lite0_are_the_networks_that_are_meant() -> None:
    squeezenet, lite0 = (peers()[name].ledger for name in ("squeezenet-1.1", "efficientnet-lite0"))
    assert (0.349, 1_235_496) == (round(squeezenet.mult_adds / 1e9, 3), squeezenet.parameters)  # as torchvision prints
    assert 4_652_008 == lite0.trainable
    assert isinstance(lite0, Ledger)
    assert 34_532_064 == sum(row.mult_adds for row in lite0.rows if row.layer.kind is Kind.DEPTHWISE)


def test_the_file_holds_those_that_keras_builds_and_is_as_the_script_writes_it() -> None:
    kept = json.loads(LEDGERS.read_text("utf-8"))
    assert list(kept) == [facts["name"] for facts in read_facts("networks")["network"] if "keras" in facts]
    assert LEDGERS.read_bytes() == as_json(kept)


def test_a_network_is_here_when_its_weights_are_embedded_or_lie_whole_in_keras_folder(models: Path) -> None:
    embedded = NAMES[:4]
    assert embedded == [name for name, peer in peers().items() if peer.is_embedded]
    assert embedded == [name for name, peer in peers().items() if peer.here]
    file = peers()["vgg16"].file.path
    assert models == file.parent
    file.write_bytes(b"weights")
    assert [*embedded, "vgg16"] == [name for name, peer in peers().items() if peer.here]
    file.with_name(f"{file.name}.fetching").touch()
    assert embedded == [name for name, peer in peers().items() if peer.here]
