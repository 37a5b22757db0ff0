"""The real engine under the real server: TensorFlow in a process of its own, which may die."""

import os
import signal

from mobilenet_viz import ledger, mobilenet_v1
from tests.browser.harness import Visits
from tests.browser.live_page import keras_agrees


def test_a_killed_worker_has_a_successor_and_the_page_gets_its_answer_from_it(visit_cold: Visits) -> None:
    page = visit_cold()
    keras_agrees(page, ledger(mobilenet_v1()).parameters)
    before = visit_cold.server.processes("tensorflow")
    assert before
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    page.locator("#dial-alpha").press("ArrowLeft")
    keras_agrees(page, ledger(mobilenet_v1(0.95)).parameters)
    after = visit_cold.server.processes("tensorflow")
    assert after
    assert set(before).isdisjoint(after)
