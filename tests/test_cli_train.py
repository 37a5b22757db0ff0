"""The command line teaches a network a folder's classes, writes it, and asks it; of a file that is given only numbers
are read."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mobilenet_viz.__main__ import main
from mobilenet_viz.pixels import images
from mobilenet_viz.training import card
from tests.collections_of_pictures import some

pytestmark = pytest.mark.usefixtures("same_environment")

QUICK = ("--base", "mobilenet-v1-0.25", "--epochs", "2", "--seed", "3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight cats and eight dogs, and a letter."""
    root = tmp_path_factory.mktemp("pictures")
    for name, photos in some(8).classes.items():
        (root / name).mkdir()
        for photo in photos:
            (root / name / f"{photo.name}.png").write_bytes(images.to_png(photo.pixels))
    (root / "cat" / "letter.txt").write_text("Dear network")
    return root


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    assert 0 == main(list(arguments))
    return capsys.readouterr()


def test_a_network_is_taught_written_and_asked(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    tmp_path: Path,
    complaint: Any,
) -> None:
    model = str(tmp_path / "mine.keras")
    out, err = run(capsys, "train", str(folder), *QUICK, "--json", "--out", model)
    said = json.loads(out)
    assert ["cat", "dog"] == said["classes"]
    assert ["cat/letter.txt"] == list(said["left_out"])
    assert {2} == {len(column) for column in said["history"].values()}
    assert 12 == len(said["split"]["train"])
    assert 16 == len({*said["split"]["train"], *said["split"]["validation"]})
    right = sum(said["confusion"][place][place] for place in range(2))
    assert said["validation_accuracy"] == right / 4
    assert 257 == said["trainable"]
    assert "letter.txt" in err
    assert "epoch 2" in err

    photo = str(folder / "cat" / "001.png")
    out, err = run(capsys, "classify", photo, "--model", model, "--json")
    top = json.loads(out)["top"]
    assert {"cat", "dog"} == {each["class"] for each in top}
    assert 1 == pytest.approx(sum(each["probability"] for each in top))
    assert "model = " not in err
    assert "alpha = 0.5" in complaint("classify", photo, "--model", model, "--alpha", "0.5")
    assert 0 == main(["ledger", "--model", model])  # it is a Keras model like any other


def test_as_a_table_and_from_a_zip(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "pictures.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.rglob("*.png"):
            archive.write(path, path.relative_to(folder))
    out, _ = run(capsys, "train", str(packed), *QUICK, "--freeze", "conv_pw_12_relu", "--augment")
    assert "16 pictures of 2 classes: 12 to learn from, 4 held back" in out
    assert ["is", "/", "called", "cat", "dog"] == out.splitlines()[-3].split()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--base", "vgg16"], "base = vgg16: must be one of mobilenet-v1-1.0"),
        (["--freeze", "conv_pw_14"], "freeze = conv_pw_14: must be one of"),
        (["--epochs", "0"], "epochs = 0: must be between 1 and 200"),
        (["--epochs", "many"], "'many'"),
        (["--out", "mine.h5"], "mine.h5: a network is written as a .keras file"),
    ],
)
def test_what_cannot_be_asked_for_is_one_sentence(
    complaint: Any,
    folder: Path,
    options: list[str],
    expected: str,
) -> None:
    assert expected in complaint("train", str(folder), *options)


def test_no_folder_and_one_without_classes_are_one_sentence(complaint: Any, tmp_path: Path) -> None:
    assert "no such" in complaint("train", str(tmp_path / "no such"))
    assert "no folder with pictures" in complaint("train", str(tmp_path))


def taught_file(said: object) -> bytes:
    """A .keras file that says this of itself, with a description of nothing."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("config.json", json.dumps({"class_name": "Functional", "module": "os", "config": {}}))
        archive.writestr(card.MEMBER, json.dumps(said))
    return file.getvalue()


GOOD = {"classes": ["a", "b"], "settings": {"base": "mobilenet-v1-0.25", "resolution": 96}}
NOT_OURS = {
    "no card": ["x"],
    "one class": GOOD | {"classes": ["a"]},
    "no names": GOOD | {"classes": [1, 2]},
    "markup": GOOD | {"classes": ["<b>", "b"]},
    "another base": GOOD | {"settings": {"base": "vgg16"}},
    "more settings": GOOD | {"settings": {"run": "rm"}},
    "other numbers": GOOD | {"settings": {"epochs": "3"}},
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_a_file_of_somebody_elses_is_refused(complaint: Any, folder: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "mine.keras"
    path.write_bytes(taught_file(NOT_OURS[what]))
    assert "not written by the command train" in complaint(
        "classify", str(folder / "cat" / "001.png"), "--model", str(path)
    )


def test_a_file_whose_description_is_another_networks_is_refused(
    complaint: Any,
    folder: Path,
    tmp_path: Path,
) -> None:
    """Its class would be one of the system's, if anybody built it."""
    path = tmp_path / "mine.keras"
    path.write_bytes(taught_file(GOOD))
    assert complaint("classify", str(folder / "cat" / "001.png"), "--model", str(path))
