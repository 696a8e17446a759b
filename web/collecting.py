"""The garbage collector of processes that read the log: it looks seldom, for it would find next to nothing."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 100


def look_seldom() -> None:
    """Leave out what was made so far, and look when many more things were made than by default.

    Facts are read by the thousand, stay for a while, and point to nothing in circles: looking through all that are
    remembered, as often as the interpreter does by itself, takes nearly as long as reading them.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
