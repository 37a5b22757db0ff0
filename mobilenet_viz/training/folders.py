"""A folder with a folder a class, as Keras' `image_dataset_from_directory` takes it."""

from collections.abc import Iterator
from pathlib import Path

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.collection import FILE_BYTES, FILES, Collection, Found, Gathered, LeftOut

OF_THE_SYSTEM = ("Thumbs.db", "desktop.ini", "__MACOSX")  # beside all whose name begins with a dot


def from_folder(folder: Path) -> tuple[Collection, list[LeftOut]]:
    """The pictures in its folders, and what was left out.

    Raises OSError for no folder that can be read, Refusal collection_no_folders, collection_classes, too_many_files.
    """
    gathered = Gathered()
    inside = [path for path in sorted(folder.iterdir()) if not is_of_the_system(path.name)]
    classes = [path for path in inside if path.is_dir() and not path.is_symlink()]
    if not classes:
        raise Refusal("collection_no_folders")
    for path in inside:
        if path not in classes:
            gathered.leave_out(path.name, Refusal("picture_link" if path.is_symlink() else "picture_without_class"))
    gathered.add_all(_bounded(found for path in classes for found in _pictures(path, gathered)))
    return gathered.collection(), gathered.left_out


def is_of_the_system(name: str) -> bool:
    """A file or folder that nobody put there."""
    return name.startswith(".") or name in OF_THE_SYSTEM


def _pictures(folder: Path, gathered: Gathered) -> Iterator[Found]:
    for path in sorted(folder.iterdir()):
        if is_of_the_system(path.name):
            continue
        if path.is_symlink() or not path.is_file():  # a link may lead anywhere, a device may never end
            why = Refusal("picture_nested" if path.is_dir() and not path.is_symlink() else "picture_link")
            gathered.leave_out(f"{folder.name}/{path.name}", why)
            continue
        yield folder.name, path.name, lambda path=path: _read(path)  # type: ignore[misc]  # its own path each


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FILE_BYTES + 1)  # one more than is taken: refused without reading all


def _bounded(files: Iterator[Found]) -> Iterator[Found]:
    for number, file in enumerate(files, start=1):
        if number > FILES:
            raise Refusal("too_many_files", limit=FILES)
        yield file
