"""What the command line cannot use: exit status 2 and one sentence that says what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from mobilenet_viz.facts import weights
from mobilenet_viz.facts.samples import SAMPLES
from tests.difficult import REFUSED
from tests.test_layers import ROOT

pytestmark = pytest.mark.usefixtures("same_environment")

DOG = str(SAMPLES["dog"])


def test_fetch_without_internet_is_one_sentence(complaint: Any, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object) -> None:
        raise URLError("Name or service not known")

    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", offline)
    sentence = complaint("fetch", "--alpha", "0.5")
    assert "connect this computer to the internet" in sentence
    assert "python -m mobilenet_viz fetch --alpha 0.5 --resolution 224" in sentence


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--alpha", "nan"], "alpha = nan: must be between 1/32 and 2"),
        (["--alpha", "inf"], "alpha = inf: must be between 1/32 and 2"),
        (["--alpha", "0.03"], "alpha = 0.03: must be between 1/32 and 2"),
        (["--alpha", "much"], "'much'"),
        (["--resolution", "31"], "resolution = 31: must be 32…448 px"),
        (["--resolution", "449"], "resolution = 449: must be 32…448 px"),
        (["--resolution", "96.5"], "'96.5'"),
        (["--rho", "1"], "--rho"),
    ],
)
@pytest.mark.parametrize("command", [["ledger"], ["classify", DOG]], ids=["ledger", "classify"])
def test_a_number_out_of_range_is_refused(
    complaint: Any, command: list[str], options: list[str], expected: str
) -> None:
    assert expected in complaint(*command, *options)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "COMMAND"),
        (["guess"], "guess"),
        (["ledger", "--padding", "none"], "padding = none: must be keras or same"),
        (["ledger", "--json", "--csv"], "not allowed with"),
        (["ledger", "--model", DOG], "no whole .keras file"),
        (["ledger", "--model", DOG, "--padding", "same"], "not allowed with"),
        (["ledger", "--model", DOG, "--alpha", "1"], "alpha = 1.0: the model in the file has its own"),
        (["ledger", "--model", str(ROOT / "no such model.keras")], "no such model.keras"),
        (["ledger", "--model", str(ROOT)], str(ROOT)),
        (["classify"], "PHOTO"),
        (["classify", DOG, "--fit", "stretch"], "stretch"),
        (["fetch"], "--all"),
        (["fetch", "--alpha", "0.6"], "choose from these"),
        (["classify", DOG, "--network", "vgg16", "--heatmap", "map.png"], "not allowed with"),
        (["classify", DOG, "--top", "0"], "1...1000"),
        (["classify", DOG, "--top", "1001"], "1...1000"),
        (["classify", DOG, "--top", "five"], "1...1000"),
        (["classify", str(ROOT / "no such photo.jpg")], "no such photo.jpg"),
        (["classify", str(ROOT)], str(ROOT)),
        (["classify", "x" * 1000], "xxx"),
    ],
    ids=lambda value: " ".join(map(str, value))[:40] if isinstance(value, list) else "",
)
def test_a_command_that_cannot_be_followed_is_refused(complaint: Any, arguments: list[str], expected: str) -> None:
    assert expected in complaint(*arguments)


@pytest.mark.parametrize("name", REFUSED)
def test_every_refused_file_is_refused_here_too(complaint: Any, name: str, tmp_path: Path) -> None:
    photo = tmp_path / name
    photo.write_bytes(REFUSED[name].data)
    complaint("classify", str(photo))


@pytest.mark.parametrize("place", ["no such folder/map.png", "."])
def test_a_heat_map_that_cannot_be_written_is_refused(complaint: Any, place: str, tmp_path: Path) -> None:
    options = ("--alpha", "0.25", "--resolution", "96", "--heatmap", str(tmp_path / place))
    assert str(tmp_path / place) in complaint("classify", DOG, *options)


# The photo's own name, the name of a link to it, a hard link's, a longer way there.
OWN_NAMES: dict[str, Callable[[Path], Path]] = {
    "itself": lambda photo: photo,
    "symlink": lambda photo: _made(photo.with_name("link.png").symlink_to, photo),
    "hardlink": lambda photo: _made(photo.with_name("hard.png").hardlink_to, photo),
    "detour": lambda photo: photo.parent / ".." / photo.parent.name / photo.name,
}


def _made(link: Callable[[Path], None], photo: Path) -> Path:
    link(photo)
    (made,) = (path for path in photo.parent.iterdir() if path != photo)
    return made


@pytest.mark.parametrize("name", OWN_NAMES)
def test_a_heat_map_does_not_take_the_place_of_its_photo(complaint: Any, name: str, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(SAMPLES["dog"].read_bytes())
    place = OWN_NAMES[name](photo)
    assert f"{place} is the photo itself" in complaint("classify", str(photo), "--heatmap", str(place))
    assert SAMPLES["dog"].read_bytes() == photo.read_bytes()


@pytest.mark.parametrize("name", ["map.bmp", "map", "map.png.txt"])
def test_a_heat_map_is_written_as_its_suffix_says_or_not_at_all(complaint: Any, name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    sentence = complaint("classify", DOG, "--heatmap", str(place))
    assert sentence.startswith(f"{place}: ")
    assert ".png .jpg .jpeg .webp" in sentence
    assert not place.exists()


@pytest.mark.parametrize(("data", "problem"), [(None, "missing"), (b"abc", "damaged")])
def test_weights_that_are_not_whole_are_named_with_the_cure(
    complaint: Any, data: bytes | None, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mobilenet_1_0_224_tf.h5"
    if data is not None:
        path.write_bytes(data)
    monkeypatch.setattr(weights, "EMBEDDED", tuple(replace(file, path=path) for file in weights.EMBEDDED))
    sentence = complaint("classify", DOG)
    assert problem in sentence
    assert "python assets/rebuild.py weights/mobilenet_1_0_224_tf.h5" in sentence
