"""The program as a notebook: the block first, then the network, then its cost counted from the model itself."""

import nbformat
from nbformat import v4

from mobilenet_viz.facts import text
from mobilenet_viz.network.architectures.variants import VARIANTS, variant
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.programs import keras_code

COUNT = '''from math import prod


def mult_adds(layer):
    """Each weight of a kernel is used once at every pixel of the output."""
    if not isinstance(layer, (layers.Conv2D, layers.DepthwiseConv2D)):
        return 0
    _, height, width, _ = layer.output.shape
    return height * width * prod(layer.kernel.shape)


for layer in model.layers:
    if mult_adds(layer):
        print(f"{layer.name:12} {str(layer.output.shape[1:]):16} {mult_adds(layer):>12,}")
print(f"{sum(map(mult_adds, model.layers)):,} Mult-Adds")'''


def notebook(name: str, alpha: float, resolution: int, language: str = "en") -> str:
    """A notebook for the variant `name`, as the text of an .ipynb file; its words in `language`.

    Raises Refusal as `variant` does.
    """
    priced, recipe = ledger(variant(name, alpha, resolution)), VARIANTS[name]
    values = {
        "variant": name,
        "alpha": f"{alpha:g}",
        "size": resolution,
        "mult_adds": f"{priced.mult_adds:,}",
        "parameters": f"{priced.parameters:,}",
    }

    def said(key: str) -> str:
        return text.say(language, f"programs.{key}", **values)

    parts = {
        "notebook_head": keras_code.setup(recipe, alpha, resolution),
        "notebook_block": keras_code.block(recipe),
        "notebook_network": keras_code.network(name, recipe),
        "notebook_cost": COUNT,
    }
    cells = []
    for key, code in parts.items():
        cells += [v4.new_markdown_cell(said(key)), v4.new_code_cell(code.rstrip())]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"  # else one by chance, and no two files of the same network alike
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return str(nbformat.writes(v4.new_notebook(cells=cells, metadata=kernel))) + "\n"
