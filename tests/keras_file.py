"""`.keras` files made by hand, for tests: sound ones, and those of somebody who means harm."""

import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

from mobilenet_viz.network.from_keras.file import HEAD, LIMIT, TAIL, Ends
from tests.configs import behind_a_picture, conv, layer, sequential, taken

SMALL = behind_a_picture(conv())
SMALL_PARAMETERS = 8 * 27 + 8
OPEN = sequential(taken(None, None, 3), conv())  # takes photos of any size


def packed(config: Any, how: int = zipfile.ZIP_STORED, others: Mapping[str, bytes] | None = None) -> bytes:
    """A `.keras` file with this description, which is made JSON unless it is bytes, and these other members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr("config.json", config if isinstance(config, bytes) else json.dumps(config))
        for name, data in (others or {}).items():
            archive.writestr(name, data)
    return file.getvalue()


def ends(data: bytes) -> Ends:
    """What a browser sends of a file."""
    return Ends(data[:HEAD], data[max(HEAD, len(data) - TAIL) :], len(data))


def many_layers() -> bytes:
    """A hundred thousand of them."""
    long = [layer("ReLU", f"relu{number}") for number in range(100_000)]
    return packed(behind_a_picture(*long), zipfile.ZIP_DEFLATED)


@cache
def hostile() -> dict[str, tuple[bytes, str]]:
    """Files that are refused, by what is wrong with them, each with the key of its sentence."""
    return {
        "a program inside": (packed(behind_a_picture(layer("Lambda", "mine", function="4wEA"))), "model_lambda"),
        "cut off": (packed(SMALL)[:-30], "model_no_file"),
        "a photo": (b"\xff\xd8\xff\xe0" + bytes(1000), "model_no_file"),
        "nothing": (b"", "model_no_file"),
        "a zip bomb": (packed(bytes(50 * LIMIT), zipfile.ZIP_DEFLATED), "model_too_large"),
        "a path outside": (packed(SMALL, others={"../../etc/passwd": b""}), "model_points_outside"),
        "1e5 layers": (many_layers(), "model_too_large"),
        "deep": (packed(b"[" * 100_000), "model_no_file"),
    }
