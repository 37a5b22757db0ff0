"""ICC profiles, built by bytes, and what their colours are in sRGB, computed apart from any colour library.

Source: ICC.1:2001-04 (version 2 profiles: tags `rXYZ`, `rTRC`, `kTRC`, `A2B0`); IEC 61966-2-1 (sRGB).
"""

import struct
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Curve = Callable[[NDArray], NDArray]
WHITE = (0.9642, 1.0, 0.8249)  # D50, to which all colours of a profile are adapted
# The columns are the primaries, XYZ adapted to D50.
SRGB = np.array([[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]])
DISPLAY_P3 = np.array([[0.51512, 0.29198, 0.15710], [0.24120, 0.69225, 0.06657], [-0.00105, 0.04189, 0.78407]])
ADOBE_RGB = np.array([[0.60974, 0.20528, 0.14919], [0.31111, 0.62567, 0.06322], [0.01947, 0.06087, 0.74457]])
ADOBE_GAMMA = 563 / 256


def srgb_curve(x: NDArray) -> NDArray:
    return np.where(x <= 0.04045, x / 12.92, ((np.clip(x, 0, None) + 0.055) / 1.055) ** 2.4)


def gamma(exponent: float) -> Curve:
    return lambda x: np.clip(x, 0, None) ** exponent


def in_srgb(xyz: NDArray) -> NDArray[np.uint8]:
    """(…, 3) of XYZ (D50) → bytes; what sRGB has no room for is cut off."""
    return _coded(xyz @ np.linalg.inv(SRGB).T)


def _coded(values: NDArray) -> NDArray[np.uint8]:
    linear = np.clip(values, 0, 1)
    coded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    rounded: NDArray[np.uint8] = np.rint(255 * coded).astype(np.uint8)
    return rounded


def from_rgb(pixels: NDArray, primaries: NDArray, curve: Curve) -> NDArray[np.uint8]:
    """Bytes of an RGB space → bytes of sRGB."""
    return in_srgb(curve(pixels / 255) @ primaries.T)


def to_rgb(pixels: NDArray, primaries: NDArray) -> NDArray[np.uint8]:
    """Bytes of sRGB → bytes of another RGB space with sRGB's curve; what it has no room for is cut off."""
    return _coded(srgb_curve(pixels / 255) @ SRGB.T @ np.linalg.inv(primaries).T)


def from_lab(lab: NDArray) -> NDArray[np.uint8]:
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    return in_srgb(np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * WHITE)


def _number(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: NDArray | tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_number, values))


def _curve(curve: Curve, points: int = 1024) -> bytes:
    table: NDArray = np.rint(65535 * curve(np.linspace(0, 1, points))).astype(np.uint16)
    return b"curv\0\0\0\0" + struct.pack(f">I{points}H", points, *table.tolist())


def _profile(kind: bytes, space: bytes, between: bytes, tags: dict[bytes, bytes]) -> bytes:
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(79)
    tags = {b"desc": name, b"cprt": b"text\0\0\0\0none\0", b"wtpt": _xyz(WHITE), **tags}
    at, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        table += tag + struct.pack(">II", at + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    date = struct.pack(">6H", 2020, 1, 1, 0, 0, 0)
    head = bytes(4) + struct.pack(">I", 0x02400000) + kind + space + between + date + b"acsp" + bytes(28)
    head += b"".join(map(_number, WHITE)) + bytes(48)
    return struct.pack(">I", at + len(body)) + head + table + body


def rgb(primaries: NDArray, curve: Curve) -> bytes:
    columns = {name + b"XYZ": _xyz(primaries[:, i]) for i, name in enumerate((b"r", b"g", b"b"))}
    return _profile(b"mntr", b"RGB ", b"XYZ ", columns | {name + b"TRC": _curve(curve) for name in (b"r", b"g", b"b")})


def grey(curve: Curve) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _curve(curve)})


def cmyk(corners: NDArray) -> bytes:
    """corners: (2, 2, 2, 2, 3), the Lab colour of each ink, absent or solid, in whole units."""
    identity = bytes(range(256))
    matrix = b"".join(map(_number, np.eye(3).ravel()))
    lab = np.rint(corners * (2.55, 1, 1) + (0, 128, 128)).astype(np.uint8)
    table = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + 4 * identity + lab.tobytes() + 3 * identity
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


P3 = rgb(DISPLAY_P3, srgb_curve)
