"""What a file is, by its first bytes: one we open, one we can at least call by its name, or no picture."""

import re

from mobilenet_viz.facts.refusal import Refusal

FORMATS = ("JPEG", "PNG", "WEBP")
"""What is opened, as Pillow calls it."""

_ACCEPTED = re.compile(rb"\xff\xd8\xff(?!\xf7)|\x89PNG\r\n\x1a\n|RIFF....WEBP", re.DOTALL)
# How the files begin that people try next, so that the refusal can name them.
_KNOWN = {
    "GIF": rb"GIF8[79]a",
    "BMP": rb"BM.{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0",  # the size of its second header: 12 bytes, 16, 40…
    "TIFF": rb"II[*+]\0|MM\0[*+]",
    "PDF": rb"%PDF-",
    "AVIF": rb"....ftyp.{0,48}?avi[fs]",
    "HEIC": rb"....ftyp.{0,48}?(hei[cfmsx]|hev[cmsx]|mif1|msf1)",
    "SVG": rb"(\xef\xbb\xbf)?\s*(<svg\b|<(\?xml|!--|!DOCTYPE svg).{0,4000}?<svg\b)",
    "JPEG 2000": rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51",
    "JPEG XL": rb"\0\0\0\x0cJXL \r\n\x87\n|\xff\x0a",
    "JPEG-LS": rb"\xff\xd8\xff\xf7",
    "ICO": rb"\0\0[\x01\x02]\0[\x01-\xff]\0.{3}\0",  # also the cursors that are built the same way
    "PSD": rb"8BPS\0[\x01\x02]",
    "PBM": rb"P[14]\s+[\d#]",
    "PGM": rb"P[25]\s+[\d#]",
    "PPM": rb"P[36]\s+[\d#]",
    "EPS": rb"%!PS|\xc5\xd0\xd3\xc6",
    "XCF": rb"gimp xcf ",
    "OpenEXR": rb"v/1\x01",
    "QOI": rb"qoif",
    "RAW": rb"FUJIFILMCCD-RAW|IIR[OS]|IIU\0|....ftypcrx ",  # Fuji, Olympus, Panasonic, Canon; the others are TIFF
}


def check(data: bytes) -> None:
    """Raises Refusal for what is none of FORMATS: empty_file, unsupported_format (format), not_an_image."""
    if not data:
        raise Refusal("empty_file")
    if _ACCEPTED.match(data):
        return
    for name, beginning in _KNOWN.items():
        if re.match(beginning, data, re.DOTALL):
            raise Refusal("unsupported_format", format=name)
    raise Refusal("not_an_image")
