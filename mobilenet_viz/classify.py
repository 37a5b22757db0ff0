"""The command `classify`: what MobileNetV1, or another network, sees in a photo. Imports libraries when it is run."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mobilenet_viz.facts import text, weights
from mobilenet_viz.facts.classes import names
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.peers import Peer, named

if TYPE_CHECKING:  # numpy and Pillow are loaded when there is a photo
    from numpy.typing import NDArray

    from mobilenet_viz.engine.protocol import Answer, Question
    from mobilenet_viz.engine.state import Progress

FITS = ("centre", "letterbox", "squash")  # `images.FITS`, which is loaded when there is a photo
HEATMAP_SIDE = 672  # px; the cells of every grid but 5×5 are whole pixels
HEATMAP_OPACITY = 0.75


def add_options(ask: argparse.ArgumentParser) -> None:
    """All but --alpha and --resolution, which other commands have, too: None where they are not said."""
    ask.add_argument("photo", type=Path, metavar="PHOTO", help="a JPEG, PNG or WebP file")
    ask.add_argument("--top", type=_top, default=5, help="how many classes to print, 1...1000 (default 5)")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--fit", choices=FITS, default=FITS[0], help="how the photo becomes a square (default centre)")
    ask.add_argument(
        "--heatmap",
        type=Path,
        metavar="OUT.png",
        help="write where the evidence for the top class lies; of another network: Grad-CAM",
    )
    which = ask.add_mutually_exclusive_group()
    which.add_argument("--network", metavar="NAME", help="another network: a name that the command networks prints")
    which.add_argument("--model", type=Path, metavar="MODEL.keras", help="one that the command train has taught")


def mobilenet(options: argparse.Namespace) -> tuple[float, int]:
    """α and size that are asked for; the baseline's where nothing is said."""
    alpha, resolution = BASELINE
    return (
        alpha if options.alpha is None else options.alpha,
        resolution if options.resolution is None else options.resolution,
    )


def answered(options: argparse.Namespace) -> str:
    """What the command prints."""
    said, probabilities = _by_network(options) if options.network else _by_mobilenet(options)
    return printed(options, said, names(), probabilities)


def printed(
    options: argparse.Namespace, said: Mapping[str, Any], names: Sequence[str], probabilities: "NDArray[Any]"
) -> str:
    """The most probable classes, as a list or JSON. probabilities: one for each of `names`."""
    order = (-probabilities).argsort(kind="stable")[: options.top].tolist()
    top = [{"index": i, "class": names[i], "probability": float(probabilities[i])} for i in order]
    if options.json:
        return json.dumps({**said, "top": top}, indent=1) + "\n"
    return "".join(f"{each['probability']:6.1%}  {each['class']}\n" for each in top)


def asked(question: "Question[Any]", tell: Callable[["Progress"], object] = lambda _: None) -> Any:
    """The engine's answer, computed in this process. tell: is given each progress towards it."""
    from mobilenet_viz.engine import Progress, entry

    os.environ.update(entry.ENVIRONMENT)
    try:
        while isinstance(found := entry.advance(entry.answer, question), Progress):
            tell(found)
    except ImportError as error:
        raise Refusal("engine_failed", reason=error) from error
    return found


def note(sentence: str) -> None:
    """Say something beside the answer."""
    print(sentence, file=sys.stderr)


