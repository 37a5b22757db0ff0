"""Colours of any profile → sRGB, which the network was trained on; transparency → white."""

from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}  # of pixels, as ICC calls them
_STEPS = 17  # a colour, from 0 to 255, tried to see what a profile changes


def expanded(image: Image.Image, grey: bool) -> Image.Image:
    """Any mode that a JPEG, PNG or WebP can have → L, LA, RGB, RGBA or CMYK: a byte a value, no palette.

    grey: is it a grey picture? Of 16 bits and with transparency Pillow calls it RGBA.
    """
    if image.mode == "I;16":  # Pillow's own conversion clips at 255
        return _grey_16_bit(image)
    if image.mode == "CMYK":
        return image
    mode = "L" if grey or image.mode in ("1", "L", "LA") else "RGB"
    return _in_mode(f"{mode}A" if image.has_transparency_data else mode, image)


def on_white_in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An expanded picture → RGB. A profile that is damaged or of another space than the pixels is ignored."""
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    colours = image if alpha is None else image.convert(image.mode.removesuffix("A"))
    rgb = (profile and _by_profile(colours, profile)) or _in_mode("RGB", colours)
    if alpha is None:
        return rgb
    white = Image.new("RGB", image.size, "white")
    white.paste(rgb, mask=alpha)
    return white


def _by_profile(colours: Image.Image, profile: bytes) -> Image.Image | None:
    """In sRGB; None where the profile cannot tell, or is itself sRGB (in one of its many spellings)."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space.strip() != _SPACES[colours.mode]:
            return None
        transform = ImageCms.buildTransform(source, _srgb(), colours.mode, "RGB")
        tried = _every_colour(colours.mode)
        moved = np.asarray(transform.apply(tried), int) - np.asarray(_in_mode("RGB", tried), int)
        return transform.apply(colours) if np.abs(moved).max() > 1 else None
    except Exception:  # whatever is wrong with a profile, it says nothing against the pixels
        return None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _every_colour(mode: str) -> Image.Image:
    """A picture of `_STEPS` values of each channel, each with each."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    values = np.linspace(0, 255, _STEPS).round().astype(np.uint8)
    grid = np.stack(np.meshgrid(*[values] * channels), axis=-1).reshape(_STEPS, -1, channels)
    return Image.frombytes(mode, (grid.shape[1], grid.shape[0]), grid.tobytes())


def _in_mode(mode: str, image: Image.Image) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)  # convert() copies even when nothing changes


def _grey_16_bit(image: Image.Image) -> Image.Image:
    values = np.asarray(image)
    grey = Image.fromarray(((values.astype(np.uint32) + 128) // 257).astype(np.uint8))  # 65535 / 255 = 257
    if "transparency" in image.info:
        grey.putalpha(Image.fromarray(np.where(values == image.info["transparency"], 0, 255).astype(np.uint8)))
    return grey
