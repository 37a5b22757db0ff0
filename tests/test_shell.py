"""The frame's own arithmetic: where students find this machine."""

import pytest
from streamlit import net_util

from mobilenet_viz.ui.shell import class_host

OWN = "192.168.0.12"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (None, OWN),
        ("", OWN),
        ("0.0.0.0", OWN),
        ("::", OWN),
        ("192.168.7.7", "192.168.7.7"),
        ("fd00::2", "[fd00::2]"),
        ("teacher.local", "teacher.local"),
        ("127.0.0.1", None),
        ("127.1.2.3", None),
        ("::1", None),
        ("localhost", None),
        ("unix:///run/app.sock", None),
    ],
)
def test_only_a_loopback_address_means_that_nobody_else_can_come(
    address: str | None, host: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: OWN)
    assert host == class_host(address)


def test_without_a_network_nobody_else_can_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: "127.0.0.1")
    assert class_host("0.0.0.0") is None
