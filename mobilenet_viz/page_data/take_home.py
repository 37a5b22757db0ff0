"""The programs that a student takes home, by what they are written for."""

from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.architectures.variants import KERAS, VARIANTS
from mobilenet_viz.paper.readings import nearest
from mobilenet_viz.programs import keras_code, torch_code

TEXTS = ("block", "keras", "pytorch")
GUESSES = ("10", "40", "160")  # lines of the whole program


def texts(name: str, alpha: float, resolution: int) -> dict[str, str]:
    """Each of `TEXTS` for the variant `name`: a block alone, the whole for Keras, and its twin."""
    program = keras_code.program(name, alpha, resolution)
    block = keras_code.block(VARIANTS[name])
    return dict(zip(TEXTS, (block, program, torch_code.program(name, alpha, resolution)), strict=True))


def lines(program: str) -> int:
    """Those that say something."""
    return sum(bool(line.strip()) for line in program.splitlines())


def about() -> str:
    """Of `GUESSES`, how many lines the baseline takes in Keras."""
    return nearest({guess: int(guess) for guess in GUESSES}, lines(keras_code.program(KERAS, *BASELINE)))


def command(name: str, alpha: float, resolution: int) -> str:
    """What prints the program in a terminal."""
    return f"python -m mobilenet_viz code --variant {name} --alpha {alpha:g} --resolution {resolution}"
