"""From the standard convolution to the depthwise one with one slider: the number of groups."""

from functools import cache
from typing import Any

from mobilenet_viz.page_data.grouping import facts, pictures
from mobilenet_viz.ui import components, guesses
from mobilenet_viz.ui.photo import Photo


@cache
def _facts() -> dict[str, Any]:
    return facts()


def explorer(photo: Photo) -> None:
    """Show all numbers of groups on a photo; the one the user settles on becomes the choice."""
    components.carry(
        "groups_pictures", components.remembered("groups_made", photo.digest, lambda: pictures(photo.decoded.square))
    )
    components.explore("filtering/groups", ["groups"], facts=_facts(), question=guesses.asked("groups"))
