"""A `.keras` file: a zip, of which the description of the model is read and nothing else; no weights, no objects.

Whoever wrote it may have meant harm, so no more is read and unpacked than a model of `walk.LAYERS` layers needs.
"""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, BinaryIO, cast

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.options import shown
from mobilenet_viz.network.from_keras.walk import LAYERS

CONFIG = "config.json"
MEGABYTES = 4  # of the description, unpacked; Keras writes about 900 bytes a layer
LIMIT = MEGABYTES * 2**20
# Of a file that a browser sends: Keras writes the description at its beginning, a zip's table of contents is its end.
HEAD_MEGABYTES = 2
HEAD, TAIL = HEAD_MEGABYTES * 2**20, 2**18  # bytes


@dataclass(frozen=True)
class Ends:
    """The first and the last bytes of a file, which may be all; `size` is how many the whole file has."""

    head: bytes = field(repr=False)
    tail: bytes = field(repr=False)
    size: int

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what is here."""
        return hashlib.sha256(b"%d " % self.size + self.head + self.tail).hexdigest()

    def opened(self) -> BinaryIO:
        """For `read_config`. Whoever reads what is not here gets a Refusal, model_out_of_reach."""
        whole = len(self.head) + len(self.tail) == self.size
        return io.BytesIO(self.head + self.tail) if whole else cast(BinaryIO, _Holed(self))


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


class _Holed:
    """A file of which only the ends are here."""

    def __init__(self, ends: Ends) -> None:
        self._ends, self._at = ends, 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._ends.size}[whence])
        return self._at

    def read(self, size: int) -> bytes:
        head, tail, start = self._ends.head, self._ends.tail, self._ends.size - len(self._ends.tail)
        begin, end = self._at, min(self._at + size, self._ends.size)
        if len(head) < end and begin < min(start, end):
            raise Refusal("model_out_of_reach", limit=HEAD_MEGABYTES)
        data = head[begin:end] if end <= len(head) else tail[begin - start : end - start]
        self._at += len(data)
        return data


def _too_large() -> Refusal:
    return Refusal("model_too_large", limit=MEGABYTES, layers=LAYERS)