def _top(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= len(names()):
        raise argparse.ArgumentTypeError(f"must be a whole number, 1...{len(names())}, not {value}")
    return int(value)


def _by_network(options: argparse.Namespace) -> tuple[Mapping[str, Any], "NDArray[Any]"]:
    """What is said of the answer, and the probabilities (1000,)."""
    peer = _peer(options)
    weights.check(peer.file)  # before TensorFlow is loaded, which takes seconds
    from mobilenet_viz.engine import Picture
    from mobilenet_viz.engine.questions.peers import ClassifyBy, ExplainBy
    from mobilenet_viz.pixels import images

    photo = images.decode(options.photo.read_bytes())
    if options.heatmap:
        _check_heatmap(options.heatmap, options.photo)
    picture = Picture(images.network_pixels(photo, peer.resolution, options.fit))
    answer = asked(ClassifyBy(picture, peer.name))
    if options.heatmap:
        top = int(answer.probabilities.argmax())
        square = images.network_pixels(photo, HEATMAP_SIDE, options.fit)
        limit, flat = _draw_heatmap(options.heatmap, square, asked(ExplainBy(picture, peer.name, top)))
        says = f"Grad-CAM at {peer.last_maps.layer}: orange speaks for {names()[top]}"
        note(f"{options.heatmap}: {says}; full colour is {limit:.2g}{flat}.")
    said = {"network": peer.name, "resolution": peer.resolution, "weights": answer.weights}
    return said, answer.probabilities


def _peer(options: argparse.Namespace) -> Peer:
    """The one that is asked. Raises Refusal where there is none, or where it would have to be another."""
    peer = named(options.network)
    for option in ("alpha", "resolution"):
        if getattr(options, option) is not None:
            raise Refusal("network_decides", option=option, value=getattr(options, option), network=peer.name)
    if not peer.here:
        raise peer.file.refused("network_not_here", network=peer.title)
    return peer


def _by_mobilenet(options: argparse.Namespace) -> tuple[Mapping[str, Any], "NDArray[Any]"]:
    """As page 3 answers."""
    from mobilenet_viz.pixels import images

    wanted = mobilenet(options)
    mobilenet_v1(*wanted)  # refuses what no network can be
    alpha, resolution = weights.answering(*wanted)
    photo = images.decode(options.photo.read_bytes())
    if options.heatmap:
        _check_heatmap(options.heatmap, options.photo)
    answer = _answer(images.network_pixels(photo, resolution, options.fit), alpha, resolution)
    if options.heatmap:
        _write_heatmap(options.heatmap, images.network_pixels(photo, HEATMAP_SIDE, options.fit), answer)
    _say_what_answers(*wanted)
    return {"alpha": alpha, "resolution": resolution, "weights": answer.weights}, answer.probabilities


def _answer(pixels: "NDArray[Any]", alpha: float, resolution: int) -> "Answer":
    from mobilenet_viz.engine import Classify, Picture

    weights.checked(alpha, resolution)  # before TensorFlow is loaded, which takes seconds
    answer: Answer = asked(Classify(Picture(pixels), alpha, resolution))
    return answer


def _check_heatmap(path: Path, photo: Path) -> None:
    """Raises Refusal if it would take the place of the photo, or is called as no picture that can be written."""
    from mobilenet_viz.pixels import exports

    if path.exists() and path.samefile(photo):
        raise Refusal("heatmap_is_photo", file=path)
    if path.suffix.lower() not in exports.PICTURES:
        raise Refusal("heatmap_suffix", file=path, suffixes=" ".join(exports.PICTURES))


def _write_heatmap(path: Path, square: "NDArray[Any]", answer: "Answer") -> None:
    """The photo as the network gets it, only larger, under the evidence for its top class."""
    top = int(answer.logits.argmax())
    limit, flat = _draw_heatmap(path, square, answer.evidence[:, :, top])
    note(f"{path}: orange speaks for {names()[top]}, blue against; full colour is {limit:.2f} of a logit{flat}.")


def _draw_heatmap(path: Path, square: "NDArray[Any]", values: "NDArray[Any]") -> tuple[float, str]:
    """Write it; the value with the full colour, and what there is to say if all are the same."""
    from mobilenet_viz.pixels import exports, overlay

    path.write_bytes(exports.as_picture(overlay.overlay(square, values, HEATMAP_OPACITY), path.suffix))
    flat = "; it is flat: every cell says the same" if values.max() == values.min() else ""
    return overlay.limit_of(values), flat


def _say_what_answers(alpha: float, resolution: int) -> None:
    """Another network than the one asked for, another size than the weights were trained at: as page 3 says it."""
    from mobilenet_viz.page_data import seeing

    have = text.say("en", "see.and").join(f"{each:g}" for each in weights.alphas())
    for each in seeing.notes(alpha, resolution):
        note(text.say("en", f"see.{each.key}", have=have, **each.values))
