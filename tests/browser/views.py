"""Everything there is to look at: the address of each page's each part."""

from mobilenet_viz.ui.fields import PARTS
from mobilenet_viz.ui.shell import PAGES


def _views() -> dict[str, str]:
    found = {}
    for page in PAGES:
        field, parts = PARTS.get(page.name, ("", {"": ""}))
        path = "/" if page is PAGES[0] else f"/{page.name}"
        for part in parts:
            found[f"{page.name} {part}".strip()] = f"{path}?{field}={part}" if field else path
    return found


VIEWS = _views()
SIZES = ((390, 844), (1366, 650), (820, 1180))  # a phone, a small laptop, a tablet held upright
