"""What the others of this folder share: where things are, what is said, and what is wrong."""

import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
LOCAL = ROOT / "environment" / ".local"
WINDOWS = os.name == "nt"


class Problem(Exception):
    """What is missing or wrong, in one line."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def program(folder, name):
    return pathlib.Path(folder, name + (".exe" if WINDOWS else ""))
