"""Networks beside MobileNet: what each costs, and how good it was published to be."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE, mobilenet_v1
from mobilenet_viz.network.costs import ledger
from mobilenet_viz.network.peers import Peer, peers
from mobilenet_viz.paper import tradeoff
from mobilenet_viz.paper.readings import nearest

OURS, NEWEST = "mobilenet-v1-1.0", "efficientnet-lite0"  # the two that the question is about
CLAIMED = OURS, "densenet121"  # the two of which a tutorial says that one has a fifth of the other's size
SIDE = 224  # px of the picture under the maps
LESS_WORK = {"less": 2 / 3, "same": 1.0, "more": 3 / 2}
FAMILY = "slim"  # the source of MobileNet's accuracies: of the weights that are here


def answering() -> list[Peer]:
    """Those whose weights are here at this moment, the embedded ones first and MobileNet first of all."""
    return [peer for peer in peers().values() if peer.here]


def networks() -> list[dict[str, Any]]:
    """All of them with their numbers, JSON-ready; Mult-Adds in the paper's convention, parameters as Keras counts."""
    return [
        {
            **{"name": peer.name, "title": peer.title, "top1": peer.top1, "source": peer.source},
            **{"mult_adds": peer.ledger.mult_adds, "parameters": peer.ledger.parameters},
            **{"embedded": peer.is_embedded, "here": peer.here, "bytes": peer.ledger.float32_bytes},
            **{"layer": peer.last_maps.layer, "field": peer.last_maps.field, "all": sees_all(peer)},
        }
        for peer in peers().values()
    ]


def sees_all(peer: Peer) -> bool:
    """Has a cell of its last maps seen the whole photo?"""
    return peer.last_maps.field >= peer.resolution


def claim(firsts: Mapping[str, int]) -> dict[str, Any]:
    """What a tutorial says of the two, computed: MobileNet's share of the other's parameters and of its work.

    firsts: the first class of each network that has answered. `agree` is None until both have. JSON-ready.
    """
    ours, other = (peers()[name] for name in CLAIMED)
    said = [firsts.get(peer.name) for peer in (ours, other)]
    return {
        "other": other.title,
        "parameters": ours.ledger.parameters / other.ledger.parameters,
        "work": ours.ledger.mult_adds / other.ledger.mult_adds,
        "here": other.here,
        "agree": None if None in said else said[0] == said[1],
    }


@cache
def family() -> list[dict[str, Any]]:
    """MobileNet's sixteen, with the accuracies published with their weights."""
    return [
        {
            **{"alpha": each.alpha, "size": each.resolution, "top1": each.percent(FAMILY)},
            "mult_adds": ledger(mobilenet_v1(each.alpha, each.resolution)).mult_adds,
        }
        for each in tradeoff.sixteen()
    ]


def share() -> float:
    """The newest one's Mult-Adds, as a share of MobileNet's."""
    return peers()[NEWEST].ledger.mult_adds / ledger(mobilenet_v1(*BASELINE)).mult_adds


def right() -> str:
    """Of `LESS_WORK`, what the newest one needs."""
    return nearest(LESS_WORK, share())
