"""What of a PNG makes its picture: a file of many chunks, of which Pillow is given those that matter.

Pillow refuses a picture for its captions: for long texts, for a wrong checksum in one, for a damaged profile. And it
leaves the checksum of the pixels unread. Here each kind of chunk is treated as libpng and the browsers do.
Source: PNG specification (third edition), sections 5, 11 and 13.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PROFILE = 2**24  # bytes an ICC profile may have, unpacked: what a JPEG can carry
_GREY, _COLOUR, _PALETTE, _GREY_WITH_ALPHA = 0, 2, 3, 4  # the header's colour types


class Png(NamedTuple):
    """data: the same picture without its metadata but EXIF. profile: its ICC profile. grey: has it no colours?"""

    data: bytes
    profile: bytes | None
    grey: bool


class _Chunk(NamedTuple):
    name: bytes
    body: memoryview
    whole: memoryview  # with length, name and checksum
    sound: bool

    @property
    def ancillary(self) -> bool:
        return self.name[:1].islower()


def essentials(data: bytes) -> Png:
    """The chunks that make the picture. An ancillary chunk (text, profile, transparency…) that is damaged is left out.

    Of an animation the default picture is left, which is its first frame or stands for it.
    Raises ValueError for a damaged chunk that the pixels depend on.
    """
    kept: list[bytes | memoryview] = [SIGNATURE]
    bits, colour, profile = 0, 0, None
    for chunk in _chunks(memoryview(data)):
        if not chunk.ancillary:
            if not chunk.sound:
                raise ValueError(f"{chunk.name!r}: wrong checksum or too short")
            if chunk.name == b"IHDR":
                bits, colour = chunk.body[8:10]
            kept.append(chunk.whole)
        elif chunk.sound and chunk.name == b"tRNS":
            kept.append(_chunk(b"tRNS", _transparency(bytes(chunk.body), bits, colour)))
        elif chunk.sound and chunk.name == b"eXIf":
            kept.append(chunk.whole)
        elif chunk.sound and chunk.name == b"iCCP":
            profile = _profile(bytes(chunk.body))
    return Png(b"".join(kept), profile, colour in (_GREY, _GREY_WITH_ALPHA))


def _chunks(data: memoryview) -> Iterator[_Chunk]:
    """Until the end chunk, the end of the file, or something that is no chunk."""
    start, name = len(SIGNATURE), b""
    while start + 8 <= len(data) and name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, start)
        if not name.isalpha():
            return
        end = start + 12 + length
        checksum = int.from_bytes(data[end - 4 : end])
        sound = end <= len(data) and zlib.crc32(data[start + 4 : end - 4]) == checksum
        yield _Chunk(name, data[start + 8 : end - 4], data[start:end], sound)
        start = end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) if body else b""


def _transparency(body: bytes, bits: int, colour: int) -> bytes:
    """The transparent colour in the steps in which Pillow gives the pixels: bytes, whatever `bits` is below 16.

    Of 16 bits a colour Pillow keeps the first byte, of 16 bits of grey both. Empty if the chunk does not fit.
    """
    if colour == _PALETTE:
        return body if len(body) <= 256 else b""
    samples = {_GREY: 1, _COLOUR: 3}.get(colour, 0)
    if not samples or len(body) != 2 * samples:
        return b""
    values = [value & 2**bits - 1 for value in struct.unpack(f">{samples}H", body)]
    if bits < 8:
        values = [value * 255 // (2**bits - 1) for value in values]
    elif bits == 16 and colour == _COLOUR:
        values = [value >> 8 for value in values]
    return struct.pack(f">{samples}H", *values)


def _profile(body: bytes) -> bytes | None:
    _, _, packed = body.partition(b"\0")  # its name; then the method, of which there is one
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed[1:], _PROFILE)
    except zlib.error:
        return None
    return profile if packed.startswith(b"\0") and unpacking.eof else None
