"""Everything there is to look at: the address of each page's each part."""

from mobilenet_viz.ui.fields import PARTS, WITHIN
from mobilenet_viz.ui.shell import PAGES


def _views() -> dict[str, str]:
    found = {}
    for page in PAGES:
        field, parts = PARTS.get(page.name, ("", {"": ""}))
        path = "/" if page is PAGES[0] else f"/{page.name}"
        for part, folder in parts.items():
            found[f"{page.name} {part}".strip()] = address = f"{path}?{field}={part}" if field else path
            within, shown = WITHIN.get(folder, ("", {}))
            found |= {f"{page.name} {part} {each}": f"{address}&{within}={each}" for each in list(shown)[1:]}
    return found


VIEWS = _views()
SIZES = ((390, 844), (1366, 650), (820, 1180))  # a phone, a small laptop, a tablet held upright
