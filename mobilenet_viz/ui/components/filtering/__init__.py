"""The story of page 2: one photo, one kernel, three of them, their mixtures, and two machines against each other."""

import streamlit as st

from mobilenet_viz import text
from mobilenet_viz.filtering import race
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.photo import Photo

_KEY = "filtering"
_FIELDS = ("kernels", "mix", "step", "stride")


def explorer(photo: Photo) -> None:
    """Show the story on a photo, at the chosen step, with the chosen kernels, mixing weights and stride."""
    language, chosen = state.language(), {name: state.get(name) for name in _FIELDS}
    written = {name: state.FIELDS[name].write(value) for name, value in chosen.items()}
    shown = race(photo.rgb, chosen["kernels"], chosen["mix"], chosen["stride"])
    of = " ".join((photo.digest, *(written[name] for name in ("kernels", "mix", "stride"))))
    components.carry("filtering_maps", {"of": of, "maps": shown.pop("maps")})
    data = {
        "language": language,
        "words": text.section(language, "filtering"),
        "chosen": written,
        "steps": len(state.STEPS),
        "maps_of": of,
        **shown,
    }
    components.mount("filtering", data, key=_KEY, on_choice=_take)


def _take() -> None:
    state.take_written(st.session_state[_KEY].choice, _FIELDS)
