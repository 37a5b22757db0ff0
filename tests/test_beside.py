"""Networks beside MobileNet: what the page says of them."""

from pathlib import Path

from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.peers import peers
from mobilenet_viz.page_data import beside


def test_all_of_them_are_listed_and_those_answer_whose_weights_are_here(models: Path) -> None:
    listed = {each["name"]: each for each in beside.networks()}
    assert list(peers()) == list(listed)
    answering = ["mobilenet-v1-1.0", "mobilenet-v1-0.25", "squeezenet-1.1", "efficientnet-lite0"]
    assert answering == [name for name, each in listed.items() if each["embedded"]]
    assert answering == [peer.name for peer in beside.answering()]
    peers()["resnet50"].file.path.write_bytes(b"weights")
    assert [*answering, "resnet50"] == [peer.name for peer in beside.answering()]
    assert (15_470_264_320, 138_357_544) == tuple(listed["vgg16"][key] for key in ("mult_adds", "parameters"))


def test_the_family_has_the_accuracies_of_its_weights() -> None:
    family = {(each["alpha"], each["size"]): each for each in beside.family()}
    assert 16 == len(family)
    assert (70.9, 41.5) == (family[1.0, 224]["top1"], family[0.25, 128]["top1"])
    assert family[0.5, 160]["mult_adds"] == ledger(mobilenet_v1(0.5, 160)).mult_adds


def test_the_newest_needs_two_thirds_of_the_work() -> None:
    assert "less" == beside.right()
    assert 385_187_552 / 568_740_352 == beside.share()


def test_who_has_seen_the_whole_photo_is_told_by_the_field_of_its_last_maps() -> None:
    listed = {each["name"]: each for each in beside.networks()}
    assert ["squeezenet-1.1", "vgg16"] == [name for name, each in listed.items() if not each["all"]]
    assert ("block5_conv3", 196, 4 * 138_357_544) == tuple(listed["vgg16"][key] for key in ("layer", "field", "bytes"))


def test_the_tutorials_fifth_is_the_work_and_not_the_size(models: Path) -> None:
    said = beside.claim({})
    assert (0.528, 0.201) == (round(said["parameters"], 3), round(said["work"], 3))
    assert (False, None, "DenseNet121") == (said["here"], said["agree"], said["other"])
    peers()["densenet121"].file.path.write_bytes(b"weights")
    assert beside.claim({beside.OURS: 208})["here"]
    for other, agree in ((208, True), (207, False)):
        assert agree is beside.claim({beside.OURS: 208, "densenet121": other})["agree"]
