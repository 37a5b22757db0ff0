"""Batch norm folded into the convolutions: the photo through both networks, and one channel number by number."""

from mobilenet_viz.engine.questions.folding import Folded, Folding
from mobilenet_viz.facts import weights
from mobilenet_viz.page_data import folding
from mobilenet_viz.ui import components, guesses, looking, looking_inside, resources, state
from mobilenet_viz.ui.photo import Photo


def explorer(photo: Photo) -> None:
    """Show both answers, what goes with batch norm, and the chosen channel."""
    alpha, size = weights.answering(state.get("alpha"), state.get("size"))
    layer, chosen = folding.layer_of(state.get("layer"), alpha, size), state.get("feature")
    picture, _ = looking_inside.gets(photo, size)
    number = None if chosen is None else min(chosen, layer.out_channels - 1)
    asked = resources.ask(Folding(picture, alpha, size, layer.name, number))
    found: Folded | None = asked.answer
    about = () if found is None else tuple(found.probabilities)
    answers = folding.answers(found, state.language()) if found else None
    named = answers.pop("named") if answers else ()
    components.explore(
        "programs/folding",
        ("alpha", "size", "layer", "feature", "fold"),
        asked=guesses.asked("folding", *about, known=found is not None),
        network={"alpha": alpha, "size": size, "layer": layer.name},
        options={"alpha": weights.alphas(), "size": weights.SIZES, "layer": folding.layers(alpha, size)},
        steps=folding.STEPS,
        counted=folding.counted(alpha, size),
        saved=folding.saved(alpha, size),
        weights=looking.weights_used(alpha, size),
        notes=looking.notes(state.get("alpha"), state.get("size"), values=picture.values) + looking.unnamed(named),
        about=f"{photo.digest} {alpha} {size} {weights.chosen(alpha, size).resolution}",
        refusal=asked.refusal,
        answers=answers,
        channel=folding.channel(layer, found.channel) if found else None,
    )
