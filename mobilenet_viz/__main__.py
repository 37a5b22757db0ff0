"""The command line: `ledger` prices a network, `networks` lists others, `code` writes a program, `classify` says what
a network sees, `train` teaches one new classes, `fetch` brings more weights.

`python -m mobilenet_viz COMMAND`. Whatever cannot be used is answered with one sentence on standard error and status 2.
"""

import argparse
import json
import sys
import warnings
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mobilenet_viz import classify, ledger, mobilenet_v1, train
from mobilenet_viz.facts import weights
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network import ledger_formats, peers
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.architectures.variants import KERAS, VARIANTS, variant
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.file import read_config
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.spec import Architecture
from mobilenet_viz.programs import keras_code

if TYPE_CHECKING:  # numpy is loaded when something is asked
    from mobilenet_viz.engine.questions.fetching import Fetch
    from mobilenet_viz.engine.state import Progress


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status."""
    if isinstance(sys.stdout, TextIOWrapper):  # a path may hold what this console cannot print: as on standard error
        sys.stdout.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        with warnings.catch_warnings(action="ignore"):  # what libraries remark on odd files is nobody's answer
            print(options.run(options), end="")
    except Refusal as refusal:
        return _complain(str(refusal))
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}; check the path." if error.filename else str(error))
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, without argparse's summary of all options."""
        self.exit(2, f"{message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m mobilenet_viz", description="MobileNetV1, priced and asked.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    price = commands.add_parser("ledger", help="Mult-Adds and parameters, layer by layer")
    as_built = f"as another program builds it: {', '.join(VARIANTS)}"
    built = price.add_mutually_exclusive_group()
    built.add_argument("--padding", default="keras", help="keras (default) or same, as in the paper")
    built.add_argument("--variant", help=as_built)
    built.add_argument("--model", type=Path, metavar="FILE", help="a .keras file of your own; nothing in it is run")
    output = price.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true")
    output.add_argument("--csv", action="store_true")
    price.set_defaults(run=_ledger)

    show = commands.add_parser("networks", help="other networks: what they cost, how good they are, which are here")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_networks)

    write = commands.add_parser("code", help="a network as a Keras program or a notebook, to run and to change")
    write.add_argument("--variant", default=KERAS, help=as_built)
    write.add_argument("--format", choices=("py", "ipynb"), default="py", help="a program (default) or a notebook")
    write.set_defaults(run=_code)

    ask = commands.add_parser("classify", help="what a network sees in a photo")
    classify.add_options(ask)
    ask.set_defaults(run=lambda options: (train.classified if options.model else classify.answered)(options))

    teach = commands.add_parser("train", help="teach a network your own classes: a folder of pictures for each")
    train.add_options(teach)
    teach.set_defaults(run=train.trained)

    bring = commands.add_parser("fetch", help="trained weights for a classroom without internet, while there is some")
    which = bring.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="all sixteen of MobileNetV1")
    which.add_argument("--alpha", type=float, help="of this width multiplier: 1, 0.75, 0.5 or 0.25")
    which.add_argument("--network", metavar="NAME", help="another network: a name that the command networks prints")
    which.add_argument("--all-networks", action="store_true", help="all that the command networks prints, 1.1 GB")
    bring.add_argument("--resolution", type=int, default=224, help="trained at: 224 (default), 192, 160 or 128 px")
    bring.set_defaults(run=_fetch)

    alpha, resolution = BASELINE
    for command in (price, write, ask):
        command.add_argument("--alpha", type=float, default=alpha, help="width multiplier, 1/32...2 (default 1)")
        command.add_argument("--resolution", type=int, default=resolution, help="input side, 32...448 px (default 224)")
    for command in (price, ask):
        command.set_defaults(alpha=None, resolution=None)  # a model of one's own and --network have theirs
    return parser


def _ledger(options: argparse.Namespace) -> str:
    priced = _model_ledger(options) if options.model else ledger(_architecture(options))
    if options.json:
        called = {"variant": options.variant} if options.variant else {}
        return json.dumps(called | ledger_formats.as_dict(priced), indent=1) + "\n"
    return ledger_formats.as_csv(priced) if options.csv else ledger_formats.as_text(priced)


def _architecture(options: argparse.Namespace) -> Architecture:
    size, network = classify.mobilenet(options), options.variant
    return variant(network, *size) if network else mobilenet_v1(*size, options.padding)


def _model_ledger(options: argparse.Namespace) -> ModelLedger:
    if options.alpha is not None:
        raise Refusal("model_decides", option="alpha", value=options.alpha)
    with options.model.open("rb") as file:
        priced = ledger_of(read_config(file), options.resolution)
    if options.resolution not in (None, *priced.rows[0].effect.shape[:2]):
        raise Refusal("model_decides", option="resolution", value=options.resolution)
    return priced


def _networks(options: argparse.Namespace) -> str:
    return json.dumps(peers.as_list(), indent=1) + "\n" if options.json else peers.as_text()


def _code(options: argparse.Namespace) -> str:
    network = options.variant, options.alpha, options.resolution
    if options.format == "py":
        return keras_code.program(*network)
    from mobilenet_viz.programs.notebook import notebook  # with a library that takes longer than all else here

    return notebook(*network)


def _fetch(options: argparse.Namespace) -> str:
    if options.network or options.all_networks:
        return _fetch_networks(list(peers.peers()) if options.all_networks else [options.network])
    from mobilenet_viz.engine import FetchWeights

    for pair in weights.PUBLISHED if options.all else [(options.alpha, options.resolution)]:
        _fetch_one(FetchWeights(*pair))
    here = sum(each.here for each in weights.published())
    return f"{here} of {len(weights.PUBLISHED)} published networks are here; Keras keeps them in {weights.folder()}.\n"


def _fetch_networks(names: list[str]) -> str:
    for name in names:
        peers.named(name)
    from mobilenet_viz.engine import FetchNetwork

    for name in names:
        _fetch_one(FetchNetwork(name))
    here = sum(peer.here for peer in peers.peers().values())
    return f"{here} of {len(peers.peers())} networks are here; Keras keeps them in {weights.folder()}.\n"


def _fetch_one(question: "Fetch") -> None:
    """Fetch it and say so, and now and then how far it is."""
    told = 0

    def tell(progress: "Progress") -> None:
        nonlocal told
        if (tenths := int(10 * progress.share)) > told:
            told = tenths
            classify.note(f"{question.file.path.name}: {tenths}0 % of {progress.total / 1e6:.0f} MB")

    fetched = classify.asked(question, tell)
    file = question.file
    classify.note(f"{file.name}: {'fetched' if fetched else 'embedded' if file.sha256 else 'already here'}")


def _complain(sentence: str) -> int:
    classify.note(sentence)
    return 2


if __name__ == "__main__":
    sys.exit(main())
