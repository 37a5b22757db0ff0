"""Two programs that build MobileNetV1, side by side: where they differ, and what each difference does."""

from mobilenet_viz.ui import components
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show them."""
    components.explore("programs/recipes", ("variant", "variant2", "alpha", "size"))
