# Loaded by Orca at its start: writes what Orca says into one file, and whether it is at work into another.
#
# Nothing is spoken aloud, so no speech server is needed. The tests wait for Orca to be at rest, not for a time.

import os

from orca import event_manager, speech

folder = os.environ["LEGCHECK_HEARD"]
said = open(os.path.join(folder, "said"), "a", buffering=1)
work = open(os.path.join(folder, "work"), "ab", buffering=0)


def write_down(text, acss, interrupt):
    said.write(text.replace("\n", " ") + "\n")


def marked(run):
    def run_and_mark(*args):
        work.write(b"<")
        try:
            return run(*args)
        finally:
            work.write(b">")

    return run_and_mark


speech.init = lambda: None
speech._speak = write_down
event_manager.EventManager._dequeue = marked(event_manager.EventManager._dequeue)
