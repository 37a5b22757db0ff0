"""Which trained weights there are, which of them are here, and whether the embedded ones are whole.

Two files are embedded; the other fourteen that were published may lie where Keras puts what it fetches. All are HDF5 as
`keras.applications` reads it: `model.load_weights(path)` for any model whose layers with weights stand in the order of
`keras.applications.MobileNet`. Origins and licences: assets/SOURCES.md.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.refusal import Refusal

SIZES = (96, 128, 160, 192, 224)
"""Input sides in px at which the network answers, whatever size its weights were trained at."""

_NAMES = {1.0: "1_0", 0.75: "7_5", 0.5: "5_0", 0.25: "2_5"}  # α in Keras' file names
PUBLISHED = tuple((alpha, resolution) for alpha in _NAMES for resolution in (224, 192, 160, 128))
"""(alpha, px trained at) of the sixteen published checkpoints, the largest first."""
UNFINISHED = ".fetching"
"""Ending of an empty file beside one that is being fetched, or whose fetching was broken off: that one is not here."""
NO_HOME = "/tmp"
"""Where Keras puts its folder for a user without a home of their own, or one they may not write to."""
FETCH_ALL = "python -m mobilenet_viz fetch --all"
AnyFile = TypeVar("AnyFile", bound="File")


@dataclass(frozen=True)
class File:
    """Float32 weights of a network with 1000 ImageNet classes, a part of this project."""

    path: Path
    sha256: str | None  # None: a file of Keras' folder, of which no hash is known
    source: str

    @property
    def name(self) -> str:
        """The path as people are told it: below the project, or below their home folder."""
        if self.sha256:
            return f"assets/weights/{self.path.name}"
        home = Path(os.path.expanduser("~"))
        return f"~/{self.path.relative_to(home).as_posix()}" if self.path.is_relative_to(home) else str(self.path)

    @property
    def here(self) -> bool:
        """Is it a part of this project, or does it lie whole in Keras' folder at this moment?"""
        return self.sha256 is not None or self.path.name in lying()

    @property
    def command(self) -> str:
        """What brings the file back."""
        return f"python assets/rebuild.py weights/{self.path.name}"

    def refused(self, key: str, **values: object) -> Refusal:
        """The refusal weights_missing, weights_damaged or weights_unusable of this file, or another that says more."""
        return Refusal(key, file=self.name, command=self.command, **values)


@dataclass(frozen=True)
class WeightsFile(File):
    """Those of one MobileNetV1, embedded or in Keras' folder."""

    alpha: float
    resolution: int  # px, trained at

    @property
    def checkpoint(self) -> str:
        """The name its authors published it by."""
        return f"MobileNet_v1_{self.alpha}_{self.resolution}"

    @property
    def command(self) -> str:
        if self.sha256:
            return super().command
        return f"python -m mobilenet_viz fetch --alpha {self.alpha:g} --resolution {self.resolution}"


EMBEDDED = (
    WeightsFile(
        alpha=1.0,
        resolution=224,
        path=ASSETS / "weights" / "mobilenet_1_0_224_tf.h5",
        sha256="67102db60369143f345ff8f72b6ff03d63da0fb169d08adafe57b336033b4f85",
        source="MobileNet_v1_1.0_224 of TensorFlow models, read from a frozen graph",
    ),
    WeightsFile(
        alpha=0.25,
        resolution=224,
        path=ASSETS / "weights" / "mobilenet_2_5_224_tf.h5",
        sha256="98d047950e59f478af63681720906940efc8ce8cecb95bce5c7b47394f8bd63d",
        source="MobileNet_v1_0.25_224 of TensorFlow models, as converted by Keras",
    ),
)


def folder() -> Path:
    """Where Keras puts what it fetches: `models` in $KERAS_HOME, else in ~/.keras (or /tmp/.keras: as Keras does)."""
    home = os.path.expanduser("~")  # which stays "~" for a user without a home, where `Path.home` would raise
    usual = Path(home if home != "~" and os.access(home, os.W_OK) else NO_HOME) / ".keras"
    return Path(os.path.expanduser(os.environ.get("KERAS_HOME", usual))) / "models"


