"""What this process is: a worker by itself, one of several, or the one that starts them."""

from lib.program import exits
from lib.workers import launcher, tf_config
from lib.workers.place import Place


def team(workers, given):
    """The Team that this process belongs to, after it has met the others; TensorFlow is loaded.

    If it is to start several workers on this machine, it does, and ends when they have ended.

    workers  how many to start
    given    a text that has to be the same for all of them: what they are to do
    """
    try:
        cluster = tf_config.read()
    except ValueError as error:
        exits.fail(str(error), 2)
    if workers > 1 and tf_config.is_set():
        exits.fail("--workers: TF_CONFIG says already who works; leave one of them out", 2)
    if workers > 1 and not cluster:
        launcher.launch(workers)
    place = Place(cluster) if cluster else None  # before TensorFlow is loaded
    from lib.workers.team import Team

    return Team(place, given)
