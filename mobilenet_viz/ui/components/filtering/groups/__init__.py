"""From the standard convolution to the depthwise one with one slider: the number of groups."""

from functools import cache
from typing import Any

from mobilenet_viz.facts import text
from mobilenet_viz.page_data.grouping import GROUPS, facts, pictures
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo

_KEY = "groups"


@cache
def _facts() -> dict[str, Any]:
    return facts()


def explorer(photo: Photo) -> None:
    """Show all numbers of groups on a photo; the one the user settles on becomes the choice."""
    language = state.language()
    components.carry(
        "groups_pictures", components.kept("groups_made", photo.digest, lambda: pictures(photo.decoded.square))
    )
    data = {
        "language": language,
        "words": text.section(language, "groups"),
        "facts": _facts(),
        "chosen": {"groups": state.get("groups")},
    }
    components.mount("filtering/groups", data, key=_KEY, on_choice=_take)


def _take(chosen: Any) -> None:
    state.take(chosen, {"groups": GROUPS})
