"""Pictures come in from folders and ZIPs: what cannot be used is one sentence, and nothing else is lost."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from numpy.testing import assert_array_equal
from PIL import Image

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images
from mobilenet_viz.training import archive, collection
from mobilenet_viz.training.archive import as_zip, from_zip
from mobilenet_viz.training.collection import NAME, SIDE, Collection, Gathered, photo
from mobilenet_viz.training.folders import from_folder
from mobilenet_viz.training.samples import cats_dogs
from tests.collections_of_pictures import TWO, noise, noisy, png, zipped
from tests.difficult import ACCEPTED, REFUSED

WHOLE = {"a": 2, "b": 2}


def counts(found: Collection) -> dict[str, int]:
    return {name: len(photos) for name, photos in found.classes.items()}


def sentences(why: Refusal) -> list[str]:
    return [why.in_language(language) for language in text.LANGUAGES]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    assert all(sentence.isprintable() for sentence in sentences(caught.value))
    return caught.value.key


def unpacked(folder: Path, members: dict[str, bytes]) -> Path:
    for name, data in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_and_its_zip_are_the_same_collection(tmp_path: Path) -> None:
    of_folder, left = from_folder(unpacked(tmp_path, TWO))
    of_zip, left_too = from_zip(zipped(TWO))
    assert ([], []) == (left, left_too)
    assert WHOLE == counts(of_folder)
    assert of_folder.digest == of_zip.digest
    assert [0, 0, 1, 1] == of_folder.labels.tolist()
    assert_array_equal(noise(3), of_folder.photos[2].pixels)


def test_a_collection_comes_back_from_its_zip_pixel_by_pixel_without_its_files_names() -> None:
    data = as_zip(cats_dogs())
    again, left = from_zip(data)
    assert ([], cats_dogs().digest) == (left, again.digest)
    assert data == as_zip(again)
    assert "cat/0001.png" == zipfile.ZipFile(io.BytesIO(data)).namelist()[0]


def test_a_zip_of_a_photo_holds_neither_exif_nor_more_than_the_network_sees() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    file = io.BytesIO()
    Image.fromarray(noise(1, 500)).save(file, "JPEG", exif=exif)
    assert b"where I live" in file.getvalue()
    found, _ = from_zip(zipped(TWO | {"a/photo.jpg": file.getvalue()}))
    assert (SIDE, SIDE, 3) == found.classes["a"][2].pixels.shape
    assert b"where I live" not in as_zip(found)


def test_photos_come_in_by_the_one_way() -> None:
    """Turned upright, in sRGB, on white: as everywhere."""
    name, sample = next(iter(ACCEPTED.items()))
    square = images.decode(sample.data).square
    expected = square if len(square) <= SIDE else images.resized(square, (SIDE, SIDE))
    assert_array_equal(expected, photo(name, sample.data).pixels)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_picture_is_left_out_with_its_sentence_and_the_rest_stays(name: str) -> None:
    found, left = from_zip(zipped(TWO | {"a/bad.jpg": REFUSED[name].data}))
    assert WHOLE == counts(found)
    assert [("a/bad.jpg", REFUSED[name].key)] == [(each.name, each.why.key) for each in left]


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


LEFT_OUT = {
    "../../a/evil.png": "picture_points_outside",
    "/etc/a/evil.png": "picture_points_outside",
    "a\\..\\evil.png": "picture_points_outside",
    "C:/a/evil.png": "picture_points_outside",
    "a/deeper/3.png": "picture_nested",
    "loose.png": "picture_without_class",
    f"{'x' * 1000}/3.png": "class_name",
    "<b>cats/3.png": "class_name",
    "a\x1b[31m/3.png": "class_name",
    " a/3.png": "class_name",
    "a/inner.zip": "not_an_image",
    "a/nothing.png": "empty_file",
}


@pytest.mark.parametrize("name", LEFT_OUT, ids=[name[:20] for name in LEFT_OUT])
def test_what_a_zip_should_not_hold_is_left_out_and_the_rest_stays(name: str) -> None:
    data = {"a/inner.zip": zipped(TWO), "a/nothing.png": b""}.get(name, png(9))
    found, left = from_zip(zipped(TWO | {name: data}))
    assert WHOLE == counts(found)
    assert [LEFT_OUT[name]] == [each.why.key for each in left]
    assert all(each.name.isprintable() and len(each.name) <= NAME for each in left)
    assert all(line.isprintable() for each in left for line in sentences(each.why))


def test_a_long_name_of_a_picture_is_cut_where_it_is_shown() -> None:
    found, left = from_zip(zipped(TWO | {f"a/{'y' * 1000}<i>.png": png(9)}))
    assert ([], 3) == (left, len(found.classes["a"]))
    assert NAME == len(found.classes["a"][2].name)


def test_links_are_not_followed(tmp_path: Path) -> None:
    file = io.BytesIO(zipped(TWO))
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(link("a/link.png"), "/etc/passwd")
    found, left = from_zip(file.getvalue())
    assert (WHOLE, ["picture_link"]) == (counts(found), [each.why.key for each in left])
    folder = unpacked(tmp_path / "here", TWO)
    (tmp_path / "secret.png").write_bytes(png(9))
    (folder / "a" / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "c").symlink_to(tmp_path)
    found, left = from_folder(folder)
    assert (WHOLE, ["picture_link"] * 2) == (counts(found), [each.why.key for each in left])


def test_what_systems_put_beside_pictures_is_passed_over(tmp_path: Path) -> None:
    beside = {"a/.DS_Store": b"x", "__MACOSX/a/1.png": b"x", "b/Thumbs.db": b"x", ".git/config": b"x"}
    assert (WHOLE, []) == (counts(from_zip(zipped(TWO | beside))[0]), from_zip(zipped(TWO | beside))[1])
    assert [] == from_folder(unpacked(tmp_path, TWO | beside))[1]


def test_a_folder_around_all_is_looked_into() -> None:
    found, left = from_zip(zipped({f"my pictures/{name}": data for name, data in TWO.items()}))
    assert (WHOLE, []) == (counts(found), left)


def test_a_bomb_is_unpacked_no_further_than_a_picture_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "FILE_BYTES", 100_000)
    monkeypatch.setattr(archive, "FILE_BYTES", 100_000)
    found, left = from_zip(zipped(TWO | {"a/bomb.png": bytes(10_000_000)}))
    assert (WHOLE, ["file_too_large"]) == (counts(found), [each.why.key for each in left])
    monkeypatch.setattr(archive, "UNPACKED", 1_000_000)
    assert "archive_too_large" == refused(lambda: from_zip(zipped(TWO | {"a/bomb.png": bytes(10_000_000)})))


def test_more_files_than_are_looked_at_are_refused(tmp_path: Path) -> None:
    many = zipped({f"a/{number}.png": b"" for number in range(10_001)})
    assert "too_many_files" == refused(lambda: from_zip(many))
    for number in range(10_001):
        (tmp_path / "a").mkdir(exist_ok=True)
        (tmp_path / "a" / f"{number}.png").touch()
    assert "too_many_files" == refused(lambda: from_folder(tmp_path))


def test_without_folders_or_with_one_class_or_eleven_there_is_nothing_to_tell_apart(tmp_path: Path) -> None:
    assert "collection_no_folders" == refused(lambda: from_zip(zipped({"1.png": png(1), "2.png": png(2)})))
    assert "collection_no_folders" == refused(lambda: from_folder(unpacked(tmp_path, {"1.png": png(1)})))
    assert "collection_classes" == refused(lambda: from_zip(zipped({"a/1.png": png(1)})))
    eleven = {f"{name}/1.png": png(number) for number, name in enumerate("abcdefghijk")}
    assert "collection_classes" == refused(lambda: from_zip(zipped(eleven)))


def test_what_is_no_zip_is_refused() -> None:
    whole = zipped(TWO)
    for data in (b"", b"PK", whole[: len(whole) // 2], whole[:-1], png(1)):
        assert "archive_broken" == refused(lambda data=data: from_zip(data))  # type: ignore[misc]  # its own each


def test_a_damaged_member_is_left_out() -> None:
    whole = bytearray(zipped(TWO, zipfile.ZIP_STORED))
    at = whole.index(png(1)) + 50
    whole[at] ^= 255
    found, left = from_zip(bytes(whole))
    assert ({"a": 1, "b": 2}, ["archive_member"]) == (counts(found), [each.why.key for each in left])


def test_when_the_memory_is_used_up_what_has_come_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "BYTES", 3 * noise(1).nbytes)
    gathered = Gathered()
    for number, name in enumerate("aab"):
        gathered.add(name, "", png(number))
    assert "collection_full" == refused(lambda: gathered.add("b", "", png(9)))
    assert {"a": 2, "b": 1} == counts(gathered.collection())


def test_the_same_picture_has_one_digest_and_another_side_another() -> None:
    first, again = (photo("x", png(1)) for _ in range(2))
    assert first.digest == again.digest != photo("x", png(2)).digest
    assert noisy(2, 2).digest != noisy(1, 3).digest  # the same pictures, otherwise called
