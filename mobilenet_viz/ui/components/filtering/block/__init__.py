"""A block of the real network on the photo: depthwise and pointwise, batch norm and ReLU6."""

from typing import Any

from mobilenet_viz.facts.weights import answering, chosen
from mobilenet_viz.page_data import block_view
from mobilenet_viz.ui import components, fields, guesses, looking_inside, state
from mobilenet_viz.ui.looking_inside import Inside
from mobilenet_viz.ui.photo import Photo

_FIELDS = ("within", "layer", "block", "stage", "half", "channel", "place")


def explorer(photo: Photo) -> None:
    """Show the chosen block of the network nearest to the chosen α and size; the block is chosen here."""
    asked_for = state.get("alpha"), state.get("size")
    alpha, size = answering(*asked_for)
    inside = looking_inside.look(photo, alpha, size, state.get("block") or fields.BLOCKS[0])
    components.carry("block_photo", {"of": inside.picture.digest, "url": inside.url})
    components.explore(
        "filtering/block",
        _FIELDS,
        photo=photo.label,
        photo_of=inside.picture.digest,
        network={
            "alpha": alpha,
            "size": size,
            "trained": chosen(alpha, size).resolution,
            "asked": None if (alpha, size) == asked_for else asked_for,
        },
        blocks=fields.BLOCKS,
        sides=block_view.sides(alpha, size),
        question=_question(inside),
        **inside.data,
    )


def _question(inside: Inside) -> dict[str, Any]:
    """What is asked about these maps: a guess about others is none about them."""
    share = None if inside.found is None else float(inside.found.cut[0, 0])
    return guesses.asked("block", share, known=inside.found is not None, subject=inside.of)
