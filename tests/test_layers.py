"""The layers of CONTRIBUTING.md as a table, checked against every import; and proof that it can fail."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mobilenet_viz"
FOR_THE_WORKER = {"tensorflow", "keras", "tf_keras_vis"}  # libraries that never enter the web process

# One row a module, the lowest layer first; a row names only rows above it (a `.*` row also its own modules).
# Modules of mobilenet_viz/ stand without the package's name. The standard library is open to everybody;
# `core` is every row above that needs nothing else, neither itself nor through the rows it names.
TABLE = """
module            own modules                                    third-party packages
assets          |                                              |
text            | assets                                       |
refusal         | text                                         |
spec            |                                              |
costs           | spec                                         |
architectures.* | spec refusal                                 |
paper           | assets                                       |
mobilenet_viz   | architectures.* costs                        |
palette         | spec                                         |
grid            | architectures.* costs paper spec             |
tables          | spec costs                                   |
separable       | architectures.* costs spec                   |
savings         | architectures.* costs grid paper               |
tutorials       | costs paper separable                         |
recompute       | architectures.* costs paper separable spec   |
slips           | architectures.* costs paper recompute spec      |
papertables     | paper recompute slips text                    |
claims          | architectures.* costs paper recompute savings spec |
bars            | paper recompute                              |
stories         | bars claims costs paper recompute slips |
drawing         | costs spec                                   |
shares          | architectures.* claims costs grid paper recompute slips spec |
conventions     | architectures.* costs paper recompute spec             |
tradeoff        | architectures.* costs paper                  |
charts.*        | core                                         | plotly
classes         | assets                                       |
samples         | assets                                       |
weights         | assets refusal                               |
images.*        | core                                         | numpy PIL
convolution     | core                                         | numpy
kernels         | core convolution                             | numpy
im2col          | core convolution                             | numpy
filtering       | core images.* convolution kernels            | numpy
grouping        | core images.* convolution filtering          | numpy
overlay         | core                                         | numpy PIL
exports         | core overlay                                 | numpy PIL
hiding          |                                              | numpy
comparing       |                                              | numpy
network         | core                                         | numpy keras
fetching        | core                                         | keras
explain.*       | core network                                 | numpy keras tensorflow tf_keras_vis
engine.state    |                                              | numpy
engine.protocol | core engine.state                            | numpy
engine.cache    | engine.state engine.protocol                 | cachetools
blocks          | core explain.* engine.protocol               | numpy keras
engine.worker   | core images.* network fetching explain.* blocks engine.protocol | numpy keras tensorflow
engine.*        | core images.* convolution engine.worker      | numpy loky
inside          | core engine.protocol                         | numpy
seeing          | core images.* overlay engine.protocol        | numpy
heatmaps        | core overlay                                 | numpy
__main__        | core images overlay exports engine.* seeing  | numpy
ui.headers      |                                              | starlette
ui.compressed   |                                              | starlette cachetools
ui.routes       | assets palette                               | starlette streamlit
ui.*            | core images convolution im2col kernels filtering grouping hiding comparing inside seeing overlay exports heatmaps charts.* engine.* | numpy streamlit
pages.*         | core ui.*                                    | streamlit
main            | core ui.*                                    | streamlit
app             | core engine.* ui.*                           | streamlit starlette pandas pyarrow
"""  # noqa: E501


@dataclass(frozen=True)
class Row:
    pattern: str
    own: tuple[str, ...]
    third_party: frozenset[str]
    is_core: bool


def rows(table: str) -> list[Row]:
    found: list[Row] = []
    for line in table.strip().splitlines()[1:]:
        (pattern,), own, third_party = (cell.split() for cell in line.split("|"))
        core = [row.pattern for row in found if row.is_core]
        names = [name for word in own for name in (core if word == "core" else [word])]
        found.append(Row(pattern, tuple(names), frozenset(third_party), not third_party and set(names) <= set(core)))
    return found


def matches(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or f"{name}.*" == pattern


def row_of(name: str, table: list[Row]) -> Row | None:
    return next((row for row in table if matches(name, row.pattern)), None)


def short_name(module: str) -> str:
    """The name a module has in the table: mobilenet_viz.engine.client is engine.client there."""
    return module.removeprefix(f"{PACKAGE}.")


def modules(root: Path) -> dict[str, Path]:
    """Every module of the project by its name in the table; found on disk, never listed by hand."""
    found = {}
    for file in (*(root / PACKAGE).rglob("*.py"), *(root / "pages").glob("*.py"), *root.glob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        found[short_name(".".join(parts[:-1] if parts[-1] == "__init__" else parts))] = file
    return found


def imports(file: Path, known: dict[str, Path]) -> Iterator[str]:
    """Full names of all that a file imports, inside functions too; a relative import starts with a dot."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            members = [f"{origin}.{alias.name}" for alias in node.names]
            yield from (member if short_name(member) in known else origin for member in members)


def is_allowed(imported: str, row: Row) -> bool:
    top = imported.partition(".")[0]
    if top in {PACKAGE, "pages", "app"}:
        return any(matches(short_name(imported), pattern) for pattern in (*row.own, row.pattern))
    return top in sys.stdlib_module_names or top in row.third_party


