"""What other tools count for the same network: what a convention adds to the paper's Mult-Adds.

A count is a sum of terms: so many of something the network has, times how often the convention counts one of them.
What the tools reported when they were run stands in `assets/facts/tools.toml`; how each counts stands here.

While a switch is pressed the browser reads and writes a convention and adds up its terms itself
(cost/tools/convention.js, `Tools.total`), from the `amounts` and the `times` it was sent; a test compares its written
form with `Bill.write`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mobilenet_viz.facts.published import PAPER, own_rows, read_facts
from mobilenet_viz.network.architectures.mobilenet_v1 import mobilenet_v1
from mobilenet_viz.network.costs import Ledger, ledger
from mobilenet_viz.network.spec import Kind, Layer
from mobilenet_viz.paper.recompute import MILLION, Verdict, compared

NORMALISED = (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE)  # with batch norm and a ReLU behind them
_IN_MILLIONS = " M"  # behind a number that is printed so
Convention = Mapping[str, int]  # by term: how often it is counted; a term it does not name, as the paper does


@dataclass(frozen=True)
class Term:
    """Something of which a network has an amount."""

    amount: Callable[[Ledger], int]
    times: tuple[int, ...]  # how often a convention may count each of it; the paper's choice first
    most: int | None = None  # how often it happens, where a convention may count it more often than that


@dataclass(frozen=True)
class Bill:
    """Terms that are added up, and the conventions that have a name."""

    terms: Mapping[str, Term]
    conventions: Mapping[str, Convention]

    def full(self, convention: Convention) -> dict[str, int]:
        """The convention with every term named. KeyError if it names another."""
        if unknown := convention.keys() - self.terms.keys():
            raise KeyError(*unknown)
        return {name: convention.get(name, term.times[0]) for name, term in self.terms.items()}

    def count(self, counted: Ledger, convention: Convention) -> int:
        """What comes out for that network."""
        return sum(self.terms[name].amount(counted) * times for name, times in self.full(convention).items())

    def write(self, convention: Convention) -> str:
        """As a link carries it: what differs from the paper, such as "norm-2,pool_inputs-1"."""
        paper = self.full({})
        return ",".join(f"{name}-{n}" for name, n in self.full(convention).items() if n != paper[name])

    def read(self, raw: str) -> str:
        """The written form of what a link says, which may be a name. ValueError if nothing can be counted so."""
        if raw in self.conventions:
            return self.write(self.conventions[raw])
        found: dict[str, int] = {}
        for name, _, times in (word.rpartition("-") for word in raw.split(",") if word):
            if name not in self.terms or name in found or int(times) not in self.terms[name].times:
                raise ValueError(raw)
            found[name] = int(times)
        return self.write(found)

    def amounts(self, alphas: Sequence[float], resolutions: Sequence[int]) -> list[list[list[int]]]:
        """How many of each term, in their order, the MobileNets have, by [alpha index][resolution index]."""
        counted = [[ledger(mobilenet_v1(alpha, resolution)) for resolution in resolutions] for alpha in alphas]
        return [[[term.amount(each) for term in self.terms.values()] for each in row] for row in counted]


def _over(kinds: Iterable[Kind], count: Callable[[Layer], int]) -> Callable[[Ledger], int]:
    return lambda counted: sum(count(row.layer) for row in counted.rows if row.layer.kind in kinds)


def _inputs(layer: Layer) -> int:
    return layer.in_size**2 * layer.in_channels


def _outputs(layer: Layer) -> int:
    return layer.out_size**2 * layer.out_channels


def _channels(layer: Layer) -> int:
    return layer.out_channels


# TensorFlow's operations in a batch norm: for each channel 1 / √(variance + ε), times γ, times the mean, β less that;
# then each value times the one and plus the other. Its profiler counts 2 for a Rsqrt and nothing for a ReLU6.
TENSORFLOW: Mapping[str, Convention] = {
    "Mul": {"norm": 1, "norm_channels": 2},
    "AddV2": {"norm": 1, "norm_channels": 1},
    "Rsqrt": {"norm_channels": 2},
    "Sub": {"norm_channels": 1},
    "Mean": {"pool_inputs": 1},
    "BiasAdd": {"bias": 1},
    "Softmax": {"softmax": 5},
}
OPERATIONS = Bill(
    {
        "mult_adds": Term(lambda counted: counted.mult_adds, (1, 2)),
        "norm": Term(_over(NORMALISED, _outputs), (0, 1, 2, 4)),
        "norm_channels": Term(_over(NORMALISED, _channels), (0, 2, 6)),
        "relu": Term(_over(NORMALISED, _outputs), (0, 1, 2)),
        "pool_inputs": Term(_over([Kind.POOL], _inputs), (0, 1, 2), most=1),
        "pool_outputs": Term(_over([Kind.POOL], _outputs), (0, 1)),
        "bias": Term(_over([Kind.CLASSIFIER], _channels), (0, 1)),
        "softmax": Term(_over([Kind.SOFTMAX], _channels), (0, 5)),
    },
    {
        "paper": {},
        "calflops_macs": {},
        "ptflops_aten": {"bias": 1},
        "torchinfo": {"norm_channels": 2, "bias": 1},
        "convnet_burden": {"relu": 2},
        "fvcore": {"norm": 2, "pool_inputs": 1},
        "ptflops_pytorch": {"norm": 2, "relu": 1, "pool_inputs": 2, "bias": 1},
        "thop": {"norm": 4, "pool_inputs": 1, "pool_outputs": 1},
        "torch": {"mult_adds": 2},
        "calflops_flops": {"mult_adds": 2, "norm": 2, "pool_inputs": 1},
        "tf_profiler": {"mult_adds": 2} | sum(map(Counter, TENSORFLOW.values()), Counter()),
    },
)
PARAMETERS = Bill(
    {
        "kernels": Term(lambda counted: counted.kernels, (1,)),
        "bias": Term(_over([Kind.CLASSIFIER], _channels), (0, 1)),
        "norm": Term(_over(NORMALISED, _channels), (0, 2)),  # γ and β
        "moving": Term(_over(NORMALISED, _channels), (0, 2)),  # moving mean and variance
    },
    {
        "kernels": {},
        "with_bias": {"bias": 1},
        "trainable": {"bias": 1, "norm": 2},
        "keras": {"bias": 1, "norm": 2, "moving": 2},
    },
)


@dataclass(frozen=True)
class Report:
    """What was printed of MobileNetV1 at one width and size: to the unit ("578,875,904") or in millions ("579 M")."""

    alpha: float
    resolution: int
    printed: str
    source: str = ""  # where this number is published, if not where all of its tool's are

    def verdict(self, convention: Convention) -> Verdict:
        """How the number stands beside what that convention gives, in as many digits as are printed."""
        return _beside(self.printed, OPERATIONS.count(ledger(mobilenet_v1(self.alpha, self.resolution)), convention))


@dataclass(frozen=True)
class Tool:
    """A tool that counts, or a publication, and what it reports."""

    key: str
    name: str
    unit: str  # its own word for what it counts
    reports: tuple[Report, ...]
    version: str = ""
    source: str = ""  # where it is published; "" for what we measured


def _beside(printed: str, count: int) -> Verdict:
    """Millions by the rule for the paper's tables; what is printed to the unit has to be equal."""
    if printed.endswith(_IN_MILLIONS):
        return compared(printed.removesuffix(_IN_MILLIONS), Decimal(count) / MILLION).verdict
    return Verdict.SAME if printed == f"{count:,}" else Verdict.DIFFERS


