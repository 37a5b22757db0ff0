"""What a visitor says, taken whole."""

from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

_taken = SafeSessionState.on_script_will_rerun
_made = SafeSessionState.__init__
_locks: WeakValueDictionary[int, Any] = WeakValueDictionary()  # by session, as long as a run of it has it


def _one_at_a_time(self: SafeSessionState, state: SessionState, yield_callback: Callable[[], None]) -> None:
    _made(self, state, yield_callback)
    object.__setattr__(self, "_lock", _locks.setdefault(id(state), self._lock))


def _undisturbed(self: SafeSessionState, *args: Any, **kwargs: Any) -> None:
    break_off = self._yield_callback
    object.__setattr__(self, "_yield_callback", lambda: None)  # its own __setattr__ would set a key of the session
    try:
        _taken(self, *args, **kwargs)
    finally:
        object.__setattr__(self, "_yield_callback", break_off)


def take_whole() -> None:
    """Have Streamlit hear a message to its end. Call once, before it serves.

    It breaks a run off at any access of the session once a newer message is there, also before or while what the older
    one says is applied and its callbacks run; what it said would be lost. It looks for newer messages right afterwards.

    The newer message has a run of its own by then, in another thread: both see the session through a lock, which is now
    the session's and not the run's, else one would go through a dictionary that the other changes.
    """
    SafeSessionState.__init__ = _one_at_a_time  # type: ignore[method-assign]
    SafeSessionState.on_script_will_rerun = _undisturbed  # type: ignore[method-assign]
