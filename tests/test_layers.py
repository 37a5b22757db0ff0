"""The layers of CONTRIBUTING.md as a table, checked against every import; and proof that it can fail."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mobilenet_viz"
FOR_THE_WORKER = {"tensorflow", "keras", "tf_keras_vis", "ai_edge_litert"}  # libraries that never enter the web process

# One row a folder (or a module that stands apart), the lowest first; a row names only rows above it and may use itself.
# Modules of mobilenet_viz/ stand without the package's name. The standard library is open to everybody.
TABLE = """
module            own modules                                            third-party packages
csv_text        |                                                      |
facts.*         |                                                      |
network.*       | facts.* csv_text                                     |
mobilenet_viz   | network.*                                            |
paper.*         | facts.* network.*                                    |
programs.*      | facts.* network.*                                    | nbformat
pixels.*        | facts.* network.* csv_text                           | numpy PIL
training.*      | facts.* network.* pixels.*                           | numpy PIL
paper.charts.*  | facts.* network.* paper.* pixels.*                   | plotly
engine.state    |                                                      |
engine.methods  | network.*                                            |
engine.layer_map |                                                     | numpy
engine.protocol | facts.* network.* pixels.* training.* engine.state engine.methods engine.layer_map | numpy
engine.questions.* | facts.* network.* training.* engine.state engine.layer_map engine.protocol | numpy
engine.worker.* | facts.* network.* pixels.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* | numpy keras tensorflow tf_keras_vis ai_edge_litert
engine.*        | facts.* network.* pixels.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* engine.worker.* | numpy cachetools loky
page_data.*     | facts.* network.* paper.* programs.* pixels.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* csv_text | numpy
classify        | facts.* network.* pixels.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* engine.* page_data.* | numpy
train           | facts.* network.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* engine.* classify |
__main__        | mobilenet_viz facts.* network.* programs.* pixels.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* engine.* page_data.* classify train |
ui.server.*     | facts.* network.* pixels.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* page_data.* | starlette cachetools streamlit uvicorn segno
ui.*            | facts.* network.* paper.* paper.charts.* programs.* pixels.* training.* engine.state engine.methods engine.layer_map engine.protocol engine.questions.* engine.* page_data.* ui.server.* | numpy streamlit
pages.*         | mobilenet_viz facts.* network.* ui.*                 | streamlit
main            | ui.*                                                 | streamlit
app             | engine.* ui.* ui.server.*                              | streamlit starlette pandas pyarrow
"""  # noqa: E501
CORE = ("csv_text", "facts.*", "network.*", "mobilenet_viz", "paper.*")  # loads in milliseconds, nothing beside it


@dataclass(frozen=True)
class Row:
    pattern: str
    own: tuple[str, ...]
    third_party: frozenset[str]


def rows(table: str) -> list[Row]:
    lines = [[cell.split() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]
    return [Row(pattern, tuple(own), frozenset(third_party)) for (pattern,), own, third_party in lines]


def matches(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or f"{name}.*" == pattern


def row_of(name: str, table: list[Row]) -> Row | None:
    """The row that says most exactly which module it is about."""
    fitting = (row for row in table if matches(name, row.pattern))
    return max(fitting, key=lambda row: len(row.pattern), default=None)


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


def is_allowed(imported: str, row: Row, table: list[Row]) -> bool:
    top = imported.partition(".")[0]
    if top in {PACKAGE, "pages", "app"}:
        owner = row_of(short_name(imported), table)
        return owner is not None and owner.pattern in (*row.own, row.pattern)
    return top in sys.stdlib_module_names or top in row.third_party


def violations(root: Path, table: str = TABLE) -> list[str]:
    """One sentence for each import that the table does not allow and each module that it does not list."""
    parsed, found = rows(table), modules(root)
    complaints = []
    for name, file in sorted(found.items()):
        row = row_of(name, parsed)
        wrong = sorted({f"imports {i}" for i in imports(file, found) if row and not is_allowed(i, row, parsed)})
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


def circle(root: Path) -> list[str]:
    """Modules that import each other in a circle, the first found; inside a folder the table alone would allow it."""
    found = modules(root)
    graph = {name: {short_name(each) for each in imports(file, found)} & set(found) for name, file in found.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def core_modules() -> list[str]:
    owners = ((name, row_of(name, rows(TABLE))) for name in modules(ROOT))
    return sorted(name for name, row in owners if row is not None and row.pattern in CORE)


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


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(ROOT) == []


def test_every_row_of_the_table_points_down() -> None:
    assert upward_rows(TABLE) == []


def test_every_row_of_the_table_is_about_a_module() -> None:
    assert [row.pattern for row in rows(TABLE) if not any(matches(name, row.pattern) for name in modules(ROOT))] == []


@pytest.mark.parametrize("name", core_modules())
def test_the_core_loads_nothing_but_the_standard_library(name: str) -> None:
    assert packages_loaded_by(full_name(name)) - sys.stdlib_module_names == {PACKAGE}


def test_only_the_worker_loads_tensorflow() -> None:
    """Scripts (app, main, pages) act when imported: tests/browser asks the running server."""
    for_the_worker = ("engine.worker.*", "main")
    package = {name for name, file in modules(ROOT).items() if file.is_relative_to(ROOT / PACKAGE)}
    others = {name for name in package if not any(matches(name, pattern) for pattern in for_the_worker)}
    loaded = packages_loaded_by(*map(full_name, others))
    assert loaded & FOR_THE_WORKER == set()


# The check itself, on a planted tree: module, its source, the complaint.

SKELETON = (
    "app",
    "pages.see",
    *(f"{PACKAGE}.{name}" for name in ("network.spec", "paper.bars", "engine.worker.blocks", "ui.shell")),
)
PLANTED = [
    ("mobilenet_viz.network.spec", "import numpy", "network.spec imports numpy"),
    ("mobilenet_viz.network.costs", "from keras.models import Model", "network.costs imports keras.models"),
    ("mobilenet_viz.facts.text", "def f():\n    import keras", "facts.text imports keras"),
    ("mobilenet_viz.page_data.hiding", "import streamlit as st", "page_data.hiding imports streamlit"),
    ("mobilenet_viz.ui.shell", "import tensorflow", "ui.shell imports tensorflow"),
    ("mobilenet_viz.engine.client", "import tensorflow", "engine.client imports tensorflow"),
    ("mobilenet_viz.ui.shell", "from pages.see import x", "ui.shell imports pages.see"),
    ("mobilenet_viz.network.costs", "import mobilenet_viz.ui.shell", "network.costs imports mobilenet_viz.ui.shell"),
    ("mobilenet_viz.paper.bars", "from mobilenet_viz.ui import shell", "paper.bars imports mobilenet_viz.ui.shell"),
    (
        "pages.see",
        "from mobilenet_viz.engine.worker import blocks",
        "pages.see imports mobilenet_viz.engine.worker.blocks",
    ),
    ("app", "import keras", "app imports keras"),
    ("mobilenet_viz.network.costs", "from .spec import Layer", "network.costs imports .spec"),
    ("mobilenet_viz.network.costs", "from . import spec", "network.costs imports ."),
    ("mobilenet_viz.network.costs", "import spec", "network.costs imports spec"),
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
    source = "import math\nfrom mobilenet_viz.network import spec\nimport mobilenet_viz.network.spec"
    plant(tmp_path, "mobilenet_viz.network.costs", source)
    assert violations(tmp_path) == []


def test_the_check_finds_a_circle(tmp_path: Path) -> None:
    plant(tmp_path, "mobilenet_viz.network.costs", "from mobilenet_viz.network import spec")
    assert [] == circle(tmp_path)
    (tmp_path / "mobilenet_viz/network/spec.py").write_text("import mobilenet_viz.network.costs", "utf-8")
    assert {"network.spec", "network.costs"} == set(circle(tmp_path))


def test_the_check_finds_a_table_that_points_up() -> None:
    assert upward_rows("module\ntext | spec |\nspec | |") == ["text names spec"]


def test_the_check_sees_what_an_import_loads() -> None:
    assert {"numpy", PACKAGE} <= packages_loaded_by(f"{PACKAGE}.network.spec", "numpy")