@cache
def tools() -> tuple[Tool, ...]:
    """The paper and the tools whose count is reproduced; `OPERATIONS.conventions` says how."""
    printed = tuple(
        Report(*point, f"{table.cell(row, 'mult_adds')}{_IN_MILLIONS}", table.source)
        for point, (table, row) in own_rows().items()
    )
    return (Tool("paper", "MobileNet", "Mult-Adds", printed, source=PAPER), *_facts("tool"))


@cache
def different() -> int:
    """In how many ways the tools count; the paper, which is no tool, aside."""
    return len({OPERATIONS.write(OPERATIONS.conventions[tool.key]) for tool in tools() if tool.key != "paper"})


@cache
def miscounting() -> tuple[Tool, ...]:
    """The tools that count something more often than it happens."""
    limits = {name: term.most for name, term in OPERATIONS.terms.items() if term.most is not None}
    counts = {tool: OPERATIONS.full(OPERATIONS.conventions[tool.key]) for tool in tools()}
    return tuple(tool for tool, times in counts.items() if any(times[name] > most for name, most in limits.items()))


@cache
def riddles() -> tuple[Tool, ...]:
    """Published counts that no convention gives."""
    return _facts("riddle")


def _facts(table: str) -> tuple[Tool, ...]:
    facts = read_facts("tools")[table]
    return tuple(Tool(**fact | {"reports": tuple(Report(*report) for report in fact["reports"])}) for fact in facts)