def violations(root: Path, table: str = TABLE) -> list[str]:
    """One sentence for each import that the table does not allow and each module that it does not list."""
    parsed, found = rows(table), modules(root)
    complaints = []
    for name, file in sorted(found.items()):
        row = row_of(name, parsed)
        wrong = sorted({f"imports {i}" for i in imports(file, found) if row and not is_allowed(i, row)})
        complaints += [f"{name} {each}" for each in (wrong if row else ["has no row"])]
    return complaints


def upward_rows(table: str) -> list[str]:
    parsed = rows(table)
    order = [row.pattern for row in parsed]
    return [
        f"{row.pattern} names {own}"
        for place, row in enumerate(parsed)
        for own in row.own
        if own not in order[:place] and own != row.pattern
    ]


def core_modules() -> list[str]:
    owners = ((name, row_of(name, rows(TABLE))) for name in modules(ROOT))
    return sorted(name for name, row in owners if row is not None and row.is_core)


def full_name(name: str) -> str:
    return name if name == PACKAGE else f"{PACKAGE}.{name}"


def packages_loaded_by(*imported: str) -> set[str]:
    """Top-level packages that a fresh interpreter loads on importing these modules."""
    loaded = "{name.partition('.')[0] for name in sys.modules}"
    code = f"import sys; before = {loaded}\nimport {', '.join(imported)}\nprint(*({loaded} - before))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_every_import_is_in_the_table() -> None:
    assert violations(ROOT) == []


def test_every_row_of_the_table_points_down() -> None:
    assert upward_rows(TABLE) == []


def test_every_row_of_the_table_is_about_a_module() -> None:
    assert [row.pattern for row in rows(TABLE) if not any(matches(name, row.pattern) for name in modules(ROOT))] == []


@pytest.mark.parametrize("name", core_modules())
def test_the_core_loads_nothing_but_the_standard_library(name: str) -> None:
    assert packages_loaded_by(full_name(name)) - sys.stdlib_module_names == {PACKAGE}


def test_only_the_worker_loads_tensorflow() -> None:
    """Scripts (app, main, pages) act when imported: tests/browser asks the running server."""
    for_the_worker = ("network", "fetching", "explain.*", "blocks", "engine.worker", "main")
    package = {name for name, file in modules(ROOT).items() if file.is_relative_to(ROOT / PACKAGE)}
    others = {name for name in package if not any(matches(name, pattern) for pattern in for_the_worker)}
    loaded = packages_loaded_by(*map(full_name, others))
    assert loaded & FOR_THE_WORKER == set()


# The check itself, on a planted tree: module, its source, the complaint.

SKELETON = ("app", "pages.see", *(f"{PACKAGE}.{name}" for name in ("spec", "costs", "network", "ui.shell")))
PLANTED = [
    ("mobilenet_viz.spec", "import numpy", "spec imports numpy"),
    ("mobilenet_viz.costs", "from keras.models import Model", "costs imports keras.models"),
    ("mobilenet_viz.text", "def f():\n    import keras", "text imports keras"),
    ("mobilenet_viz.grid", "import streamlit as st", "grid imports streamlit"),
    ("mobilenet_viz.ui.shell", "import tensorflow", "ui.shell imports tensorflow"),
    ("mobilenet_viz.ui.shell", "from pages.see import x", "ui.shell imports pages.see"),
    ("mobilenet_viz.costs", "import mobilenet_viz.ui.shell", "costs imports mobilenet_viz.ui.shell"),
    ("mobilenet_viz.costs", "from mobilenet_viz.ui import shell", "costs imports mobilenet_viz.ui.shell"),
    ("pages.see", "from mobilenet_viz import network", "pages.see imports mobilenet_viz.network"),
    ("app", "import keras", "app imports keras"),
    ("mobilenet_viz.costs", "from .spec import Layer", "costs imports .spec"),
    ("mobilenet_viz.costs", "from . import spec", "costs imports ."),
    ("mobilenet_viz.costs", "import spec", "costs imports spec"),
    ("mobilenet_viz.utils", "", "utils has no row"),
    ("helpers", "", "helpers has no row"),
]


def plant(root: Path, module: str, source: str) -> None:
    for name in (*SKELETON, module):
        file = root.joinpath(*name.split(".")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source if name == module else "", "utf-8")


@pytest.mark.parametrize(("module", "source", "complaint"), PLANTED, ids=[row[2] for row in PLANTED])
def test_the_check_finds_a_planted_violation(module: str, source: str, complaint: str, tmp_path: Path) -> None:
    plant(tmp_path, module, source)
    assert [complaint] == violations(tmp_path)


def test_the_check_accepts_what_the_table_allows(tmp_path: Path) -> None:
    plant(tmp_path, "mobilenet_viz.costs", "import math\nfrom mobilenet_viz import spec\nimport mobilenet_viz.spec")
    assert violations(tmp_path) == []


def test_the_check_finds_a_table_that_points_up() -> None:
    assert upward_rows("module\ntext | spec |\nspec | |") == ["text names spec"]


def test_the_check_sees_what_an_import_loads() -> None:
    assert {"numpy", PACKAGE} <= packages_loaded_by(f"{PACKAGE}.spec", "numpy")
