"""The paper's experiments as stories: a question with answers to choose from, and the numbers that come out.

A story's words stand in the room `stories`, as `<story>_title`, `_question`, `_<choice>`, `_outcome` and `_idea`; the
numbers in them are the story's `values()`. Tables are the published ones, what is computed is said to be.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mobilenet_viz.facts.published import POINTS_RESOLUTION, tables
from mobilenet_viz.network.costs import Ledger
from mobilenet_viz.paper.bars import Chart, ratio
from mobilenet_viz.paper.claims import Claim, Stands, claim, claims, pointwise_work, printed
from mobilenet_viz.paper.recompute import BILLION, MILLION, network_of
from mobilenet_viz.paper.slips import costing, million

POINTS = (1, 5, 10)  # guesses at a difference of accuracies
WHOLE = "MobileNet"  # its row in Table 4


@dataclass(frozen=True)
class Story:
    """One experiment."""

    choices: tuple[str, ...]
    right: str
    values: Callable[[], dict[str, str]]
    charts: tuple[Chart, ...] = ()
    built: bool = False  # the networks of the first chart are shown layer by layer, and built by Keras
    open: bool = False  # the charts are seen before the answer
    folded: bool = False  # what the text says is so much that it is folded, by how it stands


@dataclass(frozen=True)
class Network:
    """A network of a story."""

    name: str  # in its table
    key: str  # in `architectures.ARCHITECTURES`
    counted: Ledger


def networks(story: Story) -> tuple[Network, ...]:
    """The networks of a story that are shown and built: those of its first chart, or none."""
    if not story.built:
        return ()
    table = tables()[story.charts[0].table]
    described = [(i, of["architecture"]) for i, of in enumerate(table.networks) if of]
    return tuple(Network(table.rows[i][0], key, network_of(table.number, i)) for i, key in described)


def numbers(claim: Claim) -> dict[str, str]:
    """The numbers of a claim's sentence, by placeholder: `said_0` as printed, `value_0` as computed, `again_0` anew."""
    said = {f"said_{i}": number for i, number in enumerate(claim.said)}
    pairs = zip(claim.said, claim.computed, strict=False)
    values = {f"value_{i}": _written(number, value) for i, (number, value) in enumerate(pairs)}
    pairs = zip(claim.said, claim.again, strict=False)
    values |= {f"again_{i}": _written(number, value) for i, (number, value) in enumerate(pairs)}
    if claim.key == "time":  # stays open, but the work is known
        values["share"] = f"{pointwise_work():.2f}"
    return said | values


def _written(said: str, value: Decimal) -> str:
    """With a digit more than was said, at most two; a whole number stays one."""
    digits = 0 if value.as_tuple().exponent == 0 else min(len(said.partition(".")[2]) + 1, 2)
    return f"{value:.{digits}f}"


def _source(number: int) -> dict[str, str]:
    return {"source": tables()[number].source}


# The numbers of each story.


def _thinner() -> dict[str, str]:
    thin, wide = "0.75 MobileNet", "Shallow MobileNet"
    return _source(5) | {
        "low": million(network_of(5, wide).mult_adds, 0),
        "high": million(network_of(5, thin).mult_adds, 0),
        "thin": tables()[5].cell(thin, "top1"),
        "wide": tables()[5].cell(wide, "top1"),
        "gain": str(claim("thinner").computed[0]),
        "removed": str(claim("removed").computed[0]),
        "alpha": f"{network_of(5, thin).architecture.alpha}",
    }


def _separable() -> dict[str, str]:
    table = tables()[4]
    full, split = network_of(4, "Conv MobileNet"), network_of(4, WHOLE)
    return _source(4) | {
        "ratio": ratio(full.mult_adds, split.mult_adds),
        "full": table.cell("Conv MobileNet", "top1"),
        "split": table.cell(WHOLE, "top1"),
        "gain": str(claim("full").computed[0]),
        "printed_full": table.cell("Conv MobileNet", "mult_adds"),
        "printed_split": table.cell(WHOLE, "mult_adds"),
        "full_work": million(full.mult_adds),
        "split_work": million(split.mult_adds),
        **{f"points_{i}": str(points) for i, points in enumerate(POINTS)},
    }


def _famous() -> dict[str, str]:
    """SqueezeNet's printed work beside ours, in millions, too: it is about twice as much."""
    alexnet, squeezenet = claim("alexnet_accuracy"), claim("squeezenet_accuracy")
    ours = network_of(9, "Squeezenet").mult_adds
    return _source(9) | {
        "alexnet_quote": alexnet.text,
        "squeezenet_quote": squeezenet.text,
        "alexnet": str(alexnet.computed[0]),
        "squeezenet": str(squeezenet.computed[0]),
        "printed": tables()[9].cell("Squeezenet", "mult_adds"),
        "ours": million(ours, 0),
        "times": ratio(printed(9, "Squeezenet", "mult_adds") * MILLION, ours),
        "fair": ratio(ours, network_of(9, "0.50 MobileNet-160").mult_adds),
        "said_times": claim("squeezenet_work").said[0],
    }


