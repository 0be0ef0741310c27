"""TF_CONFIG: the place of this process in a cluster, as clusters tell it to TensorFlow.

    {"cluster": {"worker": ["one:2222", "two:2222"]}, "task": {"type": "worker", "index": 0}}

There can be a "chief", too: it is the first worker. The format is that of tf.distribute.
"""

import json
import os
from typing import NamedTuple

NAME = "TF_CONFIG"
LAUNCHED = "GROW_DATA_LAUNCHED"  # is set where a process of this machine has started the workers
JOBS = ("chief", "worker")


class Cluster(NamedTuple):
    """Some workers, and which of them this process is.

    addresses  "host:port" of each worker
    index      0 is the one that prints
    """

    addresses: list
    index: int


def is_set():
    """Whether there is a TF_CONFIG that somebody else than this program has set."""
    return bool(os.environ.get(NAME, "").strip()) and LAUNCHED not in os.environ


def read():
    """The Cluster, or None if this process is alone. Raises ValueError, saying what is wrong."""
    text = os.environ.get(NAME, "")
    if not text.strip():
        return None
    try:
        config = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{NAME} is not JSON: {error}") from error
    jobs = _of(config, "cluster", dict)
    if not jobs:
        return None
    addresses = [address for job in JOBS for address in _addresses(jobs, job)]
    other = next((job for job in jobs if job not in JOBS and jobs[job]), None)
    if other:
        raise ValueError(f"{NAME}: there is a job {other!a}; only chief and worker are known here")
    twice = next((address for address in addresses if addresses.count(address) > 1), None)
    if twice:
        raise ValueError(f"{NAME}: {twice!a} is there twice; each worker needs its own address")
    index = _index(jobs, _of(config, "task", dict))
    return Cluster(addresses, index) if len(addresses) > 1 else None


def of_worker(cluster):
    """The text of TF_CONFIG for this worker of a Cluster."""
    task = {"type": "worker", "index": cluster.index}
    return json.dumps({"cluster": {"worker": cluster.addresses}, "task": task})


def _of(config, name, kind):
    """What has this name in a part of TF_CONFIG, and is of this kind."""
    found = config.get(name, kind()) if isinstance(config, dict) else None
    if not isinstance(found, kind):
        what = {dict: "an object, {...}", list: "a list, [...]"}[kind]
        raise ValueError(f'{NAME}: "{name}" has to be {what}')
    return found


def _addresses(jobs, job):
    addresses = _of(jobs, job, list)
    for address in addresses:
        host, _, port = address.rpartition(":") if isinstance(address, str) else ("", "", "")
        if not host or not port.isdecimal() or not 0 < int(port) < 2**16:
            raise ValueError(f'{NAME}: {address!a} is no address; "host:port" would do')
    return addresses


def _index(jobs, task):
    """Which of all workers the task is."""
    job, index = task.get("type"), task.get("index")
    if job not in JOBS:
        raise ValueError(f'{NAME}: the type of the task is {job!a}; "worker" or "chief" would do')
    most = len(jobs.get(job, []))
    try:
        index = int(index)
    except (TypeError, ValueError):
        index = -1
    if not 0 <= index < most:
        raise ValueError(f"{NAME}: the index of the task is not from 0 to {most - 1}")
    return index + (len(jobs.get("chief", [])) if job == "worker" else 0)
