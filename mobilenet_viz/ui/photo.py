"""The photo: chosen once, kept on every page, gone with the session.

A sample is part of a link; an upload or a picture of the camera never leaves the memory of this process, and no page
touches its file name.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.server import routes

_KEY = "photo"
_THUMBNAIL = 112  # px; shown at half of it, sharp on fine screens
_OWN = "own"
# In the session: the last good upload (kept beside the samples) and whether it is the one in use, why the last file
# was refused, how many files came, whether the camera is open.
_OWN_PICTURE, _OWN_IN_USE, _REFUSAL, _UPLOADS = "photo_own", "photo_own_in_use", "photo_refusal", "photo_uploads"
_CAMERA = "photo_camera_open"
STARTED = "see_started"  # in the session: has a slow map been asked for by hand, for this photo?
_OF_THE_PHOTO = ("class", "class2")  # chosen for it, and to no purpose with another
_SAID_BY_CSS = ("upload", "drop", "camera_take", "camera_ask")  # where Streamlit's own words are English only
_CSS = Path(__file__).with_suffix(".css").read_text("utf-8")


@dataclass(frozen=True, eq=False)
class Photo:
    """decoded: its pixels. digest: SHA-256 of its file. label: in the page's language."""

    decoded: images.Decoded
    digest: str
    label: str
    uploaded: bool


@dataclass(frozen=True, eq=False)
class _Picture:
    decoded: images.Decoded
    digest: str
    thumbnail: str  # data URL


def current() -> Photo:
    """The photo of this session: the last good upload, else the chosen sample; to begin with, the dog."""
    return _named(_chosen(), _in_use())


def not_in_a_link() -> frozenset[str]:
    """URL fields that belong to the photo, while it is an upload, which no link carries."""
    return frozenset({"sample", *_OF_THE_PHOTO}) if _chosen() == _OWN else frozenset()


def chooser(promised: bool = True) -> None:
    """Draw the samples, the upload, the camera and, where it is `promised` here, where the photo stays, in one row."""
    language = state.language()
    words = text.section(language, "photo")
    names = "".join(f"--{name}:{json.dumps(words[name], ensure_ascii=False)};" for name in _SAID_BY_CSS)
    st.html(f"<style>{_CSS}:root{{{names}}}</style>")
    with_camera = camera_works(st.context.url)
    with st.container(key="photo_chooser", horizontal=True, vertical_alignment="center", gap="medium"):
        data = {"words": words, "choices": _drawn(), "accept": images.MEDIA_TYPES}
        components.mount("frame/photo", data, key=_KEY, on_choice=take, published={"thumbnails": thumbnails()})
        key = f"photo_upload_{st.session_state.setdefault(_UPLOADS, 0)}"
        st.file_uploader(
            words["upload"], key=key, on_change=_take_upload, args=(key,), label_visibility="collapsed", width=220
        )
        if with_camera:
            _camera_button(words)
        if promised:
            promise()
    if with_camera and st.session_state.get(_CAMERA):
        _camera(words)
    refusal = st.session_state.get(_REFUSAL)
    if refusal is not None:
        st.error(refusal.in_language(language))


def promise() -> None:
    """Say where the photo stays, and what can be a photo."""
    sentences = [state.say("photo.promise"), state.say("photo.limit", limit=st.get_option("server.maxUploadSize"))]
    st.markdown(" ".join(sentences if camera_works(st.context.url) else [*sentences, state.say("photo.no_camera")]))


def camera_works(url: str | None) -> bool:
    """Whether browsers give a page at this address the camera: over HTTPS, or from the machine itself."""
    parts = urlsplit(url or "")
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


def _camera_button(words: dict[str, str]) -> None:
    opened = bool(st.session_state.get(_CAMERA))
    label = words["camera_close" if opened else "camera"]
    st.button(label, key="photo_camera_button", on_click=lambda: st.session_state.update({_CAMERA: not opened}))