def _dogs() -> dict[str, str]:
    inception, mobilenet = "Inception V3 [18]", "1.0 MobileNet-224"
    before, after = network_of(8, mobilenet), network_of(10, mobilenet)
    return _source(10) | {
        "classes": str(before.architecture.layers[-1].out_channels),
        "breeds": str(after.architecture.layers[-1].out_channels),
        "before": million(before.kernels),
        "after": million(after.kernels),
        "saved": f"{100 * (1 - Decimal(after.kernels) / before.kernels):.0f}",
        "saved_work": f"{100 * (1 - Decimal(after.mult_adds) / before.mult_adds):.1f}",
        "inception": tables()[10].cell(inception, "top1"),
        "mobilenet": tables()[10].cell(mobilenet, "top1"),
        "less": ratio(printed(10, inception, "mult_adds"), printed(10, mobilenet, "mult_adds")),
    }


def _places() -> dict[str, str]:
    change = {row[0]: Decimal(row[3]) - Decimal(row[2]) for row in tables()[11].rows}
    worst = min(change, key=lambda scale: change[scale])
    names = dict(zip(("continent", "country", "region", "city", "street"), change, strict=True))
    parameters, work = claim("planet").said
    own_work = claim("planet_work").computed[0] * MILLION
    numbers = {
        "worst": worst,
        "lost": str(-change[worst]),
        "parameters": parameters,
        "own_parameters": claim("planet_parameters").said[0],
        "work": work,
        "quote": claim("planet_work").text,
        "own_work": f"{own_work / BILLION:.2f}",
        "less": ratio(Decimal(work) * BILLION, own_work),
    }
    return _source(11) | names | numbers


def _faces() -> dict[str, str]:
    table, teacher, smallest = tables()[12], "Baseline", "0.25 MobileNet-128"
    taught = [row for row in range(len(table.rows)) if row != table.row(teacher)]
    score = printed(12, teacher, "mean_ap")
    return _source(12) | {
        "work": table.cell(teacher, "mult_adds"),
        "share": f"{claim('one_percent').computed[0]:.1f}",
        "teacher": table.cell(teacher, "mean_ap"),
        "smallest": table.cell(smallest, "mean_ap"),
        "lost": str(score - printed(12, smallest, "mean_ap")),
        "better": str(sum(printed(12, row, "mean_ap") > score for row in taught)),
        "rows": str(len(taught)),
    }


def _detection() -> dict[str, str]:
    """A guess that is wrong is what the same change costs with VGG inside."""
    table = tables()[13]
    ssd, faster = (table.row(framework, "MobileNet") for framework in ("SSD 300", "Faster-RCNN 300"))
    vgg = table.row("SSD 300", "deeplab-VGG"), table.row("Faster-RCNN 300", "VGG")
    less, more, few, many = (printed(13, row, "mult_adds") for row in (ssd, faster, *vgg))
    return _source(13) | {
        "few": f"{many / few:.0f}",
        "many": f"{more / less:.0f}",
        "less": str(less),
        "more": str(more),
        "ssd_name": table.rows[ssd][0],
        "faster_name": table.rows[faster][0],
        "ssd": table.cell(ssd, "map"),
        "faster": table.cell(faster, "map"),
    }


def _embeddings() -> dict[str, str]:
    """All sizes at the row's α, without a classifier; the first of the two rows of the same name is the wrong one."""
    table, sizes = tables()[14], sorted(POINTS_RESOLUTION)
    names = table.column("model")
    row = next(i for i, name in enumerate(names) if names.count(name) > 1)
    wanted = table.cell(row, "mult_adds")
    (fits,) = costing(wanted, classes=0)
    return _source(14) | {
        **{f"size_{i}": str(size) for i, size in enumerate(sizes)},
        **{f"work_{i}": million(network_of(14, row, resolution=size).mult_adds) for i, size in enumerate(sizes)},
        "name": names[row],
        "printed": wanted,
        "fits": str(fits.architecture.resolution),
        "alpha": f"{fits.architecture.alpha}",
    }


def _text() -> dict[str, str]:
    found = [each.stands for each in claims()]
    counts = {stands.value: found.count(stands) for stands in Stands}
    counts |= {"count": len(found), "holds": found.count(Stands.HOLDS) + found.count(Stands.ROUNDED)}
    return {name: str(count) for name, count in counts.items()}


STORIES: Mapping[str, Story] = {
    "thinner": Story(
        ("deep", "shallow", "same"),
        "deep",
        _thinner,
        (Chart(5, reference=0, shown=1),),
        built=True,
    ),
    "separable": Story(
        ("little", "some", "much"),
        "little",
        _separable,
        (Chart(4, reference=1, shown=0),),
        built=True,
    ),
    "famous": Story(
        ("as_said", "fewer", "mixed"),
        "fewer",
        _famous,
        (Chart(9, reference=0, shown=2), Chart(8, reference=0, shown=2)),
        open=True,
    ),
    "dogs": Story(("work", "parameters", "both"), "parameters", _dogs, (Chart(10, reference=0, shown=1),)),
    "places": Story(
        ("continent", "region", "street"), "region", _places, (Chart(11, reference=1, shown=2, turned=True),)
    ),
    "faces": Story(("better", "close", "far"), "close", _faces, (Chart(12, reference=6, shown=5),)),
    "detection": Story(("none", "few", "many"), "many", _detection, (Chart(13, reference=2, shown=5),)),
    "embeddings": Story(
        ("size_0", "size_1", "size_2", "size_3"), "size_1", _embeddings, (Chart(14, reference=0, shown=3),), open=True
    ),
    "text": Story(("none", "several", "half"), "several", _text, folded=True),
}
