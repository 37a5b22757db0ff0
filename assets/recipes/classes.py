"""Two packages' lists of the 1000 ImageNet classes → one line a class, in the order of the outputs."""

import ast
import json

REWORDED = {  # so that no class has the first name of another, case ignored
    107: "jellyfish",
    134: "crane (bird)",
    264: "Cardigan Welsh corgi, Cardigan",
    517: "crane (machine)",
    639: "tank suit, maillot",
}


def lines(script: bytes, again: bytes) -> bytes:
    """The classes of a JavaScript object, names joined by ", ". A JSON object must agree, but for spaces."""
    literal = script.decode("utf-8").rsplit("IMAGENET_CLASSES = ", 1)[1].split(";", 1)[0]
    names = ast.literal_eval(literal.replace(" +\n", "\n"))  # without the +, Python reads 'a' 'b' as one string too
    other = {int(index): name for index, name in json.loads(again).items()}
    if list(names) != list(range(1000)) or _spaceless(names) != _spaceless(other):
        raise SystemExit("the two packages do not agree on the 1000 classes")
    return "".join(f"{line}\n" for line in (names | REWORDED).values()).encode("utf-8")


def _spaceless(names: dict[int, str]) -> dict[int, str]:
    return {index: name.replace(" ", "") for index, name in names.items()}
