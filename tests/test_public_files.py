"""What a newcomer starts from says one thing: pins, metadata, and the commands of README and CI."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)(?: ; (.+))?")


def lines(name: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8").splitlines()
    return [line for line in text if line and not line.startswith("#")]


def pins(name: str) -> dict[str, str]:
    matches = [PIN.fullmatch(line) for line in lines(name) if not line.startswith("-r ")]
    assert None not in matches, "every line is a pin: no hash, no index, no range"
    return {match[1]: match[2] for match in matches if match}


def for_powershell(command: str) -> str:
    """The same command for Windows, whose PowerShell 5 knows no `&&`."""
    twins = {"python3.11": "py -3.11", ". .venv/bin/activate": ".venv\\Scripts\\Activate.ps1"}
    twins |= {".venv/bin/": ".venv\\Scripts\\", " && ": "; "}
    for posix, windows in twins.items():
        command = command.replace(posix, windows)
    return command


def test_requirements_dev_adds_to_the_requirements_and_contradicts_none() -> None:
    assert lines("requirements-dev.txt")[0] == "-r requirements.txt"
    runtime, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert [] == [name for name in runtime.keys() & dev.keys() if runtime[name] != dev[name]]


def test_the_pins_are_those_of_the_metadata() -> None:
    direct = [*METADATA["project"]["dependencies"], *METADATA["dependency-groups"]["dev"]]
    exact = dict(dependency.split("==") for dependency in direct if "==" in dependency)
    pinned = pins("requirements.txt") | pins("requirements-dev.txt")
    assert exact == {name: pinned[name] for name in exact}


@pytest.mark.parametrize("end", ["streamlit run app.py", "pytest"])
def test_the_readme_prints_one_command_and_its_twin_for_powershell(end: str) -> None:
    printed = [line for line in lines("README.md") if " -m venv .venv" in line and line.endswith(end)]
    assert printed == [printed[0], for_powershell(printed[0])]
    assert printed[0].startswith("python3.11 -m venv .venv && ")


def test_the_licence_of_the_metadata_lies_beside_it() -> None:
    assert METADATA["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
