"""A block of the real network on the photo: depthwise and pointwise, batch norm and ReLU6."""

from typing import Any

from mobilenet_viz.engine import Block, BlockMaps, Picture
from mobilenet_viz.facts.weights import answering, chosen
from mobilenet_viz.page_data import block_view
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, fields, guesses, resources, state
from mobilenet_viz.ui.photo import Photo

_FIELDS = ("block", "stage", "half", "channel", "place")


def explorer(photo: Photo) -> None:
    """Show the chosen block of the network nearest to the chosen α and size; the block is chosen here."""
    asked_for = state.get("alpha"), state.get("size")
    alpha, size = answering(*asked_for)
    trained = chosen(alpha, size).resolution
    question = Block(_picture(photo, size), alpha, size, state.get("block") or fields.BLOCKS[0])
    answer = resources.ask(question)
    of = f"{question.picture.digest} {alpha} {size} {trained} {question.block}"  # other weights give other maps
    if (found := answer.answer) is not None:
        maps = components.remembered("block_packed", of, lambda: block_view.maps(found))
        components.carry("block_maps", {"shown": of, **maps})
    components.explore(
        "filtering/block",
        _FIELDS,
        photo=photo.label,
        network={
            "alpha": alpha,
            "size": size,
            "trained": trained,
            "asked": None if (alpha, size) == asked_for else asked_for,
        },
        blocks=fields.BLOCKS,
        sides=block_view.sides(alpha, size),
        block=block_view.block(alpha, size, question.block),
        channels=question.channels,
        of=of,
        shown=None if found is None else of,
        refusal=answer.refusal,
        question=_question(of, found),
    )


def _question(of: str, found: BlockMaps | None) -> dict[str, Any]:
    """What is asked about these maps: a guess about others is none about them."""
    share = None if found is None else float(found.cut[0, 0])
    return guesses.asked("block", share, known=found is not None, subject=of)


def _picture(photo: Photo, size: int) -> Picture:
    """The photo's centre square as the network gets it."""
    key = (photo.digest, size)
    private = photo.uploaded
    return components.remembered(
        "block_input", key, lambda: Picture(images.network_pixels(photo.decoded, size), private=private)
    )
