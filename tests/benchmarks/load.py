"""What a class asks of the server: `python -m tests.benchmarks.load`. Prints ratios measured in one run.

Visitors speak Streamlit's own protocol, without a browser, and keep the messages that a browser keeps. A release is
what follows when a slider of page 1 is let go: the page runs with another network, which the engine has built before.
The yardstick is an empty one-line app, asked in turns with ours. Loopback only.
"""

import asyncio
import random
import statistics
from dataclasses import dataclass, field
from itertools import product
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.benchmarks.servers import servers
from tests.browser.server import Server

VISITORS = 30
RELEASES = 9  # of each visitor in a round
ROUNDS = 3
PERIODS = (0.0, 1.0)  # s from one release of a visitor to the next; 0: as soon as the last is answered
LINKS = [f"alpha={alpha}&size={size}" for alpha, size in product(("0.25", "0.50", "0.75", "1.00"), range(96, 225, 32))]
READY = '<p role="status" data-phase="ready">'  # the frame's line: nothing that the page asked for is still to come


@dataclass
class Visitor:
    """One session. kept: the messages a browser would have kept, by hash. received: bytes of messages, unpacked."""

    socket: ClientConnection
    url: str
    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    received: int = 0
    page: str = ""
    ready: bool = False

    async def release(self, link: str = "") -> float:
        """Have the page run with what `link` says, as after a step back in the browser; ms until it has run."""
        back = BackMsg()
        run = back.rerun_script
        run.query_string, run.page_script_hash, run.is_history_navigation = link, self.page, bool(self.page)
        run.cached_message_hashes.extend(self.kept)
        run.context_info.locale, run.context_info.url = "en-US", self.url
        start = perf_counter()
        await self.socket.send(back.SerializeToString())
        while not self._took(await self.socket.recv(decode=False)):
            pass
        return 1000 * (perf_counter() - start)

    def _took(self, data: bytes) -> bool:
        """Take a message as a browser does. Was it the last one of a run?"""
        self.received += len(data)
        message = ForwardMsg.FromString(data)
        kind: str | None = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self.kept[message.ref_hash]
        elif message.metadata.cacheable:
            self.kept[message.hash] = message
        if kind == "new_session":
            self.page, self.ready = message.new_session.page_script_hash, False
        self.ready = self.ready or READY in message.delta.new_element.html.body
        return kind == "script_finished"


@dataclass(frozen=True)
class Measured:
    """Releases of all visitors: ms of each, how many in a second, kB of messages for one."""

    times: list[float]
    per_second: float
    kilobytes: float


async def enter(url: str) -> Visitor:
    """A new visitor, who has asked for nothing yet."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    subprotocols = [Subprotocol("streamlit")]
    return Visitor(await connect(address, origin=url, subprotocols=subprotocols, max_size=None), url)  # type: ignore[arg-type]


async def class_of(url: str, links: list[str]) -> list[Visitor]:
    """Thirty visitors on page 1, after the engine has answered whatever these links make the page ask."""
    visitors = [await enter(url) for _ in range(VISITORS)]
    print(f"first run of a new server: {await visitors[0].release():.0f} ms, ", end="")
    print(f"of the next visitor: {await visitors[1].release():.0f} ms")
    for link in links:
        await visitors[0].release(link)
        while not visitors[0].ready:
            await asyncio.sleep(0.1)  # as the frame polls, where a browser shows it
            await visitors[0].release(link)
    for visitor in visitors:
        await visitor.release()
    return visitors


async def settled(visitors: list[Visitor], period: float) -> Measured:
    """What comes of it when each of them settles `RELEASES` times, every `period` seconds."""
    times: list[float] = []

    async def settle(visitor: Visitor) -> None:
        await asyncio.sleep(random.uniform(0, period))
        for link in random.choices(LINKS, k=RELEASES):
            times.append(await visitor.release(link))
            await asyncio.sleep(period - times[-1] / 1000)

    before, start = sum(visitor.received for visitor in visitors), perf_counter()
    await asyncio.gather(*map(settle, visitors))
    took = perf_counter() - start
    sent = sum(visitor.received for visitor in visitors) - before
    return Measured(times, len(times) / took, sent / 1000 / len(times))


def memory(server: Server) -> str:
    """Of the web process, where the system tells."""
    try:
        with open(f"/proc/{server.process.pid}/status", encoding="utf-8") as file:
            (kilobytes,) = (int(line.split()[1]) for line in file if line.startswith("VmRSS"))
    except OSError:
        return "not known here"
    return f"{kilobytes / 1024:.0f} MB"


async def measure(ours: Server, empty: Server) -> None:
    print("an empty app: ", end="")
    theirs = await class_of(empty.url, [])
    print("ours: ", end="")
    mine = await class_of(ours.url, LINKS)
    before = memory(ours)
    rounds = [(period, await settled(mine, period), await settled(theirs, period)) for period in PERIODS * ROUNDS]
    for period in PERIODS:
        tell(period, *zip(*(measured for each, *measured in rounds if each == period), strict=True))
    print(
        f"memory of the web process: {before} before, {memory(ours)} after {VISITORS * RELEASES * len(rounds)} releases"
    )


def tell(period: float, mine: tuple[Measured, ...], theirs: tuple[Measured, ...]) -> None:
    """The figures of all rounds of a period."""
    print(f"{VISITORS} visitors, a release each {period:.0f} s" if period else f"{VISITORS} visitors without a pause")
    rates = [statistics.median(each.per_second for each in measured) for measured in (mine, theirs)]
    print(f"  releases a second: {rates[0]:.0f}, an empty app {rates[1]:.0f}: ratio {rates[0] / rates[1]:.2f}")
    for name, place in (("p50", 9), ("p95", 18)):
        cuts = [
            statistics.quantiles([ms for each in measured for ms in each.times], n=20)[place]
            for measured in (mine, theirs)
        ]
        print(f"  {name}: {cuts[0]:.0f} ms, an empty app {cuts[1]:.0f} ms: ratio {cuts[0] / cuts[1]:.2f}")
    # A network that a visitor has seen before travels as a reference, so rounds become cheaper: the first counts too.
    kilobytes = [" ".join(f"{each.kilobytes:.1f}" for each in measured) for measured in (mine, theirs)]
    print(f"  kB a release, round by round: {kilobytes[0]}, an empty app {kilobytes[1]}")


if __name__ == "__main__":
    with servers() as both:
        asyncio.run(measure(*both))
