"""The site: executed notebooks, the syllabus and what goes with them as pages that need no network
and, but for the search and the sliders, no script."""

import html
import json
import os
import re
import shutil
import tempfile
from collections import namedtuple
from pathlib import Path

import jinja2
import nbformat

import documents
import rendering
from documents import BadRequest
from formulas import CONFIGURATION, FORMULA, typeset
from handout import write_folder

TEMPLATES = Path(__file__).parent / "templates" / "site"
MARK = "critical-diffusion-site"  # a file that says: this folder may be replaced
TAKES = re.compile(r"\*\*Takes\*\* +(.+?)\.(?:\s|$)")
Extra = namedtuple("Extra", "name title folder")


def build(notebooks, executed, target, mathjax, extras=()):
    """Renders the notebooks, executed in the folder `executed`, to the folder `target`. An earlier
    site is replaced when the new one is complete; any other folder is refused."""
    target, executed = Path(target).absolute(), Path(executed)
    if target.exists() and not (target / MARK).is_file() and any(target.iterdir()):
        raise BadRequest(f"{target} holds something else than an earlier site")
    copies = []
    for path, _ in notebooks:
        if not (executed / path.name).is_file():
            raise BadRequest(f"no executed copy of {path.name} in {executed}; run environment/run --headless first")
        copies.append(documents.read([executed / path.name])[0][1])
        if any("solution" in cell.metadata.get("critical_diffusion", {}) for cell in copies[-1].cells):
            raise BadRequest(f"{executed / path.name} holds solutions, which a site would give away")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as made:
            new = Path(made) / "site"
            _write(notebooks, copies, executed, new, mathjax,
                   [extra for extra in extras if (extra.folder / "index.html").is_file()])
            if target.exists():
                os.rename(target, Path(made) / "earlier")
            os.rename(new, target)
    except OSError as error:
        raise BadRequest(f"cannot write to {target}: {error.strerror}: {error.filename}") from error


def _write(notebooks, copies, executed, site, mathjax, extras):
    write_folder(notebooks, site / "notebooks")
    others = {f"{path.stem}.ipynb": f"{path.stem}.html" for path, _ in notebooks}
    others.update((f"pictures/{file.name}", f"notebooks/pictures/{file.name}")
                  for file in (site / "notebooks" / "pictures").glob("*"))
    readme = notebooks[0][0].parent / "README.md"
    if readme.is_file():
        others["README.md"] = "syllabus.html"
    books = [rendering.Book(path.stem, copy, others) for (path, _), copy in zip(notebooks, copies)]
    if readme.is_file():
        cell = nbformat.v4.new_markdown_cell(readme.read_text("utf-8"))
        books.append(rendering.Book("syllabus", nbformat.v4.new_notebook(cells=[cell]), others))
    style = _typeset(books, mathjax)
    for folder in ("assets", "images", "figures", "executed"):
        (site / folder).mkdir()
    for (path, _), copy, book in zip(notebooks, copies, books):
        _copies(path, copy, book, executed, site)
    for extra in extras:
        shutil.copytree(extra.folder, site / extra.name)
    _pages(books, notebooks, extras, site, others, style is None)
    _assets(books, site, style, mathjax)
    (site / MARK).write_text("environment/run --site replaces this folder.\n", "utf-8")


def _typeset(books, mathjax):
    """Sets the formulas of all books; the style they need, or None when a script must set them."""
    texts = [(book, index) for book in books for index, part in enumerate(book.body) if part[0] == "text"]
    headings = [(book, index) for book in books for index in range(len(book.headings))]
    fragments = ([book.body[index][1] for book, index in texts]
                 + [book.headings[index][2] for book, index in headings])
    for book in books:
        book.words = _words(book)
    done, style = typeset(fragments, mathjax)
    for (book, index), fragment in zip(texts, done):
        book.body[index] = ("text", fragment, book.body[index][2])
    for (book, index), fragment in zip(headings, done[len(texts):]):
        book.headings[index] = (*book.headings[index][:2], fragment)
    return style


def _words(book):
    """What the search looks through: title, address and text of each section."""
    titles = {anchor: _plain(heading) for _, anchor, heading in book.headings}
    found = {}
    for kind, fragment, anchor in book.body:
        if kind == "code" or kind == "text":
            # A cell of text may hold several headings; each begins a section.
            parts = re.split(r'<h[1-6] id="([^"]*)">.*?</h[1-6]>', fragment, flags=re.DOTALL)
            first = anchor if len(parts) == 1 else ""
            for at, text in zip([first, *parts[1::2]], parts[::2]):
                found.setdefault(at or next(iter(titles), ""), []).append(_plain(text) if kind == "text" else rendering.plain(text, ""))
    return [[titles.get(at, book.name), f"{book.name}.html#{at}", re.sub(r"\s+", " ", " ".join(texts))]
            for at, texts in found.items()]


def _plain(text):
    return rendering.plain(FORMULA.sub("…", text))


def _copies(path, copy, book, executed, site):
    """The executed notebook, its images and figures. No path of this machine stays in it."""
    for cell in copy.cells:
        for output in cell.get("outputs", []):
            for holder, key in ((output, "text"), (output.get("data", {}), "text/plain")):
                if key in holder:
                    holder[key] = re.sub(r"saved \S.*[/\\](?=[^/\\]*\.\{)", "saved figures/", "".join(holder[key]))
    documents.write(site / "executed" / path.name, nbformat.writes(copy) + "\n")
    for name, content in book.images.items():
        (site / "images" / name).write_bytes(content)
    for stem, endings in book.downloads.items():
        for ending in endings:
            shutil.copyfile(executed / "figures" / f"{stem}.{ending}", site / "figures" / f"{stem}.{ending}")


def _pages(books, notebooks, extras, site, others, script):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(str(TEMPLATES)),
                                     trim_blocks=True, lstrip_blocks=True)
    pages = [book for book in books if book.name != "syllabus"]
    for book, (_, stored) in zip(pages, notebooks):
        book.picture = others.get(f"pictures/{book.name}.png")
        takes = TAKES.search(stored.cells[0].source if stored.cells else "")
        book.takes = html.escape(takes[1]) if takes else ""
    shared = {"extras": extras, "syllabus": len(books) > len(pages), "script": script, "pages": pages}

    def written(file, template, **values):
        text = environment.get_template(template).render(**shared, **values)
        documents.write(site / file, text)

    written("index.html", "index.html.j2", name="index")
    for number, book in enumerate(pages):
        written(book.name + ".html", "notebook.html.j2", name=book.name, book=book,
                title=book.words[0][0],
                before=pages[number - 1] if number else None,
                after=pages[number + 1] if number + 1 < len(pages) else None)
    for book in books[len(pages):]:
        written("syllabus.html", "syllabus.html.j2", name="syllabus", book=book)


def _assets(books, site, style, mathjax):
    assets = site / "assets"
    css = (TEMPLATES / "site.css").read_text("utf-8")
    documents.write(assets / "site.css", css + rendering.code_style() + "\n" + (style or ""))
    shutil.copyfile(TEMPLATES / "site.js", assets / "site.js")
    words = json.dumps([entry for book in books for entry in book.words], ensure_ascii=False)
    documents.write(assets / "words.js", f"window.words = {words};\n")
    if style is None:
        shutil.copyfile(mathjax, assets / "mathjax.js")
        documents.write(assets / "formulas.js", CONFIGURATION)
