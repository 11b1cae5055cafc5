"""Packages from elsewhere: what is taken in, and forty that are refused with the reason."""

import io
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.exchange.bag import bagged
from edition.exchange.unpack import Limits, opened
from edition.exchange.zips import zipped
from edition.messages import EditionError

SMALL = Limits(files=20, file=200_000, total=500_000, ratio=100)
GOOD = {"a.xml": b"<TEI/>", "texts/b.txt": b"words"}
Make = Callable[[Path], Path]


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = 8) -> Make:
    """Return a maker of a zip file with *entries*, however strange."""

    def make(folder: Path) -> Path:
        path = folder / "package.zip"
        with zipfile.ZipFile(path, "w", method) as file:
            for entry, content in entries:
                file.writestr(entry, content)
        return path

    return make


def raw(content: bytes) -> Make:
    """Return a maker of a file called package.zip with the bytes *content*."""

    def make(folder: Path) -> Path:
        (folder / "package.zip").write_bytes(content)
        return folder / "package.zip"

    return make


def named(name: str) -> Make:
    """Return a maker of a zip file that holds a file called *name*."""
    return archive((name, b"x"))


def special(mode: int) -> Make:
    """Return a maker of a zip file with an entry that unpacks to something of kind *mode*."""
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = (mode | 0o777) << 16
    return archive((entry, b"/etc/passwd"))


def patched(old: bytes, new: bytes, files: dict[str, bytes] | None = None) -> Make:
    """Return a maker of a good zip file in which the bytes *old* were replaced by *new*."""
    good = zipped(files or GOOD)
    assert old in good
    return raw(good.replace(old, new))


def bag(change: Callable[[dict[str, bytes]], object], *, packed: bool = True) -> Make:
    """Return a maker of a bag that *change* spoilt after it was made."""

    def make(folder: Path) -> Path:
        files = bagged(GOOD, {"Source-Organization": "Nobody"})
        change(files)
        return raw(zipped(files))(folder) if packed else laid_out(files)(folder)

    return make


def laid_out(files: dict[str, bytes]) -> Make:
    """Return a maker of a folder with *files*."""

    def make(folder: Path) -> Path:
        for name, content in files.items():
            (folder / "package" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "package" / name).write_bytes(content)
        return folder / "package"

    return make


def folder_with(add: Callable[[Path], object]) -> Make:
    """Return a maker of a good folder to which *add* added something."""

    def make(folder: Path) -> Path:
        path = laid_out(GOOD)(folder)
        add(path)
        return path

    return make


def overlapping() -> bytes:
    """Return a zip file whose two entries are the same bytes, as in Fifield's bombs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("aa", b"x" * 99)
        file.writestr("aa.", b"y")
    content = bytearray(buffer.getvalue())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 42 : directory + 46] = struct.pack("<I", 0)
    content[directory + 46 : directory + 49] = b"bb1"
    return bytes(content)


def understated() -> bytes:
    """Return a zip file whose entry states ten bytes and unpacks to more."""
    content = bytearray(zipped({"a.txt": b"x" * 60_000}))
    size = struct.pack("<I", 60_000)
    return bytes(content.replace(size, struct.pack("<I", 10)))


def enormous() -> bytes:
    """Return a zip file whose entry states 2⁶² bytes, in the field for large files."""
    entry = zipfile.ZipInfo("a")
    entry.extra = struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(entry, b"x" * 50)
    content = bytearray(buffer.getvalue())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 20 : directory + 28] = b"\xff" * 8
    return bytes(content)


def tarred() -> bytes:
    """Return a tar file with a link to somewhere else."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as file:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    return buffer.getvalue()


def spoilt_manifest(path: str) -> Callable[[dict[str, bytes]], object]:
    """Return a change to a bag: another file, *path*, in its manifest."""
    line = b"0" * 64 + b"  " + path.encode() + b"\n"
    return lambda files: files.update({"manifest-sha256.txt": files["manifest-sha256.txt"] + line})


