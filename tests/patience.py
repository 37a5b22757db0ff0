"""How long a test waits for what must happen: a machine may be busy, and a test that fails for it says nothing.

What passes does not wait; what fails is red after so long. `timeout` in pyproject.toml ends a test that hangs.
"""

PATIENCE = 180.0  # s
PATIENCE_MS = 1000 * PATIENCE  # as Playwright counts
