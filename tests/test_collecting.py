"""The routes that fill a collection, and those of the phones: who is let in, with how much, and what comes of it."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image
from starlette.applications import Starlette

from mobilenet_viz.facts import text
from mobilenet_viz.training.collection import FILE_BYTES, FILES
from mobilenet_viz.training.store import Store, new_token
from mobilenet_viz.ui.server import collecting, doors, sending
from tests.difficult import ACCEPTED
from tests.route_visitor import Told, ask

ANN, BEN = "a" * 32, "b" * 32


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    fresh = Store()
    for module in (collecting, sending):
        monkeypatch.setattr(module, "STORE", fresh)
    collecting._paces.clear()
    monkeypatch.setattr(collecting, "_of_all", doors.Pace(rate=200, burst=400))
    return fresh


@pytest.fixture
def app() -> Starlette:
    return Starlette(routes=[*collecting.routes(), *sending.routes()])


def jpeg(grey: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), (grey, grey, grey)).save(file, "JPEG")
    return file.getvalue()


def own(app: Starlette, path: str, body: object = None, token: str = ANN, **query: str) -> Told:
    return ask(app, f"/collecting/{path}", body, headers={collecting.TOKEN: token}, query=query.items())


def phone(app: Starlette, path: str, body: object = None, *, link: str, token: str = BEN, **query: str) -> Told:
    headers = {collecting.TOKEN: token, sending.LINK: link}
    return ask(app, f"/sending/{path}", body, headers=headers, query=query.items())


def filled(app: Starlette, *names: str) -> list[str]:
    """Classes with three pictures each; their ids."""
    for name in names:
        said = own(app, "change", {"do": "add", "name": name}).json
    ids = [each["id"] for each in said["classes"]]
    for place, id_ in enumerate(ids):
        for number in range(3):
            assert {} == own(app, "picture", jpeg(60 * place + 10 * number), **{"class": id_, "name": "a.jpg"}).json
    return ids


def state(app: Starlette, token: str = ANN) -> dict:
    found: dict = own(app, "state", token=token).json
    return found


ROUTES = [
    ("collecting/change", b"{}"),
    ("collecting/picture", b"1"),
    ("collecting/zip", b"1"),
    ("sending/picture", b"1"),
]


@pytest.mark.parametrize(("path", "body"), [*ROUTES, ("collecting/state", None), ("sending/state", None)])
@pytest.mark.parametrize(
    ("origin", "token", "status"),
    [
        ("http://elsewhere.example", ANN, 403),
        ("null", ANN, 403),
        (None, "", 403),
        (None, "../../etc", 403),
        (None, ANN.upper(), 403),
    ],
)
def test_a_stranger_is_turned_away_unread(
    app: Starlette, path: str, body: bytes | None, origin: str | None, token: str, status: int
) -> None:
    headers = {collecting.TOKEN: token, sending.LINK: ANN}
    told = ask(app, f"/{path}", body, origin=origin, headers=headers)
    assert (status, False) == (told.status, told.was_read)


@pytest.mark.parametrize("path", ["picture", "zip", "change", "code"])
@pytest.mark.parametrize(("length", "status"), [(2**40, 413), (-1, 411)])
def test_what_is_too_large_is_refused_by_what_is_said_of_it(
    app: Starlette, path: str, length: int, status: int
) -> None:
    told = ask(app, f"/collecting/{path}", b"1", length=length, headers={collecting.TOKEN: ANN})
    assert (status, False) == (told.status, told.was_read)
    assert FILE_BYTES < 2**40


def test_who_asks_too_often_waits_and_others_do_not(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(doors, "monotonic", lambda: now[0])
    told = [own(app, "state").status for _ in range(122)]
    assert [200] * 120 + [429] * 2 == told
    last = ask(app, "/collecting/picture", jpeg(1), headers={collecting.TOKEN: ANN})
    assert (429, False) == (last.status, last.was_read)
    assert 200 == own(app, "state", token=BEN).status
    now[0] += 1
    assert 200 == own(app, "state").status


def test_a_collection_is_filled_and_described_to_its_owner_alone(app: Starlette) -> None:
    ids = filled(app, "mug", "pen")
    said = state(app)
    assert [("mug", True, 3), ("pen", True, 3)] == [
        (each["name"], each["used"], len(each["pictures"])) for each in said["classes"]
    ]
    assert said["lacks"] is None
    pictures = [one for each in said["classes"] for one in each["pictures"]]
    assert [1, 1] == [sum(one["held"] for one in each["pictures"]) for each in said["classes"]]
    assert not any(one["double"] or one["waits"] for one in pictures)
    assert {"classes": [], "link": None} == {name: state(app, BEN)[name] for name in ("classes", "link")}
    shown = ask(app, f"/collecting/thumbnail/{pictures[0]['id']}")
    assert (200, "no-store", "image/jpeg") == (
        shown.status,
        shown.headers["cache-control"],
        shown.headers["content-type"],
    )
    assert (30, 30) == Image.open(BytesIO(shown.body)).size
    assert 404 == ask(app, f"/collecting/thumbnail/{new_token()}").status
    own(app, "change", {"do": "remove", "pictures": [pictures[0]["id"]]}, token=BEN)
    assert 6 == sum(len(each["pictures"]) for each in state(app)["classes"])
    own(app, "change", {"do": "remove", "pictures": [pictures[0]["id"]]})
    assert 404 == ask(app, f"/collecting/thumbnail/{pictures[0]['id']}").status
    renamed = own(app, "change", {"do": "rename", "class": ids[0], "name": "cup"}).json
    left_out = own(app, "change", {"do": "use", "class": ids[0], "used": False}).json
    assert ["cup", "pen"] == [each["name"] for each in renamed["classes"]]
    assert [False, True] == [each["used"] for each in left_out["classes"]]
    assert own(app, "change", {"do": "delete"}).json["classes"] == []


def test_a_double_is_marked_and_stays_on_one_side(app: Starlette) -> None:
    mugs, _ = filled(app, "mug", "pen")
    own(app, "picture", jpeg(0), **{"class": mugs, "name": "again.jpg"})
    pictures = state(app)["classes"][0]["pictures"]
    assert [False, False, False, True] == [one["double"] for one in pictures]
    assert pictures[0]["held"] == pictures[3]["held"]


def sentence(key: str, **values: object) -> dict[str, str]:
    return {language: text.say(language, f"refusal.{key}", **values) for language in text.LANGUAGES}


def test_a_refusal_is_one_sentence_in_every_language_and_the_rest_stays(app: Starlette) -> None:
    mugs, _ = filled(app, "mug", "pen")
    query = {"class": mugs, "name": "notes.jpg"}
    told = own(app, "picture", b"rubbish", **query)
    assert (200, {"refusal": sentence("not_an_image")}) == (told.status, told.json)
    gone = own(app, "picture", jpeg(1), **(query | {"class": "nothing"})).json
    assert {"refusal": sentence("class_gone")} == gone
    assert own(app, "change", {"do": "add", "name": "<b>" * 400}).json["refusal"].keys() == set(text.LANGUAGES)
    assert 6 == sum(len(each["pictures"]) for each in state(app)["classes"])
    own(app, "change", {"do": "remove", "pictures": [one["id"] for one in state(app)["classes"][0]["pictures"]]})
    assert sentence("class_empty", name="mug") == state(app)["lacks"]


def test_all_pictures_that_a_collection_may_have_can_be_named_at_once(app: Starlette) -> None:
    filled(app, "mug", "pen")
    ids = [one["id"] for each in state(app)["classes"] for one in each["pictures"]]
    told = own(app, "change", {"do": "remove", "pictures": [*ids, *(new_token() for _ in range(FILES - 6))]})
    assert [[], []] == [each["pictures"] for each in told.json["classes"]]


@pytest.mark.parametrize("body", [b"rubbish", b"[]", b'{"do": "sudo"}', b"{}", b"\xff"])
def test_rubbish_is_no_change(app: Starlette, body: bytes) -> None:
    assert 400 == own(app, "change", body).status


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "remove", "pictures": 7},
        {"do": "approve", "pictures": [{}, None]},
        {"do": "use", "class": None},
        {"do": "rename"},
        {"do": "add", "name": {"a": 1}},
        {"do": "drop", "class": []},
    ],
)
def test_no_message_breaks_the_collection(app: Starlette, asked: dict) -> None:
    filled(app, "mug", "pen")
    assert 200 == own(app, "change", asked).status
    assert 6 == sum(len(each["pictures"]) for each in state(app)["classes"])


def test_it_is_saved_as_a_zip_without_what_a_photo_says_of_its_place_and_opened_again(app: Starlette) -> None:
    mugs, _ = filled(app, "mug", "pen")
    own(app, "picture", ACCEPTED["photo.jpg"].data, **{"class": mugs, "name": "place.jpg"})
    saved = own(app, "zip")
    assert (200, "application/zip") == (saved.status, saved.headers["content-type"])
    with zipfile.ZipFile(BytesIO(saved.body)) as archive:
        assert {"mug", "pen"} == {name.partition("/")[0] for name in archive.namelist()}
        assert not any(Image.open(BytesIO(archive.read(name))).getexif() for name in archive.namelist())
    assert {"left_out": []} == own(app, "zip", saved.body, token=BEN).json
    assert [4, 3] == [len(each["pictures"]) for each in state(app, BEN)["classes"]]
    assert "refusal" in own(app, "zip", b"rubbish", token=BEN).json
    assert "refusal" in own(app, "zip", token="c" * 32).json  # nothing to save


def opened(app: Starlette) -> str:
    link: str = own(app, "change", {"do": "open"}).json["link"]
    return link


def test_a_phone_sends_and_sees_its_own_which_wait_for_the_teacher(app: Starlette) -> None:
    mugs, _ = filled(app, "mug", "pen")
    link = opened(app)
    assert {} == phone(app, "picture", jpeg(200), link=link, **{"class": mugs}).json
    seen = phone(app, "state", link=link).json
    assert ["mug", "pen"] == [each["name"] for each in seen["classes"]]
    assert [("mug", True)] == [(each["of"], each["waits"]) for each in seen["pictures"]]
    assert [] == phone(app, "state", link=link, token="c" * 32).json["pictures"]
    (waiting,) = [one for each in state(app)["classes"] for one in each["pictures"] if one["waits"]]
    assert waiting["id"] == seen["pictures"][0]["id"]
    theirs = state(app)["classes"][0]["pictures"][0]["id"]
    phone(app, "withdraw", {"picture": theirs}, link=link)
    phone(app, "withdraw", {"picture": waiting["id"]}, link=link, token="c" * 32)
    assert 7 == sum(len(each["pictures"]) for each in state(app)["classes"])
    own(app, "change", {"do": "approve", "pictures": [waiting["id"]]})
    assert not phone(app, "state", link=link).json["pictures"][0]["waits"]
    assert [] == phone(app, "withdraw", {"picture": waiting["id"]}, link=link).json["pictures"]
    assert 6 == sum(len(each["pictures"]) for each in state(app)["classes"])


def test_a_link_that_was_revoked_takes_nothing_and_reads_nothing(app: Starlette) -> None:
    mugs, _ = filled(app, "mug", "pen")
    link = opened(app)
    newer = opened(app)
    told = phone(app, "picture", jpeg(200), link=link, **{"class": mugs})
    assert ({"refusal": sentence("link_closed")}, False) == (told.json, told.was_read)
    assert 403 == phone(app, "state", link="").status
    own(app, "change", {"do": "close"})
    assert "refusal" in phone(app, "state", link=newer).json
    assert own(app, "state").json["link"] is None


def test_the_code_is_of_the_address_that_the_page_names(app: Starlette) -> None:
    told = own(app, "code", {"address": f"http://192.168.0.12:8501/send#{ANN}"}).json
    assert told["code"].startswith("data:image/svg+xml")
    assert told != own(app, "code", {"address": f"http://192.168.0.12:8501/send#{BEN}"}).json
    assert 400 == own(app, "code", {"address": "x" * 4000}).status


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({"accept-language": "ko-KR,ko;q=0.9"}, {}, "ko"),
        ({"accept-language": "de-DE"}, {}, "en"),
        ({"accept-language": "ko"}, {"lang": "en"}, "en"),
        ({}, {"lang": '"><script>'}, "en"),
    ],
)
def test_the_phones_page_is_in_the_phones_language(
    app: Starlette, headers: dict[str, str], query: dict[str, str], language: str
) -> None:
    told = ask(app, "/send", headers=headers, query=query.items())
    assert f'<html lang="{language}">' in told.body.decode()
    assert text.say(language, "sending.promise") in told.body.decode()
    assert "no-store" == told.headers["cache-control"]
