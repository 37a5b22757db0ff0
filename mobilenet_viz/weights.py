"""Which trained weights the project carries, and whether they are whole.

The files are HDF5 as `keras.applications` reads it: `model.load_weights(path)` for any model whose layers
with weights stand in the order of `keras.applications.MobileNet`. Origins and licences: assets/SOURCES.md.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mobilenet_viz.assets import ASSETS
from mobilenet_viz.refusal import Refusal

SIZES = (96, 128, 160, 192, 224)
"""Input sides in px at which the network answers. All weights were trained at `WeightsFile.resolution`."""


@dataclass(frozen=True)
class WeightsFile:
    """Float32 weights of one MobileNetV1 with 1000 ImageNet classes."""

    alpha: float
    resolution: int  # px, trained at
    path: Path
    sha256: str
    source: str


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


def answering(alpha: float, resolution: int) -> tuple[float, int]:
    """The (alpha, resolution) that answers for the one asked for: nearest embedded α, nearest of `SIZES`.

    Halfway between two, the larger answers. Any input is answered: 32 px by 96 px.
    """
    return (
        min((file.alpha for file in EMBEDDED), key=lambda have: (abs(have - alpha), -have)),
        min(SIZES, key=lambda have: (abs(have - resolution), -have)),
    )


def checked(alpha: float) -> WeightsFile:
    """The embedded weights of exactly this α, found whole.

    Raises KeyError for an α that is not embedded (ask `answering` first), `Refusal` as `check` does.
    """
    return check({file.alpha: file for file in EMBEDDED}[alpha])


def check(file: WeightsFile) -> WeightsFile:
    """The same file, its SHA-256 found right. Read once a process, and again after it changed.

    Raises `Refusal` weights_missing or weights_damaged, naming the file and the command that rebuilds it.
    """
    try:
        state = file.path.stat()
        digest = _sha256(file.path, state.st_mtime_ns, state.st_size)
    except OSError:
        raise _refusal("weights_missing", file) from None
    if digest != file.sha256:
        raise _refusal("weights_damaged", file)
    return file


@lru_cache(maxsize=8)
def _sha256(path: Path, mtime_ns: int, size: int) -> str:
    # Time and size are arguments for the cache's sake: a file that changed is another question.
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refusal(key: str, file: WeightsFile) -> Refusal:
    name = f"weights/{file.path.name}"
    return Refusal(key, file=f"assets/{name}", command=f"python assets/rebuild.py {name}")
