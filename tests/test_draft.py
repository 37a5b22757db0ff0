"""Collections in the making: what may be put into one, and how long all of them are kept."""

from collections.abc import Callable

import numpy as np
import pytest

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training import draft as drafts
from mobilenet_viz.training import store as stores
from mobilenet_viz.training.collection import Photo
from mobilenet_viz.training.draft import Draft, Picture
from mobilenet_viz.training.store import LASTS, WATCHED, Store, is_token, new_token

ANN, BEN = "a" * 32, "b" * 32


def picture(grey: int = 0, sender: str | None = None, side: int = 4) -> Picture:
    return Picture(Photo("photo.jpg", np.full((side, side, 3), grey, np.uint8)), b"JPEG", sender, sender is None)


@pytest.fixture
def draft() -> Draft:
    return Draft()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still."""
    now = [1000.0]
    monkeypatch.setattr(stores, "monotonic", lambda: now[0])
    return now


def refused(key: str, act: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as refusal:
        act()
    assert key == refusal.value.key


def test_what_is_collected_teaches_class_by_class_in_the_order_they_were_made(draft: Draft) -> None:
    mugs, pens = draft.add_class("mug"), draft.add_class("Pen")
    shown = [picture(10), picture(20), picture(30)]
    draft.add(pens, shown[0])
    draft.add(mugs, *shown[1:])
    found = draft.collection()
    assert ["mug", "Pen"] == list(found.classes)
    assert [20, 30, 10] == [int(photo.pixels[0, 0, 0]) for photo in found.photos]
    assert found.private
    assert [shown[1], shown[2], shown[0]] == draft.used()


def test_a_class_that_is_left_out_keeps_its_pictures(draft: Draft) -> None:
    for name in ("mug", "pen", "cup"):
        draft.add(draft.add_class(name), picture())
    mugs = next(iter(draft.classes))
    draft.named(mugs).used = False
    assert ["pen", "cup"] == list(draft.collection().classes)
    draft.named(mugs).used = True
    assert 3 == len(draft.collection().photos)


def test_it_says_what_it_lacks_to_teach(draft: Draft) -> None:
    refused("classes_too_few", draft.collection)
    draft.add(draft.add_class("mug"), picture())
    refused("classes_too_few", draft.collection)
    draft.add_class("pen")
    refused("class_empty", draft.collection)


def test_names_are_those_of_folders_and_no_two_are_the_same(draft: Draft) -> None:
    mugs, pens = draft.add_class("mug"), draft.add_class("pen")
    refused("class_twice", lambda: draft.add_class("MUG"))
    refused("class_name", lambda: draft.add_class("../etc"))
    refused("class_name", lambda: draft.rename(mugs, "x" * 1000))
    refused("class_twice", lambda: draft.rename(pens, "mug"))
    refused("class_gone", lambda: draft.rename("nothing", "cup"))
    draft.rename(mugs, "mug")
    draft.rename(mugs, "cup")
    assert ["cup", "pen"] == [each.name for each in draft.classes.values()]


def test_there_are_at_most_ten_classes(draft: Draft) -> None:
    for number in range(10):
        draft.add_class(f"class {number}")
    refused("classes_too_many", lambda: draft.add_class("one more"))


def test_what_has_no_room_is_left_out_and_the_rest_stays(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "BYTES", 2 * picture().photo.pixels.nbytes)
    mugs = draft.add_class("mug")
    draft.add(mugs, picture(1))
    refused("collection_full", lambda: draft.add(mugs, picture(2), picture(3)))
    draft.add(mugs, picture(2))
    refused("collection_full", lambda: draft.add(mugs, picture(3)))
    assert 2 == len(draft.pictures)
    monkeypatch.undo()
    monkeypatch.setattr(drafts, "FILES", 2)
    refused("too_many_files", lambda: draft.add(mugs, picture(3)))


def test_classes_of_a_zip_go_to_those_of_the_same_name_all_or_none(draft: Draft) -> None:
    draft.add(draft.add_class("mug"), picture(1))
    draft.add_all({"mug": [picture(2)], "pen": [picture(3)]})
    assert {"mug": 2, "pen": 1} == {each.name: len(each.pictures) for each in draft.classes.values()}
    many = {f"class {number}": [picture(number)] for number in range(9)}
    refused("classes_too_many", lambda: draft.add_all({"mug": [picture(4)], **many}))
    assert {"mug": 2, "pen": 1} == {each.name: len(each.pictures) for each in draft.classes.values()}


def test_what_a_phone_sends_waits_and_can_be_withdrawn_by_that_phone_alone(draft: Draft) -> None:
    mugs = draft.add_class("mug")
    ann, ben, own = picture(1, ANN), picture(2, BEN), picture(3)
    draft.add(mugs, ann, ben, own)
    assert [own] == draft.used()
    draft.approve({ann.id})
    assert [ann, own] == draft.used()
    draft.remove({ann.id, ben.id, own.id}, sender=BEN)
    assert [ann, own] == draft.pictures
    draft.remove({ann.id, "nothing"})
    assert [own] == draft.pictures


def test_pictures_move_to_another_class_and_to_none_that_is_gone(draft: Draft) -> None:
    mugs, pens = draft.add_class("mug"), draft.add_class("pen")
    one, other = picture(1), picture(2)
    draft.add(mugs, one, other)
    draft.move({one.id}, pens)
    assert ([other.id], [one.id]) == tuple(list(draft.named(each).pictures) for each in (mugs, pens))
    refused("class_gone", lambda: draft.move({other.id}, "nothing"))
    draft.move({one.id}, pens)
    assert 2 == len(draft.pictures)


def test_a_phone_and_all_of_them_send_so_many_and_no_more(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "OF_A_PHONE", 2)
    monkeypatch.setattr(drafts, "WAITING", 3)
    mugs = draft.add_class("mug")
    for _ in range(2):
        draft.add(mugs, picture(sender=ANN))
    refused("phone_full", lambda: draft.add(mugs, picture(sender=ANN)))
    draft.add(mugs, picture(sender=BEN))
    refused("waiting_full", lambda: draft.add(mugs, picture(sender=BEN)))
    draft.add(mugs, picture())  # the teacher's own do not wait
    draft.approve({each.id for each in draft.pictures})
    draft.add(mugs, picture(sender=BEN))


def test_a_token_has_128_bits_and_is_written_in_one_way() -> None:
    assert is_token(new_token())
    assert new_token() != new_token()
    assert not any(map(is_token, (None, "", "a" * 31, "A" * 32, "a" * 33, "ä" * 32, "a" * 32 + "\n")))


def test_a_collection_is_found_by_its_token_alone() -> None:
    store = Store()
    with store.owned(ANN) as draft:
        draft.add_class("mug")
    with store.owned(ANN) as again:
        assert again is draft
    with store.owned(BEN) as other:
        assert other.classes == {}
    store.delete(ANN)
    with store.owned(ANN) as gone:
        assert gone.classes == {}


def test_a_collection_goes_two_hours_after_its_last_use_though_nobody_asks(clock: list[float]) -> None:
    store = Store()
    for token in (ANN, BEN):
        with store.owned(token) as draft:
            mug = picture()
            draft.add(draft.add_class("mug"), mug)
    clock[0] += LASTS - 1
    with store.owned(ANN):
        pass
    clock[0] += 2
    store.forget_old()
    assert store.thumbnail(mug.id) is None  # Ben's
    with store.owned(ANN) as draft:
        assert draft.classes
    clock[0] += LASTS + 1
    with store.owned(ANN) as draft:
        assert not draft.classes


def test_all_collections_share_one_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "ALL_BYTES", 3 * picture().photo.pixels.nbytes)
    monkeypatch.setattr(stores, "DRAFTS", 2)
    store = Store()

    def put(token: str, *pictures: Picture) -> None:
        with store.owned(token) as draft:
            draft.add(draft.add_class(f"class {len(draft.classes)}"), *pictures)

    put(ANN, picture(1), picture(2))
    refused("store_full", lambda: put(BEN, picture(3), picture(4)))
    put(BEN, picture(3))
    refused("store_full", lambda: put(ANN, picture(4)))
    refused("store_full", lambda: put("c" * 32))
    store.delete(BEN)
    put(ANN, picture(4))


def test_a_link_opens_while_the_teacher_collects_and_is_not_revoked(clock: list[float]) -> None:
    store = Store()

    def knock(link: str) -> None:
        with store.sent_to(link) as draft:
            assert draft.classes

    with store.owned(ANN, watching=True) as draft:
        draft.add_class("mug")
    refused("link_closed", lambda: knock(BEN))
    link = draft.link = new_token()
    knock(link)
    clock[0] += WATCHED + 1
    refused("link_closed", lambda: knock(link))
    with store.owned(ANN):  # another part of the page
        pass
    refused("link_closed", lambda: knock(link))
    with store.owned(ANN, watching=True):
        pass
    knock(link)
    draft.link = new_token()
    refused("link_closed", lambda: knock(link))
    draft.link = None
    refused("link_closed", lambda: knock(link))
