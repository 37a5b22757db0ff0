"""A block of the network on the photo, as the whole network (page 1) and "In the network" (page 2) open it."""

from dataclasses import dataclass
from typing import Any

from mobilenet_viz.engine import Block, BlockMaps, Picture
from mobilenet_viz.facts import weights
from mobilenet_viz.page_data import block_view
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, resources
from mobilenet_viz.ui.photo import Photo


@dataclass(frozen=True, eq=False)
class Inside:
    """of: what its maps are carried under, other weights give others. found: None until they are here."""

    of: str
    found: BlockMaps | None
    picture: Picture  # the photo's centre square as the network gets it
    url: str  # the same as a data URL
    data: dict[str, Any]  # of the component that shows it, JSON-ready; `BlockData` in shared/block/types.js


def look(photo: Photo, alpha: float, size: int, number: int) -> Inside:
    """Ask for block `number` of a network with weights here, and carry its maps to the browser once they are there."""
    picture, url = gets(photo, size)
    question = Block(picture, alpha, size, number)
    answer = resources.ask(question)
    of = f"{photo.digest} {alpha} {size} {weights.chosen(alpha, size).resolution} {number}"
    if (found := answer.answer) is not None:
        maps = components.remembered("block_packed", of, lambda: block_view.maps(found))
        components.carry("block_maps", {"shown": of, **maps})
    data = {
        "block": block_view.block(alpha, size, number),
        "channels": question.channels,
        "of": of,
        "shown": None if found is None else of,
        "refusal": answer.refusal,
    }
    return Inside(of, found, picture, url, data)


def gets(photo: Photo, size: int, place: int = 0) -> tuple[Picture, str]:
    """The photo's centre square as the network gets it: for the engine, and as a data URL for the browser.

    place: of several photos at once, where it stands among them, so that each is remembered.
    """

    def make() -> tuple[Picture, str]:
        pixels = images.network_pixels(photo.decoded, size)
        return Picture(pixels, private=photo.uploaded), images.data_url(pixels)

    return components.remembered(f"block_input_{place}", (photo.digest, size), make)
