"""Padding made visible: where three programs put the zeros at stride 2, and what becomes of a pixel and a photo."""

from functools import cache

from mobilenet_viz.page_data import padding
from mobilenet_viz.ui import components, guesses, state
from mobilenet_viz.ui.photo import Photo
from mobilenet_viz.ui.server import routes


@cache
def _published() -> dict[str, str]:
    return {"bench": routes.publish(padding.bench()), "networks": routes.publish(padding.networks())}


def explorer(photo: Photo) -> None:
    """Show it for the chosen small map and size of the photo. The guess uncovers all but Keras' small map."""
    size = state.get("input")
    of = f"{photo.digest} {size}"
    if state.get("alike") is not None:  # else nobody sees them yet
        made = components.remembered("padding_made", of, lambda: padding.pictures(photo.decoded, size))
        components.carry("padding_pictures", {"of": of} | made)
    components.explore(
        "programs/padding",
        ("alike", "side", "impulse", "input", "minus"),
        published=_published(),
        asked=guesses.asked("padding", guess=state.get("alike")),
        pictures_of=of,
        photo=photo.label,
    )
