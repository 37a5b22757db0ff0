"""The story of page 2: one photo, one kernel, three of them, their mixtures, and two machines against each other."""

from typing import Any

from mobilenet_viz.facts import text
from mobilenet_viz.page_data.filtering import channels, race
from mobilenet_viz.pixels import kernels
from mobilenet_viz.ui import components, fields, guesses, state
from mobilenet_viz.ui.photo import Photo

_KEY = "filtering"
_GREEN = 1  # of the channels
_FIELDS = ("kernels", "mix", "step", "stride", "part")


def explorer(photo: Photo) -> None:
    """Show the story on a photo, at the chosen step, with the chosen kernels, mixing weights and stride."""
    language, chosen = state.language(), {name: state.get(name) for name in _FIELDS}
    written = {name: fields.FIELDS[name].write(value) for name, value in chosen.items()}
    of = " ".join((photo.digest, *(written[name] for name in ("kernels", "mix", "stride"))))
    made = components.remembered(
        "filtering_made", of, lambda: race(photo.decoded.square, chosen["kernels"], chosen["mix"], chosen["stride"])
    )
    pixels = components.remembered("filtering_photo", photo.digest, lambda: channels(photo.decoded.square))
    components.carry("filtering_channels", {"of": photo.digest, "maps": pixels})
    components.carry("filtering_maps", {"of": of, "maps": made["maps"]})
    data = {
        "language": language,
        "words": text.section(language, "common") | text.section(language, "filtering"),
        "chosen": written,
        "questions": _questions(chosen),
        "steps": len(fields.STEPS),
        "photo": photo.digest,
        "maps_of": of,
        **{name: value for name, value in made.items() if name != "maps"},
    }
    components.mount("filtering/story", data, key=_KEY, on_choice=_take)


def _questions(chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """One a step. What is asked about a kernel or about weights has an answer for each of them."""
    kernel, mix = chosen["kernels"][0], chosen["mix"]
    return [
        guesses.asked("filtering.even", *kernels.written(kernel), subject=kernel),
        guesses.asked("filtering.apart"),
        guesses.asked("filtering.window"),
        guesses.asked("filtering.mixed", kernels.mix(mix)[_GREEN], subject=mix),
        guesses.asked("filtering.weights"),
        guesses.asked("filtering"),
    ]


def _take(chosen: Any) -> None:
    state.take_written(chosen, _FIELDS)
