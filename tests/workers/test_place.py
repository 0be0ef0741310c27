import os
import socket
import sys

import pytest

from lib.workers import tf_config
from lib.workers.place import Place


@pytest.fixture
def place(monkeypatch):
    """place(port, index): of two workers at this port and the next one."""
    monkeypatch.delenv(tf_config.LAUNCHED, raising=False)
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    for name in ("TF_CPP_MIN_LOG_LEVEL", "GRPC_VERBOSITY"):
        monkeypatch.setenv(name, "0")
    found = []

    def place(port, index=0):
        addresses = ["[::1]:1"] * index + [f"127.0.0.1:{port}"] + ["two:2"] * (1 - index)
        found.append(Place(tf_config.Cluster(addresses, index)))
        return found[-1]

    yield place
    for each in found:
        each.listener.close()


def free_port():
    with socket.create_server(("", 0)) as one:
        return one.getsockname()[1]


def test_the_first_worker_prints(place, capsys):
    port = free_port()
    found = place(port)
    print("printed")
    assert capsys.readouterr().out == "printed\n"
    assert (found.index, found.count, found.launched) == (0, 2, False)
    assert found.address() == ("127.0.0.1", port) and found.address(1) == ("two", 2)
    assert found.name(1) == "worker 1 (two:2)"
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "3"
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass


def test_the_others_do_not(place, capsys):
    found = place(free_port(), 1)
    print("not printed")
    sys.stdout.close()
    assert capsys.readouterr() == ("", "")
    assert found.address(0) == ("::1", 1)


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_a_port_that_is_taken(place, capsys, host):
    with socket.create_server((host, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as end:
            place(port)
    assert end.value.code == 1
    line = f"worker 0 (127.0.0.1:{port}) can't listen at port {port}: Address already in use\n"
    assert capsys.readouterr().err.endswith(line)