def file_of(alpha: float, resolution: int) -> WeightsFile:
    """The embedded file of a published pair, else the one in Keras' folder, here or not. KeyError for other pairs."""
    for file in EMBEDDED:
        if (file.alpha, file.resolution) == (alpha, resolution):
            return file
    if (alpha, resolution) not in PUBLISHED:
        raise KeyError((alpha, resolution))
    path = folder() / _file_name(alpha, resolution)
    source = f"MobileNet_v1_{alpha:g}_{resolution} as Keras fetched it, from this computer's disk"
    return WeightsFile(path, None, source, alpha, resolution)


def lying() -> set[str]:
    """Names of the files that lie whole in Keras' folder at this moment, of whatever network."""
    try:
        names = set(os.listdir(folder()))
    except OSError:  # Keras has fetched nothing yet
        return set()
    return names - {name.removesuffix(UNFINISHED) for name in names if name.endswith(UNFINISHED)}


def here() -> tuple[WeightsFile, ...]:
    """The files that are here: the embedded ones, then what lies in Keras' folder at this moment."""
    whole = lying()
    files = (file_of(*pair) for pair in PUBLISHED if _file_name(*pair) in whole)
    return *EMBEDDED, *(file for file in files if not file.sha256)


def alphas() -> tuple[float, ...]:
    """Every α with weights here, the widest first."""
    return tuple(sorted({file.alpha for file in here()}, reverse=True))


def _file_name(alpha: float, resolution: int) -> str:
    return f"mobilenet_{_NAMES[alpha]}_{resolution}_tf.h5"


def answering(alpha: float, resolution: int) -> tuple[float, int]:
    """The (alpha, resolution) that answers for the one asked for: nearest α with weights here, nearest of `SIZES`.

    Halfway between two, the larger answers. Any input is answered: 32 px by 96 px.
    """
    return (
        min((file.alpha for file in here()), key=lambda have: (abs(have - alpha), -have)),
        min(SIZES, key=lambda have: (abs(have - resolution), -have)),
    )


def chosen(alpha: float, resolution: int) -> WeightsFile:
    """Of the weights here of exactly this α, those trained nearest to this size; halfway between two, at the larger.

    Raises KeyError for an α without weights here: ask `answering` first.
    """
    files = [file for file in here() if file.alpha == alpha]
    if not files:
        raise KeyError(alpha)
    return min(files, key=lambda file: (abs(file.resolution - resolution), -file.resolution))


@dataclass(frozen=True)
class Published:
    """One of the sixteen networks with published weights, and who answers for it here."""

    alpha: float
    resolution: int
    here: bool
    answers: WeightsFile
    command: str  # fetches it


def published() -> tuple[Published, ...]:
    """All sixteen, the largest first."""
    files = here()
    published = ((pair, file_of(*pair)) for pair in PUBLISHED)
    return tuple(Published(*pair, file in files, chosen(*answering(*pair)), file.command) for pair, file in published)


def checked(alpha: float, resolution: int = 224) -> WeightsFile:
    """The weights `chosen`, found whole as far as can be known without reading them as a network.

    Raises KeyError as `chosen` does, `Refusal` as `check` does.
    """
    return check(chosen(alpha, resolution))


def check(file: AnyFile) -> AnyFile:
    """The same file, an embedded one's SHA-256 found right. Read once a process, and again after it changed.

    Raises `Refusal` weights_missing or weights_damaged, naming the file and the command that brings it back.
    """
    try:
        state = file.path.stat()
        damaged = file.sha256 and file.sha256 != _sha256(file.path, state.st_mtime_ns, state.st_size)
    except OSError:
        raise file.refused("weights_missing") from None
    if damaged:
        raise file.refused("weights_damaged")
    return file


@lru_cache(maxsize=8)
def _sha256(path: Path, mtime_ns: int, size: int) -> str:
    # Time and size are arguments for the cache's sake: a file that changed is another question.
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
