"""What this process is: a worker by itself, one of several, or the one that starts them."""

from lib.workers import launcher
from lib.workers.place import Place


def team(workers, cluster, given):
    """The Team that this process belongs to, after it has met the others; TensorFlow is loaded.

    If it is to start several workers on this machine, it does, and ends when they have ended.

    workers  how many to start
    cluster  a tf_config.Cluster if this is one of several workers, or None
    given    a text that has to be the same for all of them: what they are to do
    """
    if workers > 1 and not cluster:
        launcher.launch(workers)
    place = Place(cluster) if cluster else None  # before TensorFlow is loaded
    from lib.workers.team import Team

    return Team(place, given)
