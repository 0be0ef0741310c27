import contextlib
import os
import sys
import threading

import pytest

from lib.options import text_file

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such a pipe ends at once")


def read(path):
    """The text in a file, from its blocks."""
    blocks = list(text_file.blocks(path))
    name, mark = text_file.encoding(blocks[0])
    return "".join(text_file.decode(block, name) for block in [blocks[0][mark:], *blocks[1:]])


@pytest.fixture
def pipe(tmp_path):
    """pipe(write): the name of a pipe into which write(file) writes meanwhile."""
    threads = []

    def pipe(write):
        name = str(tmp_path / "pipe")
        os.mkfifo(name)

        def fill():
            with contextlib.suppress(BrokenPipeError), open(name, "wb", buffering=0) as file:
                write(file)

        threads.append(threading.Thread(target=fill))
        threads[0].start()
        return name

    yield pipe
    for thread in threads:
        thread.join()


def test_what_is_longer_than_the_first_look(tmp_path):
    lines = "\uc810\uc218,1\n" * 200_000
    for encoding in ("utf-8", "utf-8-sig", "cp949", "utf-16"):
        for shift in ("", "x", "xx"):  # a letter may be cut in two by the first megabyte's end
            (tmp_path / "a.csv").write_bytes((shift + lines).encode(encoding))
            assert read(tmp_path / "a.csv") == shift + lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_parts_are_whole_lines(tmp_path, encoding, end):
    # In UTF-16 the halves of some letters look like ends of lines
    odd = "\u0a41\u0100\u0d41\u0100" if encoding == "utf-16" else ""
    text = end.join(["\uc810\uc218,y", odd, *"12345", f"{odd}end"])
    content = text.encode(encoding)
    (tmp_path / "a.csv").write_bytes(content)
    for first_size in range(16, len(content) + 4, 2):
        for size in (2, 4, 6, 30):
            parts = list(text_file.blocks(tmp_path / "a.csv", first_size, size))
            assert b"".join(parts) == content
            name, mark = text_file.encoding(parts[0])
            assert name in (encoding, f"{encoding}-le")
            parts[0] = parts[0][mark:]
            ends = [text_file.decode(part, name)[-len(end) :] for part in parts]
            assert ends == [end] * (len(parts) - 1) + ["end"[-len(end) :]]


def test_the_first_part_is_the_first_megabyte(tmp_path):
    (tmp_path / "a.csv").write_text("1,2\n" * 300_000 + "1,2")
    parts = list(text_file.blocks(tmp_path / "a.csv"))
    assert len(parts[0]) == text_file.MEGABYTE
    assert len(parts) == 3 and parts[-1] == b"1,2"


def test_what_is_odd_behind_the_first_look(tmp_path):
    for odd in (b"\0", b"\xff\xff"):
        (tmp_path / "a.csv").write_bytes(b"1,2\n" * 300_000 + odd)
        with pytest.raises(ValueError, match="not a text file"):
            read(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("path", "words"),
    [("nowhere.csv", "No such file"), (".", "directory|denied"), ("a\0b", "null")],
)
def test_unreadable(path, words):
    with pytest.raises(ValueError, match=f"can't be read: .*({words})"):
        read(path)


def test_no_permission(monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ValueError, match="can't be read: Permission denied"):
        read("points.csv")


@POSIX
@pytest.mark.parametrize("device", ["zero", "urandom"])
def test_a_device_without_an_end_is_not_read_on(device):
    with pytest.raises(ValueError, match="not a text file"):
        read(f"/dev/{device}")


@LINUX
def test_no_more_is_read_than_tells_that_it_is_no_text(pipe):
    written = []

    def write(file):
        while True:
            written.append(file.write(bytes(100_000)))

    with pytest.raises(ValueError, match="not a text file"):
        read(pipe(write))
    assert sum(written) < 3 * text_file.MEGABYTE  # what waits in the pipe is written, too


@LINUX
def test_a_pipe_is_read_to_its_end(pipe):
    def write(file):
        for _ in range(3):
            file.write(b"1,2\n")

    assert read(pipe(write)) == "1,2\n" * 3


@LINUX
def test_a_pipe_without_an_end(pipe, monkeypatch):
    monkeypatch.setattr(text_file, "LONGEST", 3 * text_file.MEGABYTE)

    def write(file):
        while True:
            file.write(b"1,2\n" * 10_000)

    with pytest.raises(ValueError, match="more than 3 MB came out of it; put that into a file"):
        read(pipe(write))


@POSIX
def test_an_ordinary_file_may_be_longer(tmp_path, monkeypatch):
    monkeypatch.setattr(text_file, "LONGEST", 10)
    (tmp_path / "a.csv").write_text("1,2\n" * 500_000)
    assert len(read(tmp_path / "a.csv")) == 2_000_000


@LINUX
def test_a_pipe_that_nobody_writes_to(tmp_path, monkeypatch):
    monkeypatch.setattr(text_file, "PATIENCE", 0.01)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ValueError, match=r"nothing came out of it for 0\.01 seconds"):
        read(tmp_path / "pipe")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a,b\nc", "a,b\n"),
        ("a,b\r\nc", "a,b\r\n"),
        ("a,b\rc\n", "a,b\r"),
        ("\na", "\n"),
        ("a\n", "a\n"),
        ("a\r", ""),  # a line feed may follow
        ("a", ""),
        ("", ""),
        # In UTF-16 halves of two of these letters look like an end
        ("\u0a41\u0100\u410a\u000a,", "\u0a41\u0100\u410a\n"),
        ("\u0100\u0a41\u000d\u0a00\u0d00", "\u0100\u0a41\r"),
    ],
)
def test_behind_the_first_line(text, first, encoding):
    end = text_file.behind_the_first_line(text.encode(encoding), encoding)
    assert end == len(first.encode(encoding))
