"""Two programs that build MobileNetV1, side by side: where they differ, and what each difference does."""

from typing import Any

from mobilenet_viz.engine.questions.variants import ClassifyAs
from mobilenet_viz.facts import classes
from mobilenet_viz.facts.published import POINTS_ALPHA, POINTS_RESOLUTION
from mobilenet_viz.network.architectures.variants import VARIANTS
from mobilenet_viz.page_data import recipes, seeing
from mobilenet_viz.ui import components, guesses, looking, looking_inside, resources, state
from mobilenet_viz.ui.photo import Photo

FIRST = 3  # classes shown of an answer


def explorer(photo: Photo) -> None:
    """Show them, with what each says of the photo where there are weights that fit."""
    fields = ("variant", "variant2", "alpha", "size")
    pair = tuple(state.get(field) for field in fields)
    both = recipes.side_by_side(*pair)
    question = guesses.asked("recipes", *pair, subject=pair)
    components.explore(
        "programs/recipes",
        fields,
        variants=list(VARIANTS),
        points={"alpha": POINTS_ALPHA, "size": POINTS_RESOLUTION},
        totals=both["totals"],
        layers=both["layers"],
        everywhere=both["everywhere"],
        differences=[_said(each) for each in both["differences"]],
        question=question | {"right": None if question["right"] is None else sorted(question["right"])},
        answers=[_answer(photo, name) for name in pair[:2]],
    )


def _said(difference: dict[str, Any]) -> dict[str, Any]:
    """With how both programs have it, in words."""
    ways = [state.say(f"recipes.way_{difference['aspect']}_{end}", **values) for end, values in difference["ways"]]
    return difference | {"ways": ways}


def _answer(photo: Photo, variant: str) -> dict[str, Any]:
    """The first classes of a program's network, or why there are none."""
    alpha, size = state.get("alpha"), state.get("size")
    if why := recipes.without_weights(variant, alpha, size):
        return {"none": state.say(f"recipes.no_weights_{why}")}
    asked = resources.ask(ClassifyAs(looking_inside.gets(photo, size)[0], alpha, size, variant))
    about = looking.waiting(asked) | {"weights": looking.weights_used(alpha, size)}
    if asked.answer is None:
        return about
    names = classes.names(state.language())
    first = seeing.first(asked.answer, FIRST)
    about["weights"] = " ".join([about["weights"], *looking.unnamed(first)])
    return about | {"first": [{"name": names[i], "probability": float(asked.answer[i])} for i in first]}
