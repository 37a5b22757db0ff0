"""Where the project's data files lie: the folder `assets/` beside the package."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
