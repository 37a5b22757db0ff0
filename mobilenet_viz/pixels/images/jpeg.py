"""Whether a JPEG whose end is missing has all its pixels: copied by software that dropped the last two bytes.

libjpeg invents what it does not find, so the end cannot simply be added. Source: ITU-T T.81, annexes B and G.
"""

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import product

from PIL import Image

END = b"\xff\xd9"
_FRAME, _SCAN = re.compile(rb"[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]"), 0xDA
_TABLES = 0xDB  # of divisors, one for each of a block's 64 frequencies
_BETWEEN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")  # the next marker behind coded pixels
_MIXED = (hashlib.sha512(seed).digest().replace(b"\xff", b"") for seed in (b"", b"1", b"2", b"3"))
_FOLLOWING = (bytes(64), b"\xff\0" * 32, *_MIXED)  # bits that could follow: zeros, ones, mixtures
_STRIP = 64  # rows hashed at a time, so that a second picture is never in memory


def lacks_only_its_end(data: bytes) -> bool:
    """Is this a JPEG without its end marker, in which nothing else is missing?

    Every frequency of every component must have been sent in full, the last scan must have begun, and no pixel may
    depend on what follows: neither as the file divides its frequencies nor with all of them made loud.
    """
    segments = list(_segments(data))
    coded = data.rstrip(b"\xff")  # half a marker
    if not segments or segments[-1][0] != _SCAN or len(coded) <= segments[-1][2]:
        return False
    return _all_frequencies(data, segments) and all(_settled(each) for each in (coded, _loud(coded, segments)))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of each segment behind the first marker; the last is the end marker, where there is one."""
    at = 2
    while found := _BETWEEN.search(data, at):
        marker, start = found[1][0], found.end()
        end = start + int.from_bytes(data[start : start + 2].ljust(2, b"\xff"))  # a cut length leads out of the file
        yield marker, start, end
        if marker == END[1]:
            return
        at = max(end, start)


def _all_frequencies(data: bytes, segments: list[tuple[int, int, int]]) -> bool:
    """Has each component's every frequency come down to its last bit? Progressive files send them by and by."""
    frames = [data[start:end] for marker, start, end in segments if _FRAME.match(bytes([marker]))]
    if len(frames) != 1:
        return False
    missing = set(product(frames[0][8::3], range(64)))
    for marker, start, end in segments:
        if marker == _SCAN:
            *_, first, last, precision = data[start:end]
            if not precision & 15:
                missing -= set(product(data[start + 3 : end - 3 : 2], range(first, last + 1)))
    return not missing


def _settled(coded: bytes) -> bool:
    """Are the pixels the same, whatever bits follow?"""
    first = _pixels(coded + _FOLLOWING[0] + END)
    return first is not None and all(_pixels(coded + each + END) == first for each in _FOLLOWING[1:])


def _pixels(data: bytes) -> bytes | None:
    """Their hash; None where there are none."""
    found = hashlib.sha256()
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        try:
            image.load()
        except OSError:
            return None
        for top in range(0, image.height, _STRIP):
            found.update(image.crop((0, top, image.width, min(top + _STRIP, image.height))).tobytes())
    return found.digest()


def _loud(coded: bytes, segments: list[tuple[int, int, int]]) -> bytes:
    """All divisors 8, one step of grey: in a file of high quality the last bit of a frequency is less than that."""
    changed = bytearray(coded)
    for marker, start, end in segments:
        at = start + 2
        while marker == _TABLES and at < end:
            size = 2 if coded[at] >> 4 else 1
            changed[at + 1 : at + 1 + 64 * size] = (8).to_bytes(size) * 64
            at += 1 + 64 * size
    return bytes(changed)
