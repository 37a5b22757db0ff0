"""Pictures in named classes, gathered one by one: what can be used is kept, what cannot is left out and listed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.pixels import images

SIDE = 224  # px, at most kept of a picture: what the networks take in
CLASSES = (2, 10)
NAME = 60  # characters of a class's name
FILES = 10_000  # that are looked at
FILE_BYTES = 25 * 2**20  # of one picture's file
BYTES = 256 * 2**20  # of all pixels that are kept: 1,700 photos, or any number of small pictures
NO_FOLDER_NAME = frozenset('/\\:*?"<>|')  # a class is a folder of the ZIP that it is saved in, also on Windows


@dataclass(frozen=True, eq=False)
class Photo:
    """One picture: (S, S, 3) uint8, RGB, S ≤ `SIDE`, read-only. Two are the same when their digest is."""

    name: str  # of its file
    pixels: NDArray[np.uint8]
    digest: str = field(init=False)  # SHA-256 of side and pixels

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "pixels", np.array(self.pixels, np.uint8)
        )  # nobody changes it behind the digest's back
        self.pixels.flags.writeable = False
        said = len(self.pixels).to_bytes(2, "big") + self.pixels.tobytes()
        object.__setattr__(self, "digest", hashlib.sha256(said).hexdigest())

    def at(self, resolution: int) -> NDArray[np.uint8]:
        """The picture at another size, (R, R, 3): enlarged where it is smaller."""
        return images.resized(self.pixels, (resolution, resolution))


def photo(name: str, data: bytes) -> Photo:
    """The centre square of a picture file. Raises the refusals of `images.decode`, and file_too_large."""
    if len(data) > FILE_BYTES:
        raise Refusal("file_too_large", limit=FILE_BYTES // 2**20)
    square = images.decode(data).square
    side = min(SIDE, len(square))
    return Photo(name, images.resized(square, (side, side)))


@dataclass(frozen=True, eq=False)
class Collection:
    """The pictures of each class. Two collections teach the same when their digest is the same."""

    classes: Mapping[str, tuple[Photo, ...]]
    private: bool = True  # somebody's own pictures

    def __post_init__(self) -> None:
        """Raises Refusal collection_classes, class_name, class_empty."""
        least, most = CLASSES
        if not least <= len(self.classes) <= most:
            raise Refusal("collection_classes", count=len(self.classes), least=least, most=most)
        for name, photos in self.classes.items():
            check_name(name)
            if not photos:
                raise Refusal("class_empty", name=name)

    @cached_property
    def photos(self) -> tuple[Photo, ...]:
        """All of them, class by class; other lists about pictures are in this order."""
        return tuple(photo for photos in self.classes.values() for photo in photos)

    @cached_property
    def labels(self) -> NDArray[np.int64]:
        """(pictures,): the place of each one's class."""
        return np.repeat(np.arange(len(self.classes)), [len(photos) for photos in self.classes.values()])

    @cached_property
    def digest(self) -> str:
        said = (f"{name}\0{photo.digest}\n" for name, photos in self.classes.items() for photo in photos)
        return hashlib.sha256("".join(said).encode()).hexdigest()


@dataclass(frozen=True)
class LeftOut:
    """A file, or a class, that could not be used, and why."""

    name: str
    why: Refusal


Found = tuple[str, str, Callable[[], bytes]]
"""Name of the class, name of the file, and what reads it."""


@dataclass
class Gathered:
    """What has been found so far."""

    left_out: list[LeftOut] = field(default_factory=list)
    _classes: dict[str, list[Photo]] = field(default_factory=dict)
    _bytes: int = 0

    def add_all(self, files: Iterable[Found]) -> None:
        """Each picture that can be used. What cannot is left out; a bad name of a class is said once."""
        bad: set[str] = set()
        for name, file, read in files:
            if name in bad:
                continue
            try:
                check_name(name)
            except Refusal as why:
                bad.add(name)
                self.leave_out(name, why)
                continue
            try:
                self.add(name, file, read())
            except Refusal as why:
                self.leave_out(f"{name}/{file}", why)

    def add(self, name: str, file: str, data: bytes) -> None:
        """One picture of a class. Raises Refusal; nothing is lost by it."""
        check_name(name)
        taken = photo(shown(file), data)
        if self._bytes + taken.pixels.nbytes > BYTES:
            raise Refusal("collection_full", limit=BYTES // 2**20)
        self._bytes += taken.pixels.nbytes
        self._classes.setdefault(name, []).append(taken)

    def leave_out(self, name: str, why: Refusal) -> None:
        self.left_out.append(LeftOut(shown(name), why))

    def collection(self) -> Collection:
        """Raises Refusal collection_classes where there are too few classes with pictures, or too many."""
        return Collection({name: tuple(photos) for name, photos in sorted(self._classes.items())})


def check_name(name: str) -> None:
    """Raises Refusal class_name unless this is a name for a class, and for a folder on any computer."""
    plain = name.isprintable() and not NO_FOLDER_NAME & set(name) and name == name.strip(" .")
    if not plain or not 1 <= len(name) <= NAME:
        raise Refusal("class_name", name=shown(name), limit=NAME, without=" ".join(sorted(NO_FOLDER_NAME)))


def shown(name: str) -> str:
    """A stranger's name as a sentence or a list repeats it: on one line, of bounded length."""
    text = "".join(each if each.isprintable() else "?" for each in name[: NAME + 1])
    return text if len(text) <= NAME else f"{text[: NAME - 1]}…"
