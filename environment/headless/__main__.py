"""Executes notebooks and writes executed copies, pages and figures. environment/run and
environment/test start it, after they have set up the kernel and Jupyter's folders."""

import argparse
import os
import signal
import sys
import time

import nbformat
import nbformat.sign

import documents
import pictures
import rules
import website
from course import exercises, instructors
from documents import BadRequest
from execution import NotebookFailed, execute
from handout import hand_out, open_instructors
from pages import page
from parameters import BadParameter, declared, inject

SMOKE_LIMIT = 60  # seconds for a cell and for a notebook at smoke size, without a budget of their own
FULL_LIMIT = 300  # seconds for a cell at full size


def main():
    """0, or 1 when a notebook failed, or 2 when the request made no sense."""
    options = _options()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        notebooks = documents.read(options.notebooks)
        if options.clear:
            return _clear(notebooks)
        if options.course is not None:
            return hand_out(notebooks, options.course)
        if options.site is not None:
            return _site(notebooks, options)
        if options.pictures:
            return pictures.make(notebooks, options.executed)
        if options.instructors is not None:
            return open_instructors(notebooks, options.instructors)
        values = _values(options.p)
        _check_names(notebooks, values)
        prepared = [(path, notebook, _prepared(path, notebook, values, options))
                    for path, notebook in notebooks]
        out = documents.output_folder(options.out, options.notebooks)
    except (BadRequest, BadParameter) as error:
        print(f"{options.caller}: {error}", file=sys.stderr)
        return 2
    os.environ["CRITICAL_DIFFUSION_FIGURES"] = str(out / "figures")
    if options.solutions:
        os.environ["CRITICAL_DIFFUSION_STRICT"] = "1"
    failures, passed = [], 0
    for path, stored, notebook in prepared:
        begun = _clocks()
        executed, problems = _execute(path, stored, notebook, out, options)
        if options.test:
            found = [*([] if problems else rules.executed(executed, out / "figures")),
                     *rules.stored(path, stored)]
            problems += _over_budget(path, stored, begun, options)
            problems += [NotebookFailed(f"{path.stem}: {problem}") for problem in found]
        failures += problems
        passed += not problems
    for failure in failures:
        details = f"\n{failure.details}\n" if failure.details else ""
        print(f"{details}{options.caller}: {failure}", file=sys.stderr)
    if options.test:
        print(f"{passed} passed, {len(prepared) - passed} failed")
    elif not failures:
        print(f"written to {out}")
    return 1 if failures else 0


def _options():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("notebooks", nargs="+", type=documents.Path)
    parser.add_argument("--caller", required=True, help="the name that error messages begin with")
    parser.add_argument("--mathjax", help="MathJax 3 as one script, for the pages")
    parser.add_argument("--out")
    parser.add_argument("--kernel", default="java")
    parser.add_argument("-p", action="append", default=[], metavar="name=value")
    parser.add_argument("--solutions", action="store_true", help="the instructors' version, strictly")
    parser.add_argument("--test", action="store_true", help="the same at smoke size, and how it is stored")
    parser.add_argument("--smoke", action="store_true", help="with the parameters of the tests")
    parser.add_argument("--full", action="store_true", help="with --test: not at smoke size")
    parser.add_argument("--clear", action="store_true", help="remove outputs; execute nothing")
    parser.add_argument("--course", metavar="DIR", help="write both versions; execute nothing")
    parser.add_argument("--instructors", metavar="DIR", help="write one version; execute nothing")
    parser.add_argument("--site", metavar="DIR", help="render executed notebooks; execute nothing")
    parser.add_argument("--pictures", action="store_true", help="draw those at the heads; execute nothing")
    parser.add_argument("--executed", metavar="DIR", help="with --site and --pictures: where they are")
    options = parser.parse_args()
    options.solutions = options.solutions or options.test
    options.smoke = options.smoke or options.test and not options.full
    # A factor of all budgets, for machines that are slow or busy.
    options.patience = float(os.environ.get("CRITICAL_DIFFUSION_PATIENCE") or 1)
    return options


def _site(notebooks, options):
    root = documents.Path(__file__).resolve().parents[2]
    website.build(notebooks, options.executed, options.site, options.mathjax, [
        website.Extra("scorecard", "Scorecard", root / "results" / "figures"),
        website.Extra("javadoc", "Javadoc", root / "target" / "reports" / "apidocs")])
    print(f"written to {options.site}: open index.html in a browser")
    return 0


def _clear(notebooks):
    for path, notebook in notebooks:
        before = nbformat.writes(notebook)
        documents.clear(notebook)
        after = nbformat.writes(notebook)
        if after != before:
            documents.write(path, after + "\n")
            print(f"cleared {path.name}")
    return 0


def _values(pairs):
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise BadRequest(f"-p wants name=value, got {pair}")
        values[name] = value
    return values


def _check_names(notebooks, values):
    """A name must be declared by at least one of the notebooks; the others go without it."""
    known = {name: None for _, notebook in notebooks for name in declared(notebook)}
    for name in values:
        if name not in known:
            where = notebooks[0][0].stem if len(notebooks) == 1 else "any of the notebooks"
            known_are = f"known: {', '.join(known)}" if known else "no cell is tagged parameters"
            raise BadParameter(f"no parameter {name} in {where}; {known_are}")


def _prepared(path, notebook, values, options):
    smoke = notebook.metadata.get("critical_diffusion", {}).get("smoke", {})
    if not options.smoke:
        smoke = {}
    wanted = {name: _text(value) for name, value in smoke.items()}
    wanted.update((name, value) for name, value in values.items() if name in declared(notebook))
    try:
        return inject(instructors(path, notebook) if options.solutions else notebook, wanted)
    except BadParameter as error:
        raise BadParameter(f"{path.stem}: {error}") from error


def _text(value):
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _execute(path, stored, notebook, out, options):
    """The executed copy, and the failures of the run and of writing its results. A failed run is
    written too, as far as it came."""
    limit = (FULL_LIMIT if options.full else SMOKE_LIMIT) if options.test else None
    unanswered = {name: stored.cells[index].source for name, index in exercises(stored)}
    executed, failure = execute(notebook, path.stem, path.parent, options.kernel, limit, options.patience,
                                options.test, unanswered if options.solutions else {})
    failures = [failure] if failure else []
    documents.attach_pictures(executed, path.parent)
    try:
        documents.write(out / path.name, nbformat.writes(executed) + "\n")
        documents.write(out / (path.stem + ".html"), page(executed, path.stem, options.mathjax))
        # Without a signature Jupyter would not run the sliders of a copy it did not make itself.
        nbformat.sign.NotebookNotary().sign(executed)
    except OSError as error:
        failures.append(NotebookFailed(f"{path.stem}: cannot write to {out}: {error.strerror}"))
    return executed, failures


def _clocks():
    """Seconds of the wall and of the processors in kernels that have ended (0 on Windows)."""
    times = os.times()
    return times.elapsed or time.monotonic(), times.children_user + times.children_system


def _over_budget(path, stored, begun, options):
    """The whole notebook has a budget too, at smoke size. It is over when both clocks say so: on a busy
    machine the one of the wall says little."""
    budget = stored.metadata.get("critical_diffusion", {}).get("budget", SMOKE_LIMIT) * options.patience
    wall, work = (end - start for end, start in zip(_clocks(), begun))
    taken = min(wall, work) if work else wall
    if options.full or taken <= budget:
        return []
    return [NotebookFailed(f"{path.stem}: takes {taken:.0f} s, more than its budget of {budget:g} s")]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        sys.exit(130)
