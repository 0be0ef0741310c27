"""lib/options/tf_config.py: the place in a cluster that TF_CONFIG gives."""

import json

import pytest

from lib.options import growing, tf_config

GROUPS = growing.workers, growing.points, growing.learning
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


def test_a_worker(config, read):
    config(TWO, {"type": "worker", "index": 1})
    assert tf_config.read() == (["one:2222", "10.0.0.2:80"], 1)
    args = read("--rows 5", *GROUPS)
    assert (args.cluster, args.workers, args.seed) == (tf_config.read(), 1, 0)


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
def test_what_is_wrong_is_one_line(config, read, cluster, task, words):
    config(cluster, task)
    line = read("--rows 5", *GROUPS)
    assert line.startswith("TF_CONFIG") and words in line


def test_no_json(config, read):
    config("worker 0")
    assert read("", *GROUPS).startswith("TF_CONFIG is not JSON: Expecting value")
    config("[1]")
    assert '"cluster" has to be an object' in read("", *GROUPS)


def test_workers_are_started_or_given(config, read):
    config(TWO, TASK)
    assert "TF_CONFIG says already who works" in read("--workers 2", *GROUPS)
    config()
    args = read("--workers 2", *GROUPS)
    assert (args.workers, args.cluster, args.seed) == (2, None, 0)
    assert "0 is not from 1" in read("--workers 0", *GROUPS)
    assert "--workers 65: at most 64" in read("--workers 65", *GROUPS)


def test_all_workers_are_given_the_same(config, read, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("1,2\n")
    words = f"--data {file} --reads 2"
    given = read(words, *GROUPS).given
    assert read(f"{words} --ways 1 2 3", *GROUPS).given == given
    assert read(f"{words} --block 7", *GROUPS).given != given
    file.write_text("1,2\n3,4\n")
    assert read(words, *GROUPS).given != given
