"""A guess is kept until it is asked for again; the right answer is withheld until there is one."""

from typing import Any

from streamlit.testing.v1 import AppTest


def after(
    *messages: Any, ask: str = "live", link: dict[str, str] | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser is told of a question after these messages, and what is chosen."""

    def script(messages: list[object], ask: str) -> None:
        import streamlit as st

        from mobilenet_viz.ui import guesses, state

        state.read_url()
        for message in messages:
            if message == "all":
                guesses.forget_all()
            else:
                guesses.take(message)
        st.session_state["told"] = guesses.asked(ask)

    app = AppTest.from_function(script, kwargs={"messages": list(messages), "ask": ask})
    app.query_params.update(link or {})
    app.run()
    assert not app.exception
    return app.session_state["told"], app.session_state["choice"]


def test_the_right_answer_is_told_with_a_guess_and_not_before() -> None:
    assert (None, None) == (after()[0]["guess"], after()[0]["right"])
    told = after({"guess": ["live", "half"]})[0]
    assert ("half", "quarter") == (told["guess"], told["right"])


def test_what_is_right_can_be_shown_without_a_guess() -> None:
    told = after({"guess": ["live", "shown"]})[0]
    assert ("shown", "quarter") == (told["guess"], told["right"])


def test_what_cannot_be_an_answer_is_none() -> None:
    rubbish = [
        None,
        3,
        {"guess": None},
        {"guess": ["live"]},
        {"guess": ["nothing", "half"]},
        {"guess": ["live", "all"]},
    ]
    assert after(*rubbish)[0]["guess"] is None


def test_a_question_can_be_asked_again_alone_and_with_all_others() -> None:
    both = {"guess": ["live", "half"]}, {"guess": ["tools", "one"]}
    assert after(*both, {"guess": ["live", None]})[0]["guess"] is None
    assert "one" == after(*both, {"guess": ["live", None]}, ask="tools")[0]["guess"]
    assert after(*both, "all", ask="tools")[0]["guess"] is None


def test_what_a_guess_has_uncovered_is_covered_again() -> None:
    link = {"least": "7", "answer": "2", "computed": "on", "alpha": "0.50"}
    choice = after("all", link=link)[1]
    assert (None, 0, "off", 0.5) == tuple(choice[name] for name in ("least", "answer", "computed", "alpha"))