def _camera(words: dict[str, str]) -> None:
    """What the camera sees, until a picture is taken; it goes the way of an upload."""
    key = f"photo_camera_{st.session_state[_UPLOADS]}"
    with st.container(key="photo_camera"):
        st.camera_input(
            words["camera_label"], key=key, on_change=_take_upload, args=(key,), label_visibility="collapsed", width=360
        )


def _chosen() -> str:
    return _OWN if st.session_state.get(_OWN_IN_USE) else str(state.get("sample"))


def _in_use() -> _Picture:
    picture: _Picture = st.session_state[_OWN_PICTURE] if _chosen() == _OWN else _sample(_chosen())
    return picture


def _changed_from(before: _Picture) -> None:
    """Another photo is shown with its own first class, not with the classes chosen for the one before."""
    if _in_use().digest != before.digest:
        st.session_state.pop(STARTED, None)
        for name in _OF_THE_PHOTO:
            state.put(name, None)


@dataclass(frozen=True)
class Choice:
    """A photo that can be chosen. thumbnail: a data URL where it is nobody else's; a sample's are published."""

    name: str
    digest: str
    thumbnail: str | None

    @property
    def is_chosen(self) -> bool:
        return self.name == _chosen()


def choices() -> list[Choice]:
    """The samples, and the visitor's own photo."""
    own = st.session_state.get(_OWN_PICTURE)
    samples = [Choice(name, _sample(name).digest, None) for name in SAMPLES]
    return samples if own is None else [*samples, Choice(_OWN, own.digest, own.thumbnail)]


def every() -> list[Photo]:
    """The samples, and the visitor's own photo, in the order of `choices`."""
    own = st.session_state.get(_OWN_PICTURE)
    pictures = {name: _sample(name) for name in SAMPLES} | ({} if own is None else {_OWN: own})
    return [_named(name, picture) for name, picture in pictures.items()]


def _named(name: str, picture: _Picture) -> Photo:
    return Photo(picture.decoded, picture.digest, state.say(f"photo.{name}"), name == _OWN)


def _drawn() -> list[dict[str, Any]]:
    return [{"name": each.name, "chosen": each.is_chosen, "thumbnail": each.thumbnail} for each in choices()]


@cache
def thumbnails() -> str:
    """Where the thumbnails of the samples are published, by name."""
    return routes.publish({name: _sample(name).thumbnail for name in SAMPLES})


@cache
def _sample(name: str) -> _Picture:
    return _picture(SAMPLES[name].read_bytes())


def _picture(data: bytes) -> _Picture:
    decoded = images.decode(data)
    thumbnail = images.data_url(images.small_grid(decoded.square, _THUMBNAIL))
    return _Picture(decoded, hashlib.sha256(data).hexdigest(), thumbnail)


def take(name: Any) -> None:
    """Choose a sample or the own photo by its name, as a browser sends it."""
    if not isinstance(name, str):  # a browser can send anything
        return
    before = _in_use()
    if name in SAMPLES:
        state.put("sample", name)
    if name in SAMPLES or (name == _OWN and st.session_state.get(_OWN_PICTURE) is not None):
        st.session_state[_OWN_IN_USE] = name == _OWN
        st.session_state[_REFUSAL] = None
    _changed_from(before)


def _take_upload(key: str) -> None:
    """Decode a new file, once. If it is refused the photo stays what it was."""
    file = st.session_state.get(key)
    if not isinstance(file, UploadedFile):  # none, or forgotten already: an interrupted run calls this again
        return
    before = _in_use()
    try:
        st.session_state[_OWN_PICTURE] = _picture(file.getvalue())
        st.session_state[_OWN_IN_USE], st.session_state[_REFUSAL] = True, None
    except Refusal as refusal:
        st.session_state[_REFUSAL] = refusal
    _changed_from(before)
    _forget(file)
    st.session_state[_CAMERA] = False


def _forget(file: UploadedFile) -> None:
    """Streamlit would keep the file's bytes until the session ends, and show its name until the page changes."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
    st.session_state[_UPLOADS] += 1  # another key, another widget: the empty one
