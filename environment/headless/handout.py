"""Folders of notebooks to hand out: the students' and the instructors' version, each complete."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import nbformat

import documents
from course import instructors
from documents import BadRequest

# A link out of the folder of notebooks, into what is not handed out.
OUTSIDE = re.compile(r"(?<!!)\[([^\]]*)\]\((?:\.\.|solutions)(?:/[^)\s]*)?\)")


def hand_out(notebooks, target):
    """Writes TARGET/students and TARGET/instructors whole or not at all."""
    target = Path(target).absolute()
    versions = {"students": notebooks,
                "instructors": [(path, instructors(path, notebook)) for path, notebook in notebooks]}
    for name in versions:
        if (target / name).exists():
            raise BadRequest(f"{target / name} is there already; name another folder or remove it")
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=".") as made:
            for name, version in versions.items():
                write_folder(version, Path(made) / name)
            for name in versions:
                os.rename(Path(made) / name, target / name)
    except OSError as error:
        raise BadRequest(f"cannot write to {target}: {error.strerror}") from error
    print(f"written to {target / 'students'} and {target / 'instructors'}")
    return 0


def open_instructors(notebooks, folder):
    """Writes the instructors' version; a folder of an earlier time is kept under another name."""
    folder = Path(folder).absolute()
    earlier = folder.with_name(folder.name + "-before")
    version = [(path, instructors(path, notebook)) for path, notebook in notebooks]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as made:
            write_folder(version, Path(made) / "new")
            if folder.exists():
                shutil.rmtree(earlier, ignore_errors=True)
                os.rename(folder, earlier)
            os.rename(Path(made) / "new", folder)
    except OSError as error:
        raise BadRequest(f"cannot write to {folder}: {error.strerror}") from error
    return 0


def write_folder(notebooks, folder):
    """The notebooks without outputs, and beside them what their folders hold besides notebooks and
    solutions: pictures, data, the syllabus. Links that would lead out of the folder become text."""
    for source in sorted({path.parent for path, _ in notebooks}):
        for item in source.iterdir():
            if item.name in ("solutions", ".ipynb_checkpoints") or item.suffix == ".ipynb":
                continue
            copy = shutil.copytree if item.is_dir() else shutil.copyfile
            folder.mkdir(parents=True, exist_ok=True)
            copy(item, folder / item.name)
    folder.mkdir(parents=True, exist_ok=True)
    for page in folder.glob("*.md"):
        page.write_text(OUTSIDE.sub(r"\1", page.read_text("utf-8")), "utf-8")
    for path, notebook in notebooks:
        documents.clear(notebook)
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = OUTSIDE.sub(r"\1", cell.source)
        documents.write(folder / path.name, nbformat.writes(notebook) + "\n")
