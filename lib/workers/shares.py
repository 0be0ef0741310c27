"""Which part of the data each worker reads."""


def pieces(sizes, most, worker, workers):
    """The pieces of this worker: lists of (file, begin, end).

    The files are cut, one behind the other, into pieces of equal size, and dealt in turn: piece k
    is read by worker k % workers. All have as many pieces. One worker alone has everything in one
    piece.

    sizes  of the files: how many bytes of lines, or how many blocks
    most   the size of a piece, at most
    """
    total = sum(sizes)
    rounds = 1 if workers == 1 else max(1, -(-total // (most * workers)))
    parts = rounds * workers
    for part in range(worker, parts, workers):
        yield list(_ranges(sizes, total * part // parts, total * (part + 1) // parts))


def _ranges(sizes, begin, end):
    """(file, begin, end) for these bytes of all files together."""
    before = 0
    for file, size in enumerate(sizes):
        first, last = max(begin - before, 0), min(end - before, size)
        if first < last:
            yield file, first, last
        before += size
