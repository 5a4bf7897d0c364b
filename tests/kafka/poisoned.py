"""The wireroom command with stages that some articles kill: ``python -m tests.kafka.poisoned worker …``.

An article whose title is ``poison STAGE WAY`` makes that stage die that way. The ways are what happens: a
failed assertion in C, a wild pointer, the kernel's kill for memory, an expression that never ends in C code
which holds the interpreter's lock, an allocation beyond the limit.
"""

import ctypes
import os
import re
import signal

from pipeline.cli.main import main
from pipeline.stages.clean import Clean
from pipeline.stages.dedupe import Dedupe
from pipeline.stages.group import Group
from pipeline.stages.tag import Tag

WAYS = {
    "abort": os.abort,
    "segfault": lambda: ctypes.string_at(0),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "hang": lambda: re.fullmatch("(a+)+", "a" * 60 + "b"),
    "memory": lambda: bytearray(4_000_000_000),
}


def poison(stage):
    """Make a stage's class take the poison of the articles that carry it."""
    run = stage.run

    def deadly(self, batch, memory):
        for item in batch:
            word, _, rest = (item.record.title or "").partition(" ")
            name, _, way = rest.partition(" ")
            if word == "poison" and name == self.name:
                WAYS[way]()
        return run(self, batch, memory)

    stage.run = deadly


if __name__ == "__main__":
    for each in (Clean, Dedupe, Tag, Group):
        poison(each)
    main()
