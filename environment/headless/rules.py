"""What the tests ask of a notebook besides running without an error. Each rule returns what is
violated, as phrases that go after the notebook's name."""

import re

import documents
from course import checks, exercise

PLOT = re.compile(r"^(?:Cell\.show|LivePlot\.run|Sliders\.of)\(", re.MULTILINE)
SAVE = re.compile(r"^Figures\.save\(", re.MULTILINE)
SAVED = re.compile(r"saved (.*)\.\{(.*)\}")
SEEN = re.compile(r"<(?:img|svg|table|canvas)\b")


def stored(path, notebook):
    """Rules of the file in the repository."""
    number = documents.stored_output(notebook)
    if number is not None:
        yield (f"cell {number} has a stored output; "
               f"environment/run --clear {path.stem} removes it")
    for picture in documents.missing_pictures(notebook, path.parent):
        yield f"shows a picture that is not there: {picture}"
    for number, cell in _code(notebook):
        if checks(cell.source) and exercise(cell) is None:
            yield f"cell {number} checks an answer, but its metadata name no exercise"


def executed(notebook, figures):
    """Rules of the executed copy and the folder of its figures."""
    for stem in notebook.metadata.get("critical_diffusion", {}).get("figures", []):
        if not list(figures.glob(stem + ".*")):
            yield f"writes no figure {stem}"
    for number, cell in _code(notebook):
        if PLOT.search(cell.source) and not any(_seen(output) for output in cell.outputs):
            yield f"cell {number} promises a plot and shows none"
        if SAVE.search(cell.source):
            yield from (f"cell {number} {problem}" for problem in _unsaved(cell))
        if any("not answered yet" in text for text in map(_text, cell.outputs)):
            yield f"cell {number} is not answered in the solutions"


def _code(notebook):
    return enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1)


def _seen(output):
    data = output.get("data", {})
    return (any(kind.startswith("image/") and content for kind, content in data.items())
            or SEEN.search("".join(data.get("text/html", ""))) is not None)


def _unsaved(cell):
    said = [match for text in map(_text, cell.outputs) for match in SAVED.finditer(text)]
    if not said:
        yield "saves a figure and does not say where"
    for stem, endings in (match.groups() for match in said):
        for ending in endings.split(", "):
            path = documents.Path(f"{stem}.{ending}")
            if not path.is_file() or path.stat().st_size == 0:
                yield f"has not written {path.name}"


def _text(output):
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
