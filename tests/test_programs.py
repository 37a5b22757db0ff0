"""The programs to take home, run as a student would: each builds the network that the app prices and shows."""

import ast
import json
import re
import subprocess
import sys
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from mobilenet_viz import ledger
from mobilenet_viz.__main__ import main
from mobilenet_viz.network.architectures.variants import VARIANTS, variant
from mobilenet_viz.network.spec import Kind
from mobilenet_viz.programs import torch_code
from mobilenet_viz.programs.keras_code import block, program
from mobilenet_viz.programs.notebook import notebook
from tests.patience import PATIENCE
from tests.test_layers import ROOT

ALPHA, SIZE = 0.25, 113  # off multiples of 32, where paddings differ


def run(code: str, *module: str) -> str:
    """What a fresh process prints that is given the code."""
    done = subprocess.run(
        [sys.executable, *module], input=code, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", VARIANTS)
def test_a_program_builds_the_network_of_its_variant(name: str) -> None:
    said = run(program(name, ALPHA, SIZE), "-m", "tests.program_probe", name, str(ALPHA), str(SIZE))
    first, *_, last = said.splitlines()
    found: dict[str, Any] = json.loads(last)
    priced = ledger(variant(name, ALPHA, SIZE))
    assert f"{priced.parameters:,} parameters" == first
    assert priced.parameters == found["parameters"]
    unnamed = {"dropout"}  # which has no weights and no name of ours
    ours, theirs = ({k: v for k, v in found[key].items() if k not in unnamed} for key in ("ours", "layers"))
    assert ours == theirs
    assert found["apart"] < 1e-4


def test_the_comparison_sees_another_padding() -> None:
    wrong = program("keras", ALPHA, SIZE).replace("((0, 1), (0, 1))", "((1, 0), (1, 0))")
    said = run(wrong, "-m", "tests.program_probe", "keras", str(ALPHA), str(SIZE))
    assert json.loads(said.splitlines()[-1])["apart"] > 0.01


@pytest.mark.parametrize("name", VARIANTS)
def test_it_says_what_the_ledger_says_and_is_short(name: str) -> None:
    code, priced = program(name, 0.5, 160), ledger(variant(name, 0.5, 160))
    assert f"{priced.mult_adds:,} Mult-Adds, {priced.parameters:,} parameters." in code
    assert len([line for line in code.splitlines() if line.strip()]) <= 50
    assert max(map(len, code.splitlines())) <= 120
    assert block(VARIANTS[name]) in code
    rows = re.findall(r"\((\d+), (\d)\)", code[code.index("BLOCKS") : code.index("]")])
    strided = [layer for layer in variant(name).layers if layer.kind is Kind.POINTWISE and "_pw_" in layer.name]
    assert [layer.out_channels for layer in strided] == [int(filters) for filters, _ in rows]


@pytest.mark.parametrize(("name", "language"), [("keras", "en"), ("tf-slim", "ko")])
def test_the_notebook_runs_and_counts_what_the_app_counts(name: str, language: str) -> None:
    cells = nbformat.reads(notebook(name, ALPHA, SIZE, language), as_version=4)
    nbformat.validate(cells)
    NotebookClient(cells, timeout=PATIENCE, kernel_name="python3").execute()
    printed = "".join(output["text"] for cell in cells.cells for output in cell.get("outputs", []))
    priced = ledger(variant(name, ALPHA, SIZE))
    assert f"{priced.parameters:,} parameters" in printed
    lines = [line.split() for line in printed.splitlines() if line.startswith("conv")]
    work = {row.layer.name: row.mult_adds for row in priced.rows if row.mult_adds}
    assert work == {line[0]: int(line[-1].replace(",", "")) for line in lines}
    assert f"{priced.mult_adds:,} Mult-Adds" == printed.splitlines()[-1]
    assert f"{priced.mult_adds:,}" in cells.cells[0].source


@pytest.mark.parametrize("name", VARIANTS)
def test_a_notebook_holds_the_program_and_is_the_same_each_time(name: str) -> None:
    written = notebook(name, 0.5, 160)
    assert written == notebook(name, 0.5, 160)
    code = [cell.source for cell in nbformat.reads(written, as_version=4).cells if cell.cell_type == "code"]
    assert program(name, 0.5, 160).endswith("\n\n".join([f"{part}\n" for part in code[:3]]))


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("size", [112, 113])
def test_the_pytorch_twin_has_the_same_layers_and_pads_as_keras_does(name: str, size: int) -> None:
    """It is text here: PyTorch is not among our packages."""
    code, arch = torch_code.program(name, ALPHA, size), variant(name, ALPHA, size)
    assert f"{ledger(arch).trainable:,} trainable parameters" in code
    assert max(map(len, code.splitlines())) <= 120
    tree = ast.parse(code)
    (blocks,) = (
        ast.literal_eval(each.value)
        for each in tree.body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "BLOCKS"
    )
    for number, (before, after, stride, pads) in enumerate(blocks, start=1):
        depthwise, pointwise = arch[f"conv_dw_{number}"], arch[f"conv_pw_{number}"]
        assert before in (depthwise.in_channels, pointwise.in_channels)
        assert after == pointwise.out_channels
        assert depthwise.stride * pointwise.stride == stride
        assert (depthwise.in_size + sum(pads) - 3) // depthwise.stride + 1 == depthwise.out_size


def test_the_command_line_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    for options, expected in (([], "keras"), (["--variant", "book"], "book")):
        assert 0 == main(["code", "--alpha", "0.5", "--resolution", "160", *options])
        assert program(expected, 0.5, 160) == capsys.readouterr().out
    assert 0 == main(["code", "--format", "ipynb"])
    assert notebook("keras", 1.0, 224) == capsys.readouterr().out


@pytest.mark.parametrize(("options", "why"), [(["--variant", "pytorch"], "must be one of"), (["--alpha", "3"], "1/32")])
def test_what_cannot_be_built_is_refused_in_one_sentence(
    options: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == main(["code", *options])
    said = capsys.readouterr()
    assert "" == said.out
    assert why in said.err
    assert 1 == said.err.count("\n")
