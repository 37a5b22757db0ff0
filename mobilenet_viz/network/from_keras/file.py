"""A `.keras` file: a zip, of which the description of the model is read and nothing else; no weights, no objects.

Whoever wrote it may have meant harm, so no more is read and unpacked than a model of `walk.LAYERS` layers needs.
"""

import json
import zipfile
from typing import Any, BinaryIO, cast

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.options import shown
from mobilenet_viz.network.from_keras.walk import LAYERS

CONFIG = "config.json"
MEGABYTES = 4  # of the description, unpacked; Keras writes about 900 bytes a layer
LIMIT = MEGABYTES * 2**20


def read_config(file: BinaryIO) -> Any:
    """The description that `walk.ledger_of` prices: whatever JSON the file says.

    file: opened for reading and seeking; it may be of any size, about its end and one member are read.
    Raises Refusal model_no_file for what is no whole `.keras` file, model_too_large, model_points_outside.
    """
    return read_member(file, CONFIG)


def read_member(file: BinaryIO, name: str) -> Any:
    """The JSON of another member, in the same way."""
    try:
        with zipfile.ZipFile(cast(BinaryIO, _Sparing(file))) as archive:
            return json.loads(_description(archive, name))
    except Refusal:
        raise
    except Exception as error:  # zipfile, zlib and json raise what they like at bytes of somebody's own
        raise Refusal("model_no_file") from error


def _description(archive: zipfile.ZipFile, name: str) -> bytes:
    for other in archive.namelist():
        if other.startswith(("/", "\\")) or ":" in other or ".." in other.replace("\\", "/").split("/"):
            raise Refusal("model_points_outside", name=shown(other))
    member = archive.getinfo(name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile  # Keras stores; others unpack without a bound for what one read may give
    if member.file_size > LIMIT:
        raise _too_large()
    with archive.open(member) as stream:
        return stream.read(member.file_size)


class _Sparing:
    """A file that hands out so many bytes and no more, whatever its table of contents asks for."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, 2 * LIMIT
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise _too_large()
        return data


def _too_large() -> Refusal:
    return Refusal("model_too_large", limit=MEGABYTES, layers=LAYERS)
