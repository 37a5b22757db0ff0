"""What the PyTorch tools say of MobileNetV1 against `conventions`, to the unit; run them again when a version changes.

Not named `test_…`, so the project's test command does not collect it: PyTorch is a gigabyte that the app never needs,
and CI must not download it. In an environment of its own, from the project's folder:

    python3.11 -m venv .venv-torch && . .venv-torch/bin/activate && pip install -r tests/oracles/requirements.txt
    python -m pytest --noconftest -o addopts= -W default tests/oracles/check_torch_tools.py
"""

import contextlib
import io
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import calflops
import ptflops
import pytest
import thop
import torch
import torchinfo
from fvcore.nn import FlopCountAnalysis
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.page_data.conventions import OPERATIONS, PARAMETERS, tools

POINTS = [(1.0, 224), (0.75, 192), (0.5, 160), (0.25, 128), (0.6, 96)]
BLOCKS = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1)]  # Table 1


def convolution(channels: int, filters: int, kernel: int, stride: int, groups: int = 1) -> list[Any]:
    """A convolution without bias, batch norm, ReLU6."""
    shape = {"stride": stride, "padding": kernel // 2, "groups": groups, "bias": False}
    return [nn.Conv2d(channels, filters, kernel, **shape), nn.BatchNorm2d(filters), nn.ReLU6()]


def mobilenet(alpha: float) -> Any:
    """MobileNetV1 after the paper's Table 1, which fixes every size; 1000 classes, any input."""
    channels = int(32 * alpha)
    layers = convolution(3, channels, 3, 2)
    for filters, stride in ((int(filters * alpha), stride) for filters, stride in BLOCKS):
        layers += convolution(channels, channels, 3, stride, groups=channels)
        layers += convolution(channels, filters, 1, 1)
        channels = filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000)).eval()


def by_ptflops(backend: str) -> Callable[[Any, int], int]:
    def counted(model: Any, size: int) -> int:
        told = {"as_strings": False, "print_per_layer_stat": False, "backend": backend}
        return int(ptflops.get_model_complexity_info(model, (3, size, size), **told)[0])

    return counted


def by_calflops(which: int) -> Callable[[Any, int], int]:
    def counted(model: Any, size: int) -> int:
        told = {"output_as_string": False, "print_results": False}
        return int(calflops.calculate_flops(model, input_shape=(1, 3, size, size), **told)[which])

    return counted


def by_torchinfo(model: Any, size: int) -> int:
    return int(torchinfo.summary(model, input_size=(1, 3, size, size), verbose=0).total_mult_adds)


def by_fvcore(model: Any, size: int) -> int:
    return int(FlopCountAnalysis(model, torch.zeros(1, 3, size, size)).total())


def by_thop(model: Any, size: int) -> int:
    return int(thop.profile(model, inputs=(torch.zeros(1, 3, size, size),), verbose=False)[0])


def by_torch(model: Any, size: int) -> int:
    with FlopCounterMode(display=False) as counter:
        model(torch.zeros(1, 3, size, size))
    return int(counter.get_total_flops())


COUNTED = {
    "ptflops_aten": by_ptflops("aten"),
    "ptflops_pytorch": by_ptflops("pytorch"),
    "torchinfo": by_torchinfo,
    "calflops_flops": by_calflops(0),
    "calflops_macs": by_calflops(1),
    "fvcore": by_fvcore,
    "thop": by_thop,
    "torch": by_torch,
}


def measured(tool: str, alpha: float, size: int) -> int:
    """What the tool counts on a network of its own: some leave their hooks in it."""
    with contextlib.redirect_stdout(io.StringIO()), torch.no_grad():
        return COUNTED[tool](mobilenet(alpha), size)


@pytest.mark.parametrize(("alpha", "size"), POINTS)
@pytest.mark.parametrize("tool", COUNTED)
def test_the_tool_counts_what_its_convention_says(tool: str, alpha: float, size: int) -> None:
    ours = OPERATIONS.count(ledger(mobilenet_v1(alpha, size)), OPERATIONS.conventions[tool])
    assert measured(tool, alpha, size) == ours


@pytest.mark.parametrize("tool", [tool for tool in tools() if tool.key in COUNTED], ids=lambda tool: tool.key)
def test_what_we_quote_is_what_this_version_reports(tool: Any) -> None:
    package = tool.key.partition("_")[0]
    assert version(package).startswith(tool.version)
    said = [f"{measured(tool.key, report.alpha, report.resolution):,}" for report in tool.reports]
    assert said == [report.printed for report in tool.reports]


@pytest.mark.parametrize(("alpha", "size"), POINTS)
def test_pytorchs_parameters_are_what_we_call_trainable(alpha: float, size: int) -> None:
    ours = PARAMETERS.count(ledger(mobilenet_v1(alpha, size)), PARAMETERS.conventions["trainable"])
    assert sum(each.numel() for each in mobilenet(alpha).parameters()) == ours
