"""lib/workers/meeting.py: workers that meet, as threads of this process."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from lib.workers import meeting
from lib.workers.meeting import Meeting


class Place:
    """As workers.place.Place, but what ends a process there is kept in `failed` here."""

    def __init__(self, ports, index):
        self.index, self.count = index, len(ports)
        self._ports = ports
        self.listener = None
        self.began = time.monotonic()
        self.failed = []
        self.end = threading.Event()

    def address(self, index=None):
        return "127.0.0.1", self._ports[index]

    def name(self, index):
        return f"worker {index}"

    def fail(self, words):
        self.failed.append(words)
        self.end.set()
        if threading.current_thread().daemon:
            threading.Event().wait()  # here the process would end
        raise SystemExit


@pytest.fixture
def places(monkeypatch):
    """places(n): so many Places. Worker 0 listens."""
    monkeypatch.setattr(meeting, "PATIENCE", 1)
    monkeypatch.setattr(meeting, "AT_LEAST", 0.5)
    monkeypatch.setattr(meeting, "SOON", 0.1)
    listeners = []

    def places(count):
        listeners.append(socket.create_server(("127.0.0.1", 0)))
        port = listeners[-1].getsockname()[1]
        found = [Place([port] * count, index) for index in range(count)]
        found[0].listener = listeners[-1]
        return found

    yield places
    for listener in listeners:
        listener.close()


def met(places, given=("same",), late=0.0):
    """The Meeting of each place, or None where it failed; they come one after the other."""

    def come(place):
        time.sleep(late * place.index)
        try:
            return Meeting(place, given[place.index % len(given)])
        except SystemExit:
            return None

    with ThreadPoolExecutor(len(places)) as pool:
        return list(pool.map(come, places))


def part(meetings):
    with ThreadPoolExecutor(len(meetings)) as pool:
        return [pool.submit(one.part) for one in meetings]


def leave(one):
    """End the connections of a Meeting as the end of its process does."""
    for connection in one._connections.values():
        connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(("count", "late"), [(2, 0.0), (5, 0.2)])
def test_all_come_and_part(places, count, late):
    some = places(count)
    meetings = met(some, late=late)
    assert None not in meetings
    for parting in part(meetings):
        parting.result(timeout=5)
    for one in meetings:
        leave(one)
    time.sleep(0.2)
    assert [place.failed for place in some] == [[]] * count


def test_nobody_parts_before_the_others(places):
    meetings = met(places(3))
    parting = threading.Thread(target=meetings[1].part, daemon=True)
    parting.start()
    parting.join(0.3)
    assert parting.is_alive()
    part([meetings[0], meetings[2]])
    parting.join(5)
    assert not parting.is_alive()


@pytest.mark.slow
def test_one_that_does_not_come(places):
    some = places(3)
    assert met([some[0], some[2]]) == [None, None]
    line = "worker 1 did not come within 1 s; its own output may say why"
    assert [place.failed for place in some] == [[line], [], [line]]


@pytest.mark.slow
def test_the_first_one_does_not_come(places):
    some = places(2)
    some[0].listener.close()
    assert met([some[1]]) == [None]
    assert some[1].failed == ["worker 0 did not come within 1 s; its own output may say why"]


def test_one_that_has_other_options(places):
    some = places(2)
    assert met(some, given=("--block 1", "--block 2")) == [None, None]
    line = "worker 1 was given other options or files than worker 0; its own output may say why"
    assert [place.failed for place in some] == [[line]] * 2


def test_a_stranger_is_sent_away(places):
    some = places(2)
    for words in (b"GET / HTTP/1.0\n\n", b'{"index": 7}\n', b"[]\n", b"\xff\n", b""):
        with socket.create_connection(some[0].address(0)) as stranger:
            stranger.sendall(words)
    assert None not in met(some)


@pytest.mark.parametrize("who", [0, 2])
def test_all_hear_of_one_that_has_ended(places, who):
    some = places(3)
    leave(met(some)[who])
    line = f"worker {who} has ended before its work was done; its own output may say why"
    for place in some:
        if place.index != who:
            assert place.end.wait(5) and place.failed == [line]


def test_one_that_ends_while_the_others_wait_to_part(places):
    some = places(3)
    meetings = met(some)
    for one in meetings[:2]:
        threading.Thread(target=one.part, daemon=True).start()
    time.sleep(0.1)
    leave(meetings[2])
    assert some[0].end.wait(5) and some[1].end.wait(5)
    assert some[1].failed[0].startswith("worker 2 has ended")
