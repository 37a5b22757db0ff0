"""All collections in the making, in memory: each under a token that only its teacher's browser has, and for a while."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import token_hex
from threading import Lock
from time import monotonic

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.collection import BYTES
from mobilenet_viz.training.draft import Draft

TOKEN = 16  # bytes
LASTS = 2 * 60 * 60.0  # s after its last use
WATCHED = 5 * 60.0  # s after the teacher's page was seen last, in which phones may send: it asks every few seconds
DRAFTS = 40
ALL_BYTES = 4 * BYTES  # of the pixels of all collections
_WRITTEN = re.compile(rf"[0-9a-f]{{{2 * TOKEN}}}")


def is_token(said: str | None) -> bool:
    """Is it written as tokens are, 128 bits in hexadecimal digits?"""
    return said is not None and _WRITTEN.fullmatch(said) is not None


@dataclass(eq=False)
class _Kept:
    token: str
    draft: Draft = field(default_factory=Draft)
    used: float = field(default_factory=monotonic)
    watched: float = field(default_factory=monotonic)


class Store:
    """What is done with a collection is done in a `with`, one at a time, and takes microseconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: list[_Kept] = []

    @contextmanager
    def owned(self, token: str, watching: bool = False) -> Iterator[Draft]:
        """The collection of this token; an empty one, kept only when something is put into it, where there is none.

        watching: does the teacher look at it? Raises Refusal store_full.
        """
        with self._lock:
            self._forget()
            kept = next((each for each in self._kept if compare_digest(each.token, token)), None)
            new = _Kept(token) if kept is None else kept
            new.used = monotonic()
            if watching:
                new.watched = new.used
            yield self._with_room(new.draft)
            if kept is None and new.draft.classes:
                if len(self._kept) >= DRAFTS:
                    raise Refusal("store_full")
                self._kept.append(new)

    @contextmanager
    def sent_to(self, link: str) -> Iterator[Draft]:
        """The collection that phones with this link may send to. Raises Refusal link_closed."""
        with self._lock:
            self._forget()
            open_ = (each for each in self._kept if each.draft.link is not None)
            kept = next((each for each in open_ if compare_digest(each.draft.link or "", link)), None)
            if kept is None or monotonic() - kept.watched > WATCHED:
                raise Refusal("link_closed")
            yield self._with_room(kept.draft)

    def delete(self, token: str) -> None:
        """The collection and all its pictures."""
        with self._lock:
            self._kept = [each for each in self._kept if not compare_digest(each.token, token)]

    def thumbnail(self, id_: str) -> bytes | None:
        """Of the picture with this id: who knows the id has been shown the picture, or has sent it."""
        with self._lock:
            classes = (one.pictures for each in self._kept for one in each.draft.classes.values())
            return next((pictures[id_].thumbnail for pictures in classes if id_ in pictures), None)

    def forget_old(self) -> None:
        """Those that nobody has used for `LASTS`."""
        with self._lock:
            self._forget()

    def _with_room(self, draft: Draft) -> Draft:
        draft.room = ALL_BYTES - sum(each.draft.nbytes for each in self._kept)
        return draft

    def _forget(self) -> None:
        now = monotonic()
        self._kept = [each for each in self._kept if now - each.used <= LASTS]


def new_token() -> str:
    return token_hex(TOKEN)
