"""lib/workers/tf_config.py: the place in a cluster that TF_CONFIG gives."""

import json

import pytest

from lib.workers import joining, tf_config

TWO = {"worker": ["one:2222", "10.0.0.2:80"]}


@pytest.fixture
def config(monkeypatch):
    """config(cluster, task): sets TF_CONFIG; without anything there is none."""

    def config(*given):
        text = given[0] if len(given) == 1 else None
        if len(given) > 1:
            text = json.dumps({"cluster": given[0], "task": given[1], "environment": "cloud"})
        if text is None:
            monkeypatch.delenv("TF_CONFIG", raising=False)
        else:
            monkeypatch.setenv("TF_CONFIG", text)

    return config


def test_a_worker(config):
    config(TWO, {"type": "worker", "index": 1})
    assert tf_config.read() == (["one:2222", "10.0.0.2:80"], 1)


def test_a_chief_is_the_first_worker(config):
    jobs = {**TWO, "chief": ["[::1]:1"], "evaluator": []}
    config(jobs, {"type": "chief", "index": 0})
    assert tf_config.read() == (["[::1]:1", "one:2222", "10.0.0.2:80"], 0)
    config(jobs, {"type": "worker", "index": "1"})  # some systems write it as a text
    assert tf_config.read().index == 2


@pytest.mark.parametrize("text", ["", " ", "{}", '{"cluster": {}}'])
def test_nobody_else(config, text):
    config(text)
    assert tf_config.read() is None


def test_alone_in_a_cluster(config):
    config({"worker": ["one:2222"]}, {"type": "worker", "index": 0})
    assert tf_config.read() is None


def test_what_is_written_for_a_worker_is_read(config):
    cluster = tf_config.Cluster(["a:1", "b:2", "c:3"], 2)
    config(tf_config.of_worker(cluster))
    assert tf_config.read() == cluster


TASK = {"type": "worker", "index": 0}


@pytest.fixture
def refused(monkeypatch, capsys):
    """refused(workers): the line that says what is wrong."""

    def refused(workers):
        monkeypatch.setattr("sys.argv", ["page.py"])
        with pytest.raises(SystemExit, match=r"^2$"):
            joining.team(workers, "")
        return capsys.readouterr().err.removeprefix("page.py: ")

    return refused


@pytest.mark.parametrize(
    ("cluster", "task", "words"),
    [
        (["one:1"], TASK, '"cluster" has to be an object, {...}'),
        ({"worker": "one:1"}, TASK, '"worker" has to be a list, [...]'),
        ({"worker": ["one", "two:2"]}, TASK, "'one' is no address; \"host:port\" would do"),
        ({"worker": ["one:70000"]}, TASK, "'one:70000' is no address"),
        ({"worker": [":1"]}, TASK, "':1' is no address"),
        ({"worker": [7]}, TASK, "7 is no address"),
        ({"worker": ["one:1", "one:1"]}, TASK, "'one:1' is there twice"),
        ({**TWO, "ps": ["c:1"]}, TASK, "a job 'ps'; only chief and worker are known"),
        (TWO, {}, "the type of the task is None"),
        (TWO, {"type": "chief", "index": 0}, "the index of the task is not from 0 to -1"),
        (TWO, {"type": "worker", "index": 2}, "the index of the task is not from 0 to 1"),
        (TWO, {"type": "worker"}, "the index of the task is not from 0 to 1"),
        (TWO, [], '"task" has to be an object'),
    ],
)
def test_what_is_wrong_is_one_line(config, refused, cluster, task, words):
    config(cluster, task)
    line = refused(1)
    assert line.startswith("TF_CONFIG") and words in line


def test_no_json(config, refused):
    config("worker 0")
    assert refused(1).startswith("TF_CONFIG is not JSON: Expecting value")
    config("[1]")
    assert '"cluster" has to be an object' in refused(1)


def test_workers_are_started_or_given(config, refused):
    config(TWO, TASK)
    assert "TF_CONFIG says already who works" in refused(2)
