"""Page 3, "side by side", while an answer is on its way."""

import pytest

from mobilenet_viz.engine import Explain, FakeEngine
from tests.compare_app import opened_side_by_side, shown

pytestmark = pytest.mark.usefixtures("fake")


def test_while_one_map_is_missing_the_other_is_shown(fake: FakeEngine) -> None:
    fake.hold(Explain, progress=0.25)
    app = opened_side_by_side(differ="map", map2="gradcam_plus")
    left, right = shown(app)["sides"]
    assert (7, None, True, 0.25) == (left["map"]["grid"], right["map"], right["missing"], right["progress"])
    assert (False, None) == (shown(app)["both"], shown(app)["share"])
    fake.release()
    assert shown(app.run())["both"]


def test_a_slow_map_is_shown_as_far_as_it_is(fake: FakeEngine) -> None:
    """It has no scale in common with the finished one, and nothing is said of both."""
    fake.hold(Explain)
    app = opened_side_by_side(differ="map", map="gradcam_plus", map2="scorecam")
    app.session_state["see_started"] = True
    app.run()
    while fake.advance() and not (right := shown(app.run())["sides"][1])["map"]:
        pass
    data = shown(app)
    assert (7, {"done": 1, "total": 4}) == (right["map"]["grid"], right["map"]["rests"])
    assert (False, None, True) == (data["both"], data["share"], right["missing"])
    fake.release()
    data = shown(app.run())
    assert (True, None) == (data["both"], data["sides"][1]["map"]["rests"])


def test_while_nothing_is_answered_both_pictures_are_there(fake: FakeEngine) -> None:
    fake.hold()
    data = shown(opened_side_by_side(differ="size"))
    assert [None, None] == [side["shown"] for side in data["sides"]]
    assert 2 == len({side["picture"] for side in data["sides"]})


def test_a_slow_method_in_a_link_waits_until_somebody_asks_for_it(fake: FakeEngine) -> None:
    right = shown(opened_side_by_side(differ="map", map2="scorecam"))["sides"][1]
    assert (True, None) == (right["unstarted"], right["map"])
    assert [] == [each for each in fake.asked if isinstance(each, Explain)]