HOSTILE = {
    "a path up and out": (named("../evil.txt"), "I023", "leads out of the package with .."),
    "a path up from below": (named("a/../../evil.txt"), "I023", "leads out"),
    "an absolute path": (named("/etc/cron.d/evil"), "I023", "at the root of the disk"),
    "a Windows drive": (named("C:/evil.txt"), "I023", "at the root of the disk"),
    "a drive without slash": (named("C:evil.txt"), "I023", "at the root of the disk"),
    "a backslash path": (named("..\\evil.txt"), "I023", "a backslash"),
    "a network share": (named("//server/share/evil"), "I023", "at the root"),
    "a NUL in the name": (
        patched(b"a.xml", b"a\x00.xm"),
        "I023",
        "a control character",
    ),
    "a line end in the name": (named("a\nb.txt"), "I023", "a control character"),
    "an escape sequence in the name": (named("\x1b[2Ja.txt"), "I023", "a control character"),
    "an alternate stream": (named("a.txt:evil"), "I023", "a colon"),
    "a name that is turned around": (named("a\u202elmx.exe"), "I023", "a control character"),
    "a folder with content": (archive(("d/", b"x" * 40)), "I021", "has content all the same"),
    "two packages in one": (raw(zipped(GOOD) + zipped({"c": b"c"})), "I021", "none of its files"),
    "a program with a package": (raw(b"MZ" + zipped(GOOD)), "I021", "none of its files"),
    "a directory elsewhere": (raw(zipped(GOOD)[:-10] + b"\0\0\0\x7f\0\0\0\0\0\0"), "I021", ""),
    "a size in 64 bits that is a lie": (raw(enormous()), "I027", "at most 200,000"),
    "a tar file with a link": (raw(tarred()), "I020", "this is no zip file"),
    "a device of Windows": (named("texts/CON.txt"), "I023", "means a device"),
    "a name ending in a full stop": (named("a.txt."), "I023", "ends with a space or a full stop"),
    "a name ending in a space": (named("a/b /c"), "I023", "ends with a space or a full stop"),
    "an empty part": (named("a//b.txt"), "I023", "an empty part"),
    "a part that is a full stop": (named("a/./b.txt"), "I023", "an empty part"),
    "a very long path": (named("a/" * 600 + "b"), "I023", "too long"),
    "a very long name": (named("a" * 300), "I023", "too long"),
    "a symbolic link": (special(0o120000), "I024", "a link or a special file"),
    "a device node": (special(0o020000), "I024", "a link or a special file"),
    "a named pipe": (special(0o010000), "I024", "a link or a special file"),
    "names that differ in case": (
        archive(("A.xml", b"1"), ("a.XML", b"2")),
        "I025",
        "one file on some machines",
    ),
    "names that differ in composition": (
        archive(("\u00e9.xml", b"1"), ("e\u0301.xml", b"2")),
        "I025",
        "one file on some machines",
    ),
    "a file that is also a folder": (
        archive(("a", b"1"), ("A/b", b"2")),
        "I025",
        "one file on some machines",
    ),
    "the same name twice": (
        patched(b"a.xml", b"b.xml", {"a.xml": b"1", "b.xml": b"2"}),
        "I025",
        "one file on some machines",
    ),
    "too many files": (
        archive(*((f"{number}.txt", b"") for number in range(21))),
        "I026",
        "it holds 21 files; at most 20",
    ),
    "a file too large": (raw(zipped({"a.bin": os.urandom(200_001)})), "I027", "at most 200,000"),
    "too much in all": (
        raw(zipped({f"{number}.bin": os.urandom(180_000) for number in range(3)})),
        "I027",
        "at most 500,000",
    ),
    "a bomb by ratio": (archive(("zeros", bytes(150_000))), "I028", "looks like a zip bomb"),
    "a bomb by overlap": (raw(overlapping()), "I028", "shares its bytes with another file"),
    "a size that is a lie": (raw(understated()), "I021", "is damaged"),
    "encrypted": (
        raw(zipped({"a": b"x"}).replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08")),
        "I022",
        "is encrypted",
    ),
    "packed by an unusual method": (archive(("a", b"x" * 99), method=14), "I022", "method 14"),
    "no zip at all": (raw(b"<TEI/>"), "I020", "this is no zip file"),
    "an empty file": (raw(b""), "I020", "this is no zip file"),
    "cut off at the end": (raw(zipped(GOOD)[:-30]), "I020", "the end of it is missing"),
    "cut out in the middle": (
        raw(zipped({"a": os.urandom(5000)})[:900] + zipped({"a": b""})[-60:]),
        "I021",
        "damaged",
    ),
    "a wrong checksum": (
        raw(zipped({"a": b"x" * 50}, first="a").replace(b"x" * 50, b"x" * 49 + b"y")),
        "I021",
        "a in it is damaged: bad CRC-32",
    ),
    "another name inside": (
        raw(zipped(GOOD).replace(b"a.xml", b"z.xml", 1)),
        "I021",
        "a.xml in it is damaged",
    ),
    "a bag with a changed file": (
        bag(lambda files: files.update({"data/a.xml": b"<TEI!>"})),
        "I029",
        "data/a.xml in the bag is not what its checksum says",
    ),
    "a bag with a missing file": (
        bag(lambda files: (files.pop("data/a.xml"), files.pop("bag-info.txt"))),
        "I029",
        "data/a.xml is in the bag's manifest, but not in the bag",
    ),
    "a bag with one file more": (
        bag(lambda files: (files.update({"data/c": b""}), files.pop("bag-info.txt"))),
        "I029",
        "data/c is in the bag, but not in its manifest",
    ),
    "a bag without manifest": (
        bag(lambda files: [files.pop(f"manifest-sha{size}.txt") for size in (256, 512)]),
        "I029",
        "no manifest files found",
    ),
    "a bag that lists a file outside": (
        bag(spoilt_manifest("data/../../../etc/passwd")),
        "I029",
        "leads out of the package",
    ),
    "a bag that fetches": (
        bag(lambda files: files.update({"fetch.txt": b"http://127.0.0.1/x 1 data/x\n"})),
        "I029",
        "which is never done",
    ),
    "a bag with wrong totals": (
        bag(lambda files: files.update({"data/c": b""})),
        "I029",
        "payload-Oxum validation failed",
    ),
    "a changed bag in a folder": (
        bag(lambda files: files.update({"data/a.xml": b"<TEI!>"}), packed=False),
        "I029",
        "is not what its checksum says",
    ),
    "a folder with a link": (
        folder_with(lambda path: (path / "link").symlink_to("/etc/passwd")),
        "I024",
        "a link or a special file",
    ),
    "a folder with a link to a folder": (
        folder_with(lambda path: (path / "link").symlink_to("/etc")),
        "I024",
        "a link or a special file",
    ),
    "a folder with a pipe": (
        folder_with(lambda path: os.mkfifo(path / "pipe")),
        "I024",
        "a link or a special file",
    ),
    "a folder with case collisions": (
        folder_with(lambda path: (path / "A.XML").write_bytes(b"")),
        "I025",
        "one file on some machines",
    ),
    "nothing": (lambda folder: folder / "missing.zip", "I020", "no such file"),
}


def everything(folder: Path) -> list[str]:
    """Return the path of all that stands in *folder*."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused with its reason, and nothing was written anywhere."""
    make, code, reason = HOSTILE[name]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    path = make(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = everything(tmp_path)

    with pytest.raises(EditionError) as refused, opened(path, SMALL):
        pass

    assert {message.code for message in refused.value.messages} == {code}
    assert reason in str(refused.value)
    assert everything(tmp_path) == before


def test_there_are_forty_hostile_packages() -> None:
    """The promise of the documentation."""
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize(
    "make",
    [
        raw(zipped(GOOD)),
        laid_out(GOOD),
        bag(lambda _: None),
        bag(lambda _: None, packed=False),
        raw(zipped({f"top/{path}": content for path, content in bagged(GOOD, {}).items()})),
    ],
    ids=["zip", "folder", "bag in a zip", "bag", "bag in a folder of a zip"],
)
def test_a_good_package_gives_its_files(make: Make, tmp_path: Path) -> None:
    """A zip, a folder and a bag of the same files are the same package."""
    with opened(make(tmp_path), SMALL) as package:
        assert {path: package.read(path) for path in package.sizes} == GOOD


def test_a_zip_is_the_same_whenever_it_is_made() -> None:
    """The order in which files come does not matter, nor does the clock."""
    assert zipped(GOOD) == zipped(dict(reversed(GOOD.items())))


def test_a_bag_is_the_same_whenever_it_is_made() -> None:
    """A bag without a date states none."""
    files = bagged(GOOD, {"Contact-Name": "Nobody"})

    assert files == bagged(GOOD, {"Contact-Name": "Nobody"})
    assert b"Bagging-Date" not in files["bag-info.txt"]
