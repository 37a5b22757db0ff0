"""What a visitor says, taken whole."""

from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState

_taken = SafeSessionState.on_script_will_rerun


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
    """
    SafeSessionState.on_script_will_rerun = _undisturbed  # type: ignore[method-assign]
