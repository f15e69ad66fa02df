"""Everything that can be wrong with a pile: each is listed with its reason, and the other files are all there."""

from __future__ import annotations

import io
import os
import socket
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers import captures
from newstemma.readers.files import gather, read_bytes
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, docx, sound, zipped

SETTINGS = ReadSettings()
SMALL = ReadSettings(max_file_bytes=10_000, max_archive_bytes=50_000, max_members=20)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with one good article; the tests put the bad file beside it."""
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    return tmp_path


def beside(pile: Path, settings: ReadSettings = SETTINGS) -> tuple[dict[str, Document], list[Notice]]:
    """The documents by name; the good article must be among them and whole."""
    documents, notices = gather([pile], settings)
    assert all(sound(document) for document in documents)
    by_name = {document.name: document for document in documents}
    good = next(document for document in documents if "good.txt" in document.names)
    assert (good.text, good.skipped) == (BODY, None)
    assert len({document.id for document in documents}) == len(documents)
    return by_name, notices


def test_an_empty_file_is_listed(pile: Path) -> None:
    (pile / "empty.html").touch()
    documents, (notice,) = beside(pile)
    assert documents["empty.html"].skipped == "empty"
    assert (notice.kind, notice.about) == ("unreadable", "empty.html")


def test_a_file_over_the_bound_is_listed_without_being_read(pile: Path) -> None:
    with (pile / "huge.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    tracemalloc.start()
    documents, (notice,) = beside(pile)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents["huge.txt"].skipped == "larger than the 64 MiB that are read of one file"
    assert documents["huge.txt"].size == 100 * 2**20
    assert notice.kind == "too_large"
    assert peak < 4 * 2**20


def test_standard_input_over_the_bound_is_listed() -> None:
    (document,), (notice,) = gather(["-"], SMALL, stdin=io.BytesIO(b"word " * 10_000))
    assert document.skipped == "larger than 10000 bytes"
    assert notice.kind == "too_large"


def test_two_files_over_the_bound_with_one_name_are_two_documents(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "huge.txt").write_bytes(b"w" * 20_000)
    documents, _ = gather([tmp_path / "a", tmp_path / "b"], SMALL)
    assert [document.name for document in documents] == ["huge.txt", "huge.txt"]
    assert documents[0].id != documents[1].id
    assert [document.sha256 for document in documents] == ["", ""]


def test_an_unreadable_file_is_listed(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pile / "locked.txt").write_text("secret")
    real = os.open

    def refuse(path: str, flags: int) -> int:
        if str(path).endswith("locked.txt"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags)

    monkeypatch.setattr(captures.os, "open", refuse)
    documents, (notice,) = beside(pile)
    assert documents["locked.txt"].skipped == "a file that may not be opened; change its permissions"
    assert str(pile) not in notice.text


def test_an_unreadable_folder_is_listed(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pile / "shut").mkdir()
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(captures.os, "scandir", refuse)
    assert beside(pile)[0]["shut"].skipped == "a folder that may not be opened; change its permissions"


def test_a_pipe_is_listed_and_not_waited_for(pile: Path) -> None:
    os.mkfifo(pile / "pipe.txt")
    assert beside(pile)[0]["pipe.txt"].skipped == "a pipe, not a file; give '-' to read standard input"


def test_a_socket_and_a_device_are_listed(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pile)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        (pile / "zeros.txt").symlink_to("/dev/zero")
        documents, _ = beside(pile)
    assert documents["door"].skipped == "a folder, socket or device, not a file"
    assert documents["zeros.txt"].skipped == "a folder, socket or device, not a file"


def test_links_that_go_nowhere_or_in_circles_are_listed_once(pile: Path) -> None:
    (pile / "dangling.txt").symlink_to(pile / "gone.txt")
    (pile / "round.txt").symlink_to("round.txt")
    (pile / "circle").symlink_to(pile)
    (pile / "same.txt").symlink_to(pile / "good.txt")
    documents, notices = beside(pile)
    assert documents["dangling.txt"].skipped == "a link that leads nowhere"
    assert "could not be opened" in (documents["round.txt"].skipped or "")
    assert documents["circle"].skipped == "a link to a folder; give that folder itself to have it read"
    assert documents["good.txt"].names == ("good.txt", "same.txt")
    assert len(notices) == 4


def test_hidden_files_are_left_out_unless_they_are_named(pile: Path) -> None:
    (pile / ".git").mkdir()
    (pile / ".git" / "HEAD").write_text("ref")
    (pile / ".DS_Store").write_bytes(b"\x00\x01")
    (pile / "Thumbs.db").write_bytes(b"\x00\x01")
    assert list(beside(pile)[0]) == ["good.txt"]
    assert gather([pile / ".git" / "HEAD"], SETTINGS)[0][0].text == "ref"


def test_a_folder_without_files_is_listed(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (document,), _ = gather([tmp_path / "pile"], SETTINGS)
    assert (document.name, document.skipped) == ("pile", "a folder without files")


def test_a_name_that_cannot_be_printed_is_shown_safely(pile: Path) -> None:
    (pile / os.fsdecode(b"caf\xe9\x1b[31m\n.txt")).write_bytes(b"Eleven saved.")
    assert "caf\ufffd\ufffd[31m\ufffd.txt" in beside(pile)[0]


def test_the_files_of_an_archive_are_read_under_its_name(pile: Path) -> None:
    inner = zipped({"deep/b.txt": "Second."})
    (pile / "pile.zip").write_bytes(
        zipped({"a.txt": "First.", "inner.zip": inner, "__MACOSX/._a.txt": "x", "folder/": "", "word.docx": docx(["Third."])})
    )
    documents, notices = beside(pile)
    assert {name: document.text for name, document in documents.items() if "!" in name} == {
        "pile.zip!a.txt": "First.",
        "pile.zip!inner.zip!deep/b.txt": "Second.",
        "pile.zip!word.docx": "Third.",
    }
    assert notices == []


def test_an_archive_nested_too_deep_is_listed(pile: Path) -> None:
    raw = zipped({"a.txt": "Deep."})
    for _ in range(3):
        raw = zipped({"in.zip": raw})
    (pile / "nest.zip").write_bytes(raw)
    assert beside(pile)[0]["nest.zip!in.zip!in.zip"].skipped == "an archive inside 2 others; unpack it first"


def test_a_zip_bomb_is_listed_and_never_unpacked(pile: Path) -> None:
    bomb = zipped({"bomb.txt": b"\x00" * 40_000_000, "note.txt": "Small."})
    assert len(bomb) < 50_000
    (pile / "bomb.zip").write_bytes(bomb)
    tracemalloc.start()
    documents, notices = beside(pile)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents["bomb.zip!bomb.txt"].skipped == "it unpacks to over 200 times its size, as a zip bomb does"
    assert documents["bomb.zip!note.txt"].text == "Small."
    assert [notice.kind for notice in notices] == ["too_large"]
    assert peak < 20_000_000


def test_an_archive_that_lies_about_its_sizes_is_not_believed(pile: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"A" * 30_000_000}))
    directory = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<L", raw, directory + 24, 9_000)
    (pile / "liar.zip").write_bytes(raw)
    tracemalloc.start()
    documents, _ = beside(pile)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents["liar.zip!a.txt"].skipped == "damaged inside its archive"
    assert peak < 10_000_000


def test_an_archive_that_unpacks_to_too_much_in_all_gives_what_lay_within_the_bound(pile: Path) -> None:
    (pile / "many.zip").write_bytes(zipped({f"{n}.txt": os.urandom(4_500).hex() for n in range(9)}))
    documents, notices = beside(pile, SMALL)
    assert documents["many.zip"].skipped == "it unpacks to more than is read of one archive; 5 of its files were taken"
    assert sum("!" in name for name in documents) == 5
    assert [notice.kind for notice in notices] == ["too_large"]


def test_an_archive_of_too_many_files_is_listed_before_it_is_opened(pile: Path) -> None:
    (pile / "crowd.zip").write_bytes(zipped({f"{n}.txt": str(n) for n in range(30)}))
    assert beside(pile, SMALL)[0]["crowd.zip"].skipped == "an archive of more than 20 files"


def test_a_directory_that_counts_fewer_files_than_it_lists_is_counted_again(pile: Path) -> None:
    raw = bytearray(zipped({f"{n}.txt": str(n) for n in range(30)}))
    struct.pack_into("<HH", raw, raw.rindex(b"PK\x05\x06") + 8, 1, 1)
    (pile / "crowd.zip").write_bytes(raw)
    assert beside(pile, SMALL)[0]["crowd.zip"].skipped == "an archive of more than 20 files"


@pytest.mark.parametrize("cut", [10, 200, -5, -30])
def test_a_truncated_archive_is_listed(pile: Path, cut: int) -> None:
    (pile / "cut.zip").write_bytes(zipped({"a.txt": BODY, "b.txt": BODY * 2})[:cut])
    assert beside(pile)[0]["cut.zip"].skipped == "a damaged or truncated zip archive"


def test_one_damaged_file_in_an_archive_costs_only_itself(pile: Path) -> None:
    raw = bytearray(zipped({"a.txt": BODY, "b.txt": "Fine."}, zipfile.ZIP_STORED))
    raw[raw.index(b"Eleven")] ^= 1
    (pile / "hurt.zip").write_bytes(raw)
    documents, _ = beside(pile)
    assert documents["hurt.zip!a.txt"].skipped == "damaged inside its archive"
    assert documents["hurt.zip!b.txt"].text == "Fine."


def test_a_file_locked_inside_an_archive_is_listed(pile: Path) -> None:
    raw = bytearray(zipped({"a.txt": BODY}))
    raw[6] |= 1
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    (pile / "locked.zip").write_bytes(raw)
    assert beside(pile)[0]["locked.zip!a.txt"].skipped == "encrypted inside its archive; unpack it with its password first"


def test_a_way_of_packing_that_nobody_knows_is_listed(pile: Path) -> None:
    raw = bytearray(zipped({"a.txt": BODY}))
    struct.pack_into("<H", raw, raw.rindex(b"PK\x01\x02") + 10, 99)
    (pile / "odd.zip").write_bytes(raw)
    assert beside(pile)[0]["odd.zip!a.txt"].skipped == "damaged inside its archive"


@pytest.mark.parametrize("name", ["../../etc/alba.txt", "/etc/alba.txt", "C:\\etc\\..\\alba.txt", "..\\etc/./alba.txt"])
def test_a_name_that_climbs_out_of_its_archive_is_shown_without_its_ladder(pile: Path, name: str) -> None:
    (pile / "climb.zip").write_bytes(zipped({name: "Eleven saved."}))
    documents, _ = beside(pile)
    climbed = next(shown for shown in documents if shown != "good.txt")
    assert climbed in ("climb.zip!etc/alba.txt", "climb.zip!etc/alba.txt".replace("..", ""))
    assert sorted(path.name for path in pile.iterdir()) == ["climb.zip", "good.txt"]


def test_a_link_inside_an_archive_is_listed(pile: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("link.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    (pile / "link.zip").write_bytes(out.getvalue())
    assert beside(pile)[0]["link.zip!link.txt"].skipped == "a link or device inside its archive"


def test_an_archive_without_files_is_listed(pile: Path) -> None:
    (pile / "none.zip").write_bytes(zipped({}))
    assert beside(pile)[0]["none.zip"].skipped == "an archive without files"


def test_binary_files_and_pictures_are_listed(pile: Path) -> None:
    (pile / "a.txt").write_bytes(bytes(range(256)) * 20)
    (pile / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    documents, _ = beside(pile)
    assert documents["a.txt"].skipped == "binary, not text"
    assert documents["b.jpg"].skipped == "a picture; it holds no text"


def test_a_folder_of_pictures_is_not_kept_in_memory(pile: Path) -> None:
    for number in range(8):
        (pile / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]) * 2**20)
    documents, _ = beside(pile)
    assert documents["3.jpg"].raw == b""
    assert documents["3.jpg"].size == 2**20 + 4
    assert documents["3.jpg"].id == "d-" + documents["3.jpg"].sha256[:16]


def test_a_pile_read_twice_or_from_memory_gives_the_same_documents(pile: Path) -> None:
    raw = zipped({"a.txt": "First.", "b.txt": "First.", "c.eml": b"\xff\x00"})
    (pile / "pile.zip").write_bytes(raw)
    assert gather([pile], SETTINGS) == gather([pile, pile], SETTINGS)
    assert gather([pile / "pile.zip"], SETTINGS) == read_bytes("pile.zip", raw, SETTINGS)
