"""The pictures that the notebooks show at their heads, of executed copies: the figure that a notebook
saves under its own name or, where it saves none, its first sliders with the plot they move. A Chromium
draws them, at the size in which a page shows them."""

import html
import re
import shutil
import tempfile
from pathlib import Path

import documents
import formulas
from documents import BadRequest

SCALE = 2  # pixels a point
MARGIN = 8
WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)pt"')
# What the page says of itself when it is set, to learn the size of what it shows.
SIZE = re.compile(r'<b id="size">(\d+) (\d+)</b>')
MEASURE = """<script>addEventListener("load", () => {
  const box = document.getElementById("shown").getBoundingClientRect();
  document.body.insertAdjacentHTML("beforeend", `<b id="size">${Math.ceil(box.right)} ${Math.ceil(box.bottom)}</b>`);
});</script>"""


def make(notebooks, executed):
    """Writes pictures/NAME.png beside each notebook, of its executed copy in the folder `executed`."""
    browser = formulas.browser()
    if browser is None:
        raise BadRequest("pictures need a Chromium, and there is none on the PATH")
    executed = Path(executed)
    shown = [(path, shown_at_head(path.stem, executed)) for path, _ in notebooks]
    for path, fragment in shown:
        folder = path.parent / "pictures"
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as scratch:
            shutil.move(draw(browser, fragment, Path(scratch)), folder / f"{path.stem}.png")
        print(f"drawn {folder / path.stem}.png")
    return 0


def shown_at_head(name, executed):
    """The HTML of what stands for a notebook."""
    figure = executed / "figures" / f"{name}.svg"
    if figure.is_file():
        width = WIDTH.search(figure.read_text("utf-8"))
        return (f'<img src="{html.escape(figure.resolve().as_uri())}" style="display:block" '
                f'width="{round(SCALE * float(width[1]))}">')
    copy = executed / f"{name}.ipynb"
    if not copy.is_file():
        raise BadRequest(f"no executed copy of {name} in {executed}; run environment/run --headless first")
    for cell in documents.read([copy])[0][1].cells:
        for output in cell.get("outputs", []):
            fragment = "".join(output.get("data", {}).get("text/html", ""))
            if "data-control" in fragment:
                return ('<style>[data-note] { display: none }</style>'
                        f'<div style="width:764px;padding:{MARGIN}px;font:14px sans-serif">{fragment}</div>')
    raise BadRequest(f"{name} saves no figure {name} and has no sliders to take a picture of")


def draw(browser, fragment, scratch):
    """The path of a PNG of the fragment, cut to its size."""
    page, picture = scratch / "page.html", scratch / "picture.png"
    page.write_text('<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;background:white">'
                    f'<div id="shown" style="display:inline-block">{fragment}</div>{MEASURE}', "utf-8")
    size = SIZE.search(formulas.browse(browser, page, "--dump-dom"))
    if size:
        formulas.browse(browser, page, f"--window-size={size[1]},{size[2]}", "--hide-scrollbars",
                        f"--screenshot={picture}")
    if not picture.is_file():
        raise BadRequest(f"{browser} draws no picture")
    return picture
