"""What is offered to take home, beside the programs themselves (`test_programs`)."""

import shlex

import pytest

from mobilenet_viz.__main__ import main
from mobilenet_viz.network.architectures.variants import VARIANTS
from mobilenet_viz.page_data import take_home


@pytest.mark.parametrize("name", VARIANTS)
def test_the_command_prints_what_the_page_shows(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = shlex.split(take_home.command(name, 0.5, 160))
    assert ["python", "-m", "mobilenet_viz"] == command[:3]
    main(command[3:])
    assert take_home.texts(name, 0.5, 160)["keras"].strip() == capsys.readouterr().out.strip()


def test_lines_are_counted_that_say_something() -> None:
    assert 2 == take_home.lines("a\n\n  \nb\n")
