"""A collection as a ZIP with a folder a class, and back. Whoever made a ZIP may have meant harm: it is read in memory,
each member within bounds, and no name in it is ever a path here."""

import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images
from mobilenet_viz.training.collection import FILE_BYTES, FILES, Collection, Found, Gathered, LeftOut
from mobilenet_viz.training.folders import is_of_the_system

UNPACKED = 2 * 2**30  # bytes of all members that are read, unpacked
WRITTEN = (1980, 1, 1, 0, 0, 0)  # the earliest date a ZIP knows: the same collection is the same file


def as_zip(collection: Collection) -> bytes:
    """Each picture as it is kept, PNG: without EXIF, place and name of its file, and pixel by pixel the same."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # stored: a PNG does not shrink again
        for name, photos in collection.classes.items():
            for number, photo in enumerate(photos, start=1):
                member = zipfile.ZipInfo(f"{name}/{number:04}.png", WRITTEN)
                archive.writestr(member, images.to_png(photo.pixels))
    return file.getvalue()


def from_zip(data: bytes) -> tuple[Collection, list[LeftOut]]:
    """The pictures in its folders, and what was left out. One folder around them all is looked into.

    Raises Refusal archive_broken, too_many_files, collection_no_folders, collection_classes.
    """
    gathered = Gathered()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if not _is_of_the_system(each) and not each.is_dir()]
            if len(members) > FILES:
                raise Refusal("too_many_files", limit=FILES)
            gathered.add_all(_pictures(archive, members, gathered))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal("archive_broken") from error
    return gathered.collection(), gathered.left_out


def _pictures(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], gathered: Gathered) -> Iterator[Found]:
    sound = [each for each in members if _is_sound(each, gathered)]
    around = _folder_around([PurePosixPath(each.filename) for each in sound])
    if not any(len(PurePosixPath(each.filename).parts) > around + 1 for each in sound):
        raise Refusal("collection_no_folders")
    left = UNPACKED
    for member in sorted(sound, key=lambda each: each.filename):
        parts = PurePosixPath(member.filename).parts[around:]
        if len(parts) != 2:
            why = Refusal("picture_nested" if len(parts) > 2 else "picture_without_class")
            gathered.leave_out(member.filename, why)
            continue
        left -= member.file_size
        if left < 0:
            raise Refusal("archive_too_large", limit=UNPACKED // 2**30)
        yield parts[0], parts[1], lambda member=member: _read(archive, member)  # type: ignore[misc]  # its own each


def _is_sound(member: zipfile.ZipInfo, gathered: Gathered) -> bool:
    """Neither a path that leads out of the ZIP, nor a link; else it is left out."""
    name = member.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        gathered.leave_out(name, Refusal("picture_points_outside"))
    elif stat.S_ISLNK(member.external_attr >> 16):
        gathered.leave_out(name, Refusal("picture_link"))
    else:
        return True
    return False


def _folder_around(paths: list[PurePosixPath]) -> int:
    """1 where all stand in one folder that holds folders, as when a folder is packed; else 0."""
    tops = {path.parts[0] for path in paths if len(path.parts) > 1}
    loose = any(len(path.parts) == 1 for path in paths)
    return int(len(tops) == 1 and not loose and any(len(path.parts) > 2 for path in paths))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """At most one byte more than is taken, whatever the ZIP says of it. Raises Refusal archive_member."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("archive_member")  # others unpack without a bound for what one read may give
    try:
        with archive.open(member) as stream:
            return stream.read(FILE_BYTES + 1)
    except Exception as error:  # a wrong checksum, a password, a member that ends too soon
        raise Refusal("archive_member") from error


def _is_of_the_system(member: zipfile.ZipInfo) -> bool:
    return any(is_of_the_system(part) for part in PurePosixPath(member.filename).parts if part != "..")
