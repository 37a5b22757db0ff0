"""Two maps of one photo side by side: the network, class and method of the page, and the same but for one thing."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import streamlit as st

from mobilenet_viz.engine.methods import METHODS
from mobilenet_viz.engine.protocol import Answer, Classify
from mobilenet_viz.facts import classes, text
from mobilenet_viz.facts.weights import SIZES, alphas, answering
from mobilenet_viz.page_data import comparing, seeing
from mobilenet_viz.page_data.comparing import Side
from mobilenet_viz.ui import components, guesses, looking, resources, state
from mobilenet_viz.ui.photo import Photo

_KEY = "compare"
_OTHER = {"class": "class2", "alpha": "alpha2", "size": "size2", "map": "map2"}
_QUESTIONS = "compare_questions"  # in the session: what "stop" stops
_LESSONS = {"dog": ("mountain bike", "trailer truck")}  # by sample: what else is in the photo
_WORDS_OF_SEE = (
    *("search", "search_placeholder", "search_none", "search_one", "search_some", "alike"),
    *("cost_mult_adds", "of_baseline"),
    *(f"rests_{name}" for name, method in METHODS.items() if method.slow),
)


@dataclass(frozen=True, eq=False)
class _Shown:
    """A side, and what there is of it by now. name: "left" or "right"."""

    name: str
    side: Side
    given: looking.Input
    classified: resources.Reply
    made: looking.Map | None  # once it is known of which class

    @property
    def about(self) -> dict[str, Any]:
        """What the map is of, with what the map depends on and no link says."""
        block = looking.block_of(self.side.method)
        return asdict(self.side) | {"picture": self.given.picture.digest, "block": block}


def explorer(photo: Photo) -> None:
    """Show both maps, on one scale where they count in the same unit."""
    differ = state.get("differ")
    left, right = shown = _both(photo, differ)
    st.session_state[_QUESTIONS] = [each.made.question for each in shown if each.made and each.made.question]
    pair = comparing.pair((left.side, right.side), (_values(left), _values(right)))
    common, *notes = _notes(left.side, right.side, differ)
    options = _options(left, photo)
    named = [index for index in (left.side.index, right.side.index, *dict(options["class"])) if index is not None]
    two = differ in ("alpha", "size")  # networks
    sides = [
        _side(each, pair.limit) | {"notes": said, **_own(each, two)} for each, said in zip(shown, notes, strict=True)
    ]
    for each in shown:
        components.carry(f"compare_{each.name}", {"digest": each.given.picture.digest, "url": each.given.url})
    components.carry("compare_progress", [side.pop("progress") for side in sides])
    together = pair.as_numbers()
    data = {
        "language": state.language(),
        "words": _words(),
        "methods": looking.methods(),
        "photo": photo.label,
        "chosen": {name: state.get(name) for name in ("differ", *_OTHER.values())},
        "differ": differ,
        "other": _OTHER,
        "options": options,
        "notes": common + looking.unnamed(named),
        "opacity": state.get("opacity"),
        "smooth": looking.is_smooth(),
        "sides": sides,
        **together,
        "question": _question(left, right, together["share"]),
    }
    published = {"classes": looking.class_names(state.language())}
    components.mount("see/compare", data, key=_KEY, on_choice=_take, published=published)


def _question(left: _Shown, right: _Shown, share: float | None) -> dict[str, Any]:
    """How much lies in the same places? Asked of each pair of maps."""
    subject = tuple(tuple(each.about.values()) for each in (left, right))
    return guesses.asked("compare", share, known=share is not None, subject=subject)


def _words() -> dict[str, str]:
    see = text.section(state.language(), "see")
    return looking.words("compare") | {name: see[name] for name in _WORDS_OF_SEE}


def _both(photo: Photo, differ: str) -> tuple[_Shown, _Shown]:
    """The left side as the page is chosen; the right one, which may need the left one's first classes to be known."""
    left = Side(*answering(state.get("alpha"), state.get("size")), state.get("map"))
    given, classified = _classified(photo, left)
    answer: Answer | None = classified.answer
    if answer is not None:
        left = replace(left, index=looking.shown_class(answer))
    right = left.but_for(differ, _chosen(left, differ), _allowed(differ, answer))
    return _look("left", left, given, classified), _look("right", right, *_classified(photo, right))


def _classified(photo: Photo, side: Side) -> tuple[looking.Input, resources.Reply]:
    given = looking.gets(photo, side.size)
    return given, resources.ask(Classify(given.picture, side.alpha, side.size))


