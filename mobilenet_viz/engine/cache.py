"""Every question is answered once: who asks it while it waits, or soon after, shares the answer."""

import sys
from collections import Counter
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial
from threading import Condition, RLock
from typing import Any

import numpy as np
from cachetools import LRUCache

from mobilenet_viz.engine.protocol import A, Question
from mobilenet_viz.engine.state import Lane, Progress


@dataclass
class _Asked:
    """A question in flight, then its answer as long as it is kept."""

    future: Future[Any]
    lane: Lane  # the most urgent in which it has been asked
    is_kept: bool
    private: bool = True  # only private questions have had this answer
    askers: set[Hashable] = field(default_factory=set)
    progress: Progress | None = None

    def joined_by(self, question: Question[Any], asker: Hashable) -> Future[Any]:
        self.private &= question.is_private
        self.lane = min(self.lane, question.lane, key=lambda lane: lane.rank)
        if self.private or not self.future.done():
            self.askers.add(object() if asker is None else asker)  # who has no name cannot leave
        return self.future


class Answers:
    """Questions in flight, and the answers used last, up to `max_bytes`. Failed ones are forgotten."""

    def __init__(self, max_bytes: int) -> None:
        self._lock = RLock()  # re-entrant: a future may be done before its callback is added
        self._settled = Condition(self._lock)
        self._waiting: dict[Hashable, _Asked] = {}
        self._kept: LRUCache[Hashable, _Asked] = LRUCache(max_bytes, lambda kept: size(kept.future.result()))

    def ask(
        self, question: Question[Any], asker: Hashable, submit: Callable[[Question[Any]], Future[Any]]
    ) -> Future[Any]:
        """The future that already stands for this question, or that of submitting it."""
        key = question.key
        with self._lock:
            if (kept := self._kept.get(key)) is not None:
                return kept.joined_by(question, asker)
            waiting = self._waiting.get(key)
            if waiting is None or _failed(waiting.future):  # just failed, not yet taken away
                waiting = self._waiting[key] = _Asked(submit(question), question.lane, question.is_kept)
                waiting.joined_by(question, asker)
                waiting.future.add_done_callback(partial(self._done, key, waiting))
                return waiting.future
            return waiting.joined_by(question, asker)

    def _done(self, key: Hashable, asked: _Asked, future: Future[Any]) -> None:
        with self._lock:
            self._settled.notify_all()
            asked.progress = None  # what there was of the answer goes with it
            if self._waiting.get(key) is asked:
                del self._waiting[key]
            if asked.is_kept and not _failed(future) and (asked.askers or not asked.private):
                with suppress(ValueError):  # larger than the whole cache
                    self._kept[key] = asked

    def leave(self, asker: Hashable) -> None:
        with self._lock:
            for waiting in list(self._waiting.values()):
                waiting.askers.discard(asker)
                if not waiting.askers:
                    waiting.future.cancel()
            for key, kept in list(self._kept.items()):
                kept.askers.discard(asker)
                if kept.private and not kept.askers:
                    del self._kept[key]

    def knows(self, question: Question[Any]) -> bool:
        """Is its answer kept, or on the way?"""
        with self._lock:
            return question.key in self._kept or self.is_waiting(question)

    def forget(self, question: Question[Any]) -> None:
        """Keep its answer no longer; one that is on the way is left alone."""
        with self._lock:
            self._kept.pop(question.key, None)

    def given_up(self, question: Question[Any]) -> bool:
        """Has everybody left? Then the question is forgotten: who asks it from now on asks anew."""
        with self._lock:
            waiting = self._waiting.get(question.key)
            if waiting is not None and waiting.askers:
                return False
            self._waiting.pop(question.key, None)
            return True

    def advance(self, question: Question[Any], progress: Progress) -> None:
        """So far is the answer; nothing happens if nobody waits for it."""
        with self._lock:
            if (waiting := self._waiting.get(question.key)) is not None:
                waiting.progress = progress

    def progress(self, question: Question[Any]) -> Progress | None:
        with self._lock:
            return self._waiting[question.key].progress if self.is_waiting(question) else None

    def lane(self, question: Question[Any]) -> Lane:
        """The most urgent in which anybody has asked it."""
        with self._lock:
            waiting = self._waiting.get(question.key)
            return question.lane if waiting is None else waiting.lane

    def is_waiting(self, question: Question[Any]) -> bool:
        """Is it in flight, and not yet answered?"""
        with self._lock:
            waiting = self._waiting.get(question.key)
            return waiting is not None and not waiting.future.done()

    def wait_for_none(self, *lanes: Lane) -> None:
        """Returns as soon as no question of these lanes waits or is being answered."""
        with self._settled:
            self._settled.wait_for(lambda: not self.waiting().keys() & lanes)

    def waiting(self) -> Counter[Lane]:
        """How many questions wait or are being answered, in each lane."""
        with self._lock:
            return Counter(each.lane for each in self._waiting.values() if not each.future.done())


def _failed(future: Future[Any]) -> bool:
    return future.done() and (future.cancelled() or future.exception() is not None)


def size(answer: object) -> int:
    """Bytes of an answer: its arrays, or those of its fields."""
    if is_dataclass(answer):
        return sum(size(getattr(answer, each.name)) for each in fields(answer))
    if isinstance(answer, tuple):
        return sum(map(size, answer))
    return getattr(answer, "nbytes", None) or sys.getsizeof(answer)


def read_only(answer: A) -> A:
    """The same answer: it will be shared, so nobody may write into its arrays."""
    if isinstance(answer, np.ndarray):
        answer.flags.writeable = False
    for part in answer if isinstance(answer, tuple) else vars(answer).values() if is_dataclass(answer) else ():
        read_only(part)
    return answer
