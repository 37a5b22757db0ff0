"""A collection in the making: classes that a teacher names and fills, alone or with what phones of the class send."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.training.collection import BYTES, CLASSES, FILES, Collection, Photo, check_name, shown

ID = 16  # bytes of an id: nobody guesses it, and it is the address of a thumbnail
WAITING = 200  # pictures that phones sent and nobody has looked at
OF_A_PHONE = 50  # pictures, waiting or taken


def _new_id() -> str:
    return token_hex(ID)


@dataclass(eq=False)
class Picture:
    """One picture of a class. sender: the phone that sent it; None: the teacher. Only approved ones teach."""

    photo: Photo
    thumbnail: bytes  # a JPEG file
    sender: str | None = None
    approved: bool = True
    id: str = field(default_factory=_new_id)


@dataclass(eq=False)
class DraftClass:
    """used: does it teach? One that is left out keeps its pictures."""

    name: str
    used: bool = True
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def approved(self) -> list[Picture]:
        return [picture for picture in self.pictures.values() if picture.approved]


@dataclass(eq=False)
class Draft:
    """Classes by id, in the order in which they were made. Nothing is lost by what is refused."""

    classes: dict[str, DraftClass] = field(default_factory=dict)
    link: str | None = None  # the token with which phones may send; None: none may
    room: int = BYTES  # bytes of pixels that all other collections leave

    @property
    def pictures(self) -> list[Picture]:
        return [picture for each in self.classes.values() for picture in each.pictures.values()]

    @property
    def nbytes(self) -> int:
        """Of all pixels, waiting ones too."""
        return sum(picture.photo.pixels.nbytes for picture in self.pictures)

    def add_class(self, name: str) -> str:
        """Its id. Raises Refusal class_name, class_twice, classes_too_many."""
        if len(self.classes) == CLASSES[1]:
            raise Refusal("classes_too_many", most=CLASSES[1])
        self._check_free(name)
        new = _new_id()
        self.classes[new] = DraftClass(name)
        return new

    def rename(self, id_: str, name: str) -> None:
        """Raises Refusal class_name, class_twice, class_gone."""
        if self.named(id_).name != name:
            self._check_free(name)
            self.named(id_).name = name

    def named(self, id_: str) -> DraftClass:
        """Raises Refusal class_gone."""
        if id_ not in self.classes:
            raise Refusal("class_gone")
        return self.classes[id_]

    def drop(self, id_: str) -> None:
        """With its pictures."""
        self.classes.pop(id_, None)

    def add(self, id_: str, *pictures: Picture) -> None:
        """All or none of them.

        Raises Refusal class_gone, collection_full, store_full, too_many_files, and of a phone waiting_full, phone_full.
        """
        into, there = self.named(id_), self.pictures
        more = sum(each.photo.pixels.nbytes for each in pictures)
        if self.nbytes + more > BYTES:
            raise Refusal("collection_full", limit=BYTES // 2**20)
        self.room -= more
        if self.room < 0:
            raise Refusal("store_full")
        if len(there) + len(pictures) > FILES:
            raise Refusal("too_many_files", limit=FILES)
        for sender in {each.sender for each in pictures} - {None}:
            _check_phone(sender, there)
        into.pictures |= {each.id: each for each in pictures}

    def add_all(self, classes: Mapping[str, Sequence[Picture]]) -> None:
        """To classes by name, which are made where there are none: all or none. Raises as `add_class` and `add`."""
        before = {id_: replace(each, pictures=dict(each.pictures)) for id_, each in self.classes.items()}
        ids = {each.name: id_ for id_, each in before.items()}
        try:
            for name, pictures in classes.items():
                self.add(ids.get(name) or self.add_class(name), *pictures)
        except Refusal:
            self.classes = before
            raise

    def remove(self, ids: set[str], sender: str | None = None) -> None:
        """Pictures with these ids; a phone's, only where it has sent them."""
        for each in self.classes.values():
            for id_ in ids & each.pictures.keys():
                if sender is None or each.pictures[id_].sender == sender:
                    del each.pictures[id_]

    def move(self, ids: set[str], to: str) -> None:
        """To another class. Raises Refusal class_gone."""
        into = self.named(to)
        moved = [each for each in self.pictures if each.id in ids]
        self.remove(ids)
        into.pictures |= {each.id: each for each in moved}

    def approve(self, ids: set[str]) -> None:
        for picture in self.pictures:
            picture.approved |= picture.id in ids

    def used(self) -> list[Picture]:
        """Those that teach, in the order of `Collection.photos`."""
        return [picture for each in self.classes.values() if each.used for picture in each.approved]

    def collection(self) -> Collection:
        """What teaches. Raises Refusal classes_too_few, class_empty."""
        classes = {each.name: tuple(one.photo for one in each.approved) for each in self.classes.values() if each.used}
        if len(classes) < CLASSES[0]:
            raise Refusal("classes_too_few", count=len(classes), least=CLASSES[0])
        return Collection(classes)

    def _check_free(self, name: str) -> None:
        check_name(name)
        if name.casefold() in {each.name.casefold() for each in self.classes.values()}:  # folders of one ZIP
            raise Refusal("class_twice", name=shown(name))


def _check_phone(sender: str | None, there: list[Picture]) -> None:
    """Raises Refusal waiting_full, phone_full."""
    if sum(not picture.approved for picture in there) >= WAITING:
        raise Refusal("waiting_full", limit=WAITING)
    if sum(picture.sender == sender for picture in there) >= OF_A_PHONE:
        raise Refusal("phone_full", limit=OF_A_PHONE)
