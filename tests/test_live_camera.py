"""The live camera: a frame is answered as a photo is, at the α and the size that it names, and nothing of it stays."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Iterator
from concurrent.futures import Future
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from PIL import Image

from mobilenet_viz import engine
from mobilenet_viz.engine import Classify, FakeEngine, Glance, Lane, Picture, Question
from mobilenet_viz.engine.worker import handlers
from mobilenet_viz.facts import classes
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.pixels.images import intake
from mobilenet_viz.ui import camera
from mobilenet_viz.ui.server import routes
from tests.difficult import ACCEPTED, REFUSED
from tests.socket_visitor import Visitor, app_with


def jpeg(size: int = 224, name: str = "dog") -> bytes:
    """A sample as a camera sends it."""
    pixels = images.network_pixels(images.decode(SAMPLES[name].read_bytes()), size)
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=85)
    return file.getvalue()


def message(picture: bytes, **said: Any) -> bytes:
    return json.dumps({"alpha": 1.0, "size": 224, "lang": "en"} | said).encode() + b"\n" + picture


def answered(data: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(asyncio.run(camera.see(data, 7)))
    return said


def test_a_frame_is_asked_at_the_network_that_answers_for_what_is_shown(fake: FakeEngine) -> None:
    said = answered(message(jpeg(96), alpha=0.3, size=64))
    assert (0.25, 96, 224) == tuple(said["rung"][name] for name in ("alpha", "size", "trained"))
    (question,) = fake.asked
    assert isinstance(question, Glance)
    assert (Lane.CAMERA, True, 96) == (question.lane, question.is_private, question.picture.resolution)
    assert 14 == len(said["maps"])
    assert {"url", "white"} == said["maps"][0].keys()


@pytest.mark.usefixtures("fake")
def test_its_first_five_classes_are_named_in_the_language_of_the_page() -> None:
    english, korean = (answered(message(jpeg(), lang=lang))["rung"]["first"] for lang in ("en", "ko"))
    assert [each["index"] for each in english] == [each["index"] for each in korean]
    for lang, first in (("en", english), ("ko", korean)):
        assert [classes.names(lang)[each["index"]] for each in first] == [each["name"] for each in first]
    shares = [each["probability"] for each in english]
    assert sorted(shares, reverse=True) == shares
    assert 5 == len(shares)


def test_nothing_of_a_frame_is_kept(fake: FakeEngine) -> None:
    lent = dict(routes._LENT), dict(routes._PUBLISHED)
    frame = message(jpeg())
    assert answered(frame) == answered(frame)
    assert 2 == len(fake.asked)  # it was not answered from memory
    assert lent == (routes._LENT, routes._PUBLISHED)


def test_two_cameras_that_see_the_same_share_nothing(fake: FakeEngine) -> None:
    picture = Picture(images.network_pixels(images.decode(jpeg()), 224))
    fake.hold()
    ann, ben = (fake.ask(Glance(picture, 1.0, 224, camera=number)) for number in (1, 2))
    ann.cancel()
    fake.release()
    assert (True, False) == (ann.cancelled(), ben.cancelled())


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("name", [name for name, file in REFUSED.items() if len(file.data) <= 64 * 1024])
def test_what_an_upload_would_be_refused_for_a_frame_is_refused_for(name: str) -> None:
    file = REFUSED[name]
    said = answered(message(file.data, lang="ko"))
    (sentence,) = said.values()
    with pytest.raises(Refusal) as refusal:
        images.decode(file.data, camera._MOST_PIXELS)
    assert (file.key, refusal.value.in_language("ko")) == (refusal.value.key, sentence)


@pytest.mark.usefixtures("fake")
def test_a_frame_of_more_pixels_than_a_network_gets_is_refused() -> None:
    assert (
        "This image has 1 megapixels, and the limit is 0.05: make it smaller and choose it again."
        == (answered(message(jpeg(225)))["refusal"])
    )
    assert "rung" in answered(message(jpeg(224)))


RUBBISH = (b"", b"\n", b"[" * 1000, b"null\n", b"[1]\n", b'{"alpha": NaN, "size": []}\n', b"\xff\n", b"\0" * 999)


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("line", RUBBISH, ids=repr)
def test_rubbish_is_one_sentence_and_the_connection_stays(line: bytes) -> None:
    async def story() -> None:
        async with Visitor(app_with(camera.SOCKET), camera.SOCKET.path) as ann:
            await ann.send(line)
            assert ["refusal"] == list(json.loads(await ann.text()))
            await ann.send(line.partition(b"\n")[0] + b"\n" + jpeg())
            said = json.loads(await ann.text())["rung"]
            assert (1.0, 224) == (said["alpha"], said["size"])

    asyncio.run(story())


def test_when_the_networks_fail_a_sentence_says_so(fake: FakeEngine) -> None:
    fake.failure = Refusal("worker_died")
    assert {"refusal": str(fake.failure)} == answered(message(jpeg()))


@pytest.mark.usefixtures("fake")
def test_a_frame_never_waits_for_a_large_upload() -> None:
    frame = message(jpeg())
    with intake._one_at_a_time:  # as while one is decoded
        assert "rung" in answered(frame)


def test_an_upload_waits_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    entered: list[bool] = []
    monkeypatch.setattr(intake, "_decoded", lambda data, most: entered.append(intake._one_at_a_time.locked()))
    images.decode(ACCEPTED["photo.jpg"].data)
    images.decode(ACCEPTED["photo.jpg"].data, camera._MOST_PIXELS)
    assert [True, False] == entered


class Here:
    """An engine that answers in this process, as the worker does."""

    def ask(self, question: Question[Any], asker: Any = None) -> Future[Any]:
        future: Future[Any] = Future()
        came = handlers.answer(question)
        while isinstance(came, Iterator):
            try:
                next(came)
            except StopIteration as end:
                came = end.value
        future.set_result(came)
        return future


@pytest.mark.parametrize(("alpha", "size"), [(1.0, 224), (0.25, 160), (0.25, 96)])
def test_a_frame_gets_the_answer_of_classify_on_the_same_pixels(
    alpha: float, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "current", Here)
    frame = jpeg(size)
    said = answered(message(frame, alpha=alpha, size=size))
    pixels = np.asarray(Image.open(BytesIO(frame)))
    classified = Here().ask(Classify(Picture(pixels), alpha, size)).result()
    first = {each["index"]: each["probability"] for each in said["rung"]["first"]}
    best = np.argsort(-classified.probabilities)[:5]
    assert dict(zip(best.tolist(), classified.probabilities[best].tolist(), strict=True)) == first
    assert [layer.white for layer in classified.layers] == [each["white"] for each in said["maps"]]
    url = said["maps"][0]["url"]
    assert_array_equal(classified.layers[0].grey, np.asarray(Image.open(BytesIO(b64decode(url.partition(",")[2])))))
