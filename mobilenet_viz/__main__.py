"""The command line: `ledger` prices a network, `networks` lists others, `code` writes a program, `classify` gives page
3's answer, `fetch` brings more weights.

`python -m mobilenet_viz COMMAND`. Whatever cannot be used is answered with one sentence on standard error and status 2.
"""

import argparse
import json
import os
import sys
import warnings
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.classes import names
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network import ledger_formats, peers
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.architectures.variants import KERAS, VARIANTS, variant
from mobilenet_viz.network.from_keras.counted import ModelLedger
from mobilenet_viz.network.from_keras.file import read_config
from mobilenet_viz.network.from_keras.walk import ledger_of
from mobilenet_viz.network.spec import Architecture
from mobilenet_viz.programs import keras_code

if TYPE_CHECKING:  # numpy and Pillow are loaded when there is a photo
    from numpy.typing import NDArray

    from mobilenet_viz.engine.protocol import Answer, Question

FITS = ("centre", "letterbox", "squash")  # `images.FITS`, which is loaded when there is a photo
HEATMAP_SIDE = 672  # px; the cells of every grid but 5×5 are whole pixels
HEATMAP_OPACITY = 0.75


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

    ask = commands.add_parser("classify", help="what the network sees in a photo")
    ask.add_argument("photo", type=Path, metavar="PHOTO", help="a JPEG, PNG or WebP file")
    ask.add_argument("--top", type=_top, default=5, help="how many classes to print, 1...1000 (default 5)")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--fit", choices=FITS, default=FITS[0], help="how the photo becomes a square (default centre)")
    ask.add_argument("--heatmap", type=Path, metavar="OUT.png", help="write where the evidence for the top class lies")
    ask.set_defaults(run=_classify)

    bring = commands.add_parser("fetch", help="trained weights for a classroom without internet, while there is some")
    which = bring.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="all sixteen networks")
    which.add_argument("--alpha", type=float, help="of this width multiplier: 1, 0.75, 0.5 or 0.25")
    bring.add_argument("--resolution", type=int, default=224, help="trained at: 224 (default), 192, 160 or 128 px")
    bring.set_defaults(run=_fetch)

    alpha, resolution = BASELINE
    for command in (price, write, ask):
        command.add_argument("--alpha", type=float, default=alpha, help="width multiplier, 1/32...2 (default 1)")
        command.add_argument("--resolution", type=int, default=resolution, help="input side, 32...448 px (default 224)")
    price.set_defaults(alpha=None, resolution=None)  # a model of one's own has none of MobileNet's
    return parser


def _top(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= len(names()):
        raise argparse.ArgumentTypeError(f"must be a whole number, 1...{len(names())}, not {value}")
    return int(value)


def _ledger(options: argparse.Namespace) -> str:
    priced = _model_ledger(options) if options.model else ledger(_architecture(options))
    if options.json:
        called = {"variant": options.variant} if options.variant else {}
        return json.dumps(called | ledger_formats.as_dict(priced), indent=1) + "\n"
    return ledger_formats.as_csv(priced) if options.csv else ledger_formats.as_text(priced)


def _architecture(options: argparse.Namespace) -> Architecture:
    alpha = BASELINE[0] if options.alpha is None else options.alpha
    resolution = BASELINE[1] if options.resolution is None else options.resolution
    network = options.variant
    return variant(network, alpha, resolution) if network else mobilenet_v1(alpha, resolution, options.padding)


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


def _classify(options: argparse.Namespace) -> str:
    from mobilenet_viz.pixels import images

    mobilenet_v1(options.alpha, options.resolution)  # refuses what no network can be
    alpha, resolution = weights.answering(options.alpha, options.resolution)
    photo = images.decode(options.photo.read_bytes())
    if options.heatmap:
        _check_heatmap(options.heatmap, options.photo)
    answer = _answer(images.network_pixels(photo, resolution, options.fit), alpha, resolution)
    if options.heatmap:
        _write_heatmap(options.heatmap, images.network_pixels(photo, HEATMAP_SIDE, options.fit), answer)
    _say_what_answers(options.alpha, options.resolution)
    top = _top_classes(answer, options.top)
    if options.json:
        found = {"alpha": alpha, "resolution": resolution, "weights": answer.weights, "top": top}
        return json.dumps(found, indent=1) + "\n"
    return "".join(f"{each['probability']:6.1%}  {each['class']}\n" for each in top)


def _fetch(options: argparse.Namespace) -> str:
    from mobilenet_viz.engine import FetchWeights

    pairs = weights.PUBLISHED if options.all else [(options.alpha, options.resolution)]
    for alpha, resolution in pairs:
        fetched = _asked(FetchWeights(alpha, resolution))
        file = weights.file_of(alpha, resolution)
        _note(f"{file.name}: {'fetched' if fetched else 'embedded' if file.sha256 else 'already here'}")
    here = sum(each.here for each in weights.published())
    return f"{here} of {len(weights.PUBLISHED)} published networks are here; Keras keeps them in {weights.folder()}.\n"


def _answer(pixels: "NDArray[Any]", alpha: float, resolution: int) -> "Answer":
    from mobilenet_viz.engine import Classify, Picture

    weights.checked(alpha, resolution)  # before TensorFlow is loaded, which takes seconds
    answer: Answer = _asked(Classify(Picture(pixels), alpha, resolution))
    return answer


def _asked(question: "Question[Any]") -> Any:
    """The engine's answer, computed in this process."""
    from mobilenet_viz.engine import entry

    os.environ.update(entry.ENVIRONMENT)
    try:
        return entry.answer(question)
    except ImportError as error:
        raise Refusal("engine_failed", reason=error) from error


def _top_classes(answer: "Answer", count: int) -> list[dict[str, Any]]:
    order = (-answer.probabilities).argsort(kind="stable")[:count].tolist()
    return [{"index": i, "class": names()[i], "probability": float(answer.probabilities[i])} for i in order]


def _check_heatmap(path: Path, photo: Path) -> None:
    """Raises Refusal if it would take the place of the photo, or is called as no picture that can be written."""
    from mobilenet_viz.pixels import exports

    if path.exists() and path.samefile(photo):
        raise Refusal("heatmap_is_photo", file=path)
    if path.suffix.lower() not in exports.PICTURES:
        raise Refusal("heatmap_suffix", file=path, suffixes=" ".join(exports.PICTURES))


def _write_heatmap(path: Path, square: "NDArray[Any]", answer: "Answer") -> None:
    """The photo as the network gets it, only larger, under the evidence for its top class."""
    from mobilenet_viz.pixels import exports, overlay

    top = int(answer.logits.argmax())
    evidence = answer.evidence[:, :, top]
    drawn = overlay.overlay(square, evidence, HEATMAP_OPACITY)
    path.write_bytes(exports.as_picture(drawn, path.suffix))
    limit = overlay.limit_of(evidence)
    flat = "; it is flat: every cell says the same" if evidence.max() == evidence.min() else ""
    _note(f"{path}: orange speaks for {names()[top]}, blue against; full colour is {limit:.2f} of a logit{flat}.")


def _say_what_answers(alpha: float, resolution: int) -> None:
    """Another network than the one asked for, another size than the weights were trained at: as page 3 says it."""
    from mobilenet_viz.page_data import seeing

    have = text.say("en", "see.and").join(f"{each:g}" for each in weights.alphas())
    for note in seeing.notes(alpha, resolution):
        _note(text.say("en", f"see.{note.key}", have=have, **note.values))


def _note(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _complain(sentence: str) -> int:
    _note(sentence)
    return 2


if __name__ == "__main__":
    sys.exit(main())
