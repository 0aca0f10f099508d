"""What is asked of environment/run: its words, and which of them go together."""

import argparse
import pathlib
import socket

from places import ROOT, Problem

MODES = ("headless", "site", "course", "pictures", "clear", "setup")


def read(words):
    """The options, with `mode` (one of MODES, or open) and the paths of the notebooks that are named."""
    asked = _parser().parse_intermixed_args(words)
    asked.p += [word for word in asked.words if "=" in word]  # -p name=value name=value
    modes = [mode for mode in MODES if getattr(asked, mode)]
    if len(modes) > 1:
        raise Problem(f"--{modes[0]} and --{modes[1]} do not go together")
    asked.mode = modes[0] if modes else "open"
    _check(asked)
    asked.notebooks = [_notebook(word) for word in asked.words if "=" not in word]
    return asked


def _parser():
    parser = argparse.ArgumentParser(
        prog="environment/run", allow_abbrev=False,
        description="Opens the notebooks in Jupyter, or executes them. The tests, the experiments and the release "
                    "(environment/test, experiment, release) need bash: on Windows, WSL.")
    parser.add_argument("words", nargs="*", metavar="NOTEBOOK", help="a path, or a name in notebooks/")
    parser.add_argument("--headless", action="store_true", help="execute; write copies, pages and figures")
    parser.add_argument("--site", metavar="DIR", help="execute, and render all as a site in DIR")
    parser.add_argument("--course", metavar="DIR", help="write DIR/students and DIR/instructors")
    parser.add_argument("--pictures", action="store_true", help="draw the pictures at the heads of notebooks anew")
    parser.add_argument("--clear", action="store_true", help="remove the outputs stored in notebooks")
    parser.add_argument("--setup", action="store_true", help="only install and build what is missing")
    parser.add_argument("--solutions", action="store_true", help="the exercises solved; also with --headless")
    parser.add_argument("-p", action="append", default=[], metavar="name=value",
                        help="a parameter, with --headless; more may follow")
    parser.add_argument("--smoke", action="store_true", help="execute at the size of the tests")
    parser.add_argument("--from", dest="executed", metavar="DIR",
                        help="with --site and --pictures: do not execute, take what --headless has written to DIR")
    parser.add_argument("--out", help="folder for what --headless writes (results/notebooks)")
    parser.add_argument("--port", type=int, help="Jupyter's port; otherwise the next free one from 8888")
    parser.add_argument("--no-browser", action="store_true")
    return parser


def _check(asked):
    executes = ("headless", "site", "pictures")
    for given, name, modes in [
        (asked.p, "-p", executes), (asked.smoke, "--smoke", executes), (asked.out, "--out", ("headless",)),
        (asked.executed, "--from", ("site", "pictures")), (asked.solutions, "--solutions", ("open", "headless")),
        (asked.port is not None, "--port", ("open",)), (asked.no_browser, "--no-browser", ("open",)),
    ]:
        if given and asked.mode not in modes:
            with_these = " and ".join(f"--{mode}" for mode in modes if mode != "open")
            raise Problem(f"{name} goes with {with_these}" if with_these else f"{name} does not go with --{asked.mode}")
    if asked.executed and (asked.p or asked.smoke):
        raise Problem(f"{'-p' if asked.p else '--smoke'} does not go with --from")
    if asked.port is None:
        return
    if not 1 <= asked.port <= 65535:
        raise Problem(f"--port wants a number from 1 to 65535, got {asked.port}")
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", asked.port)) == 0:
            raise Problem(f"port {asked.port} is in use; choose another with --port")


def _notebook(name):
    for folder in (pathlib.Path(), ROOT / "notebooks"):
        for path in (folder / name, folder / (name + ".ipynb")):
            if path.is_file():
                return path.resolve()
    known = ", ".join(sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")))
    raise Problem(f"no notebook {name}; there are: {known}")
