"""The photos the project carries, the default first. Origins and licences: assets/SOURCES.md."""

from pathlib import Path

from mobilenet_viz.facts.assets import ASSETS

SAMPLES: dict[str, Path] = {
    "dog": ASSETS / "photos" / "dog.jpg",
    "cat": ASSETS / "photos" / "cat.png",
    "coffee": ASSETS / "photos" / "coffee.png",
}