def _chosen(left: Side, differ: str) -> Any:
    """What is chosen for the right, or the nearest to it that there is."""
    chosen = state.get(_OTHER[differ])
    if differ == "alpha":
        return answering(chosen, left.size)[0]
    return answering(left.alpha, chosen)[1] if differ == "size" else chosen


def _allowed(differ: str, answer: Answer | None) -> list[Any]:
    """What can differ, in the order in which the right takes the first that does; of classes the most probable ones."""
    first = [] if answer is None else seeing.first(answer.probabilities)
    return list({"class": first, "alpha": alphas(), "size": SIZES, "map": METHODS}[differ])


def _look(name: str, side: Side, given: looking.Input, classified: resources.Reply) -> _Shown:
    answer: Answer | None = classified.answer
    made = None
    if answer is not None and side.index is not None:
        made = looking.map_of(answer, given.picture, side.alpha, side.index, side.method)
    return _Shown(name, side, given, classified, made)


def _values(shown: _Shown) -> Any:
    return shown.made and shown.made.values


def _notes(left: Side, right: Side, differ: str) -> tuple[list[str], list[str], list[str]]:
    """What there is to say of both networks, of the left one alone, and of the right one alone."""
    asked = {"alpha": state.get("alpha"), "size": state.get("size")}
    other = dict(asked)
    if differ in asked:
        chosen = state.get(_OTHER[differ])
        # What stands on the left already was not asked for on the right.
        other[differ] = getattr(right, differ) if chosen == getattr(left, differ) else chosen
    pairs = ((asked, left), (other, right))
    first, second = (looking.notes(**each, used=(side.alpha, side.size)) for each, side in pairs)
    common = [note for note in first if note in second]
    return common, [note for note in first if note not in common], [note for note in second if note not in common]


def _options(left: _Shown, photo: Photo) -> dict[str, Any]:
    """What can stand on the right, without what stands on the left."""
    taken = left.side
    lesson = [] if photo.uploaded else map(classes.names().index, _LESSONS.get(state.get("sample"), ()))
    first = (*lesson, *_allowed("class", left.classified.answer))
    names = {index: classes.names(state.language())[index] for index in first if index != taken.index}
    return {
        "class": list(names.items()),
        "alpha": [alpha for alpha in alphas() if alpha != taken.alpha],
        "size": [size for size in SIZES if size != taken.size],
        "map": [method for method in METHODS if method != taken.method],
    }


def _own(shown: _Shown, two: bool) -> dict[str, Any]:
    """What a side's network itself says, and what it costs; where both sides are one network, nothing."""
    answer: Answer | None = shown.classified.answer
    own = looking.named(answer, seeing.first(answer.probabilities, 1)[0]) if two and answer is not None else None
    return {"own": own, "network": seeing.network(shown.side.alpha, shown.side.size) if two else None}


def _side(shown: _Shown, limit: float | None) -> dict[str, Any]:
    """One side for the browser. limit: the value with the full colour, where both have one scale."""
    about, answer = shown.about | {"unit": METHODS[shown.side.method].unit}, shown.classified.answer
    if answer is None or shown.made is None or shown.side.index is None:
        return about | {"shown": None, "unstarted": False, "map": None, **looking.waiting(shown.classified)}
    about |= {
        "shown": looking.named(answer, shown.side.index),
        "unstarted": shown.made.unstarted,
        "weights": answer.weights,
        "weights_used": looking.weights_used(shown.side.alpha, shown.side.size),
        **looking.waiting(shown.made.asked),
    }
    return about | {"map": _map(shown, answer, limit)}


def _map(shown: _Shown, answer: Answer, limit: float | None) -> dict[str, Any] | None:
    """The map, whole or as far as a slow one is. Its cells travel apart: a fine one has thousands, and stays."""
    made, side = shown.made, shown.side
    if made is None or side.index is None or (values := made.values if made.rests is None else made.unfinished) is None:
        return None
    drawn = looking.drawn(answer, side.index, side.method, values, limit)
    key = "|".join(map(str, (*shown.about.values(), answer.weights, drawn.digits)))
    components.carry(f"compare_{shown.name}_map", {"key": key, "rests": made.rests, **vars(drawn)})
    return {"key": key, "grid": len(drawn.cells), "signed": METHODS[side.method].signed}


def _take(chosen: Any) -> None:
    every_class = tuple(range(len(classes.names())))
    allowed = {"class2": every_class, "alpha2": alphas(), "size2": SIZES, "map2": tuple(METHODS)}
    state.take(chosen, allowed | {"differ": tuple(comparing.DIFFERENCES)})
    looking.start_or_stop(chosen, st.session_state.get(_QUESTIONS, []))
