"""Notebook files: read, checked, cleared, and written whole or not at all."""

import base64
import mimetypes
import os
import re
import tempfile
from pathlib import Path

import nbformat


class BadRequest(Exception):
    """What was asked makes no sense; the message is one line."""


def read(paths):
    """Path and notebook for each path."""
    paths = [Path(path) for path in paths]
    names = [path.name for path in paths]
    for name in names:
        if names.count(name) > 1:
            raise BadRequest(f"two notebooks are named {name}; their copies would overwrite each other")
    return [(path, _read(path)) for path in paths]


def _read(path):
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # no JSON, no notebook, not readable: all the same to the reader
        raise BadRequest(f"{path} is not a notebook: {str(error).splitlines()[0]}") from error


def output_folder(wanted, paths):
    """The folder, made and found writable, with a place for figures in it."""
    out = Path(wanted).resolve()
    for path in paths:
        if path.parent.resolve() == out:
            raise BadRequest(f"--out {out} holds the notebook {path.name}, which would be overwritten")
    try:
        (out / "figures").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise BadRequest(f"cannot write to the output folder {out}: {error.strerror}") from error
    return out


def write(path, text):
    """Under a temporary name first, so that a file of this name is always complete."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="." + path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def stored_output(notebook):
    """The number of the first code cell with a stored output or execution count, or None."""
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        if cell.outputs or cell.execution_count is not None:
            return number
    return None


def clear(notebook):
    """Removes what running and injecting leave: the form in which the repository stores notebooks."""
    notebook.cells = [cell for cell in notebook.cells
                      if "injected-parameters" not in cell.metadata.get("tags", [])]
    for cell in notebook.cells:
        for passing in ("execution", "collapsed", "scrolled"):
            cell.metadata.pop(passing, None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.metadata.pop("widgets", None)


# ![text](pictures/name.png), but nothing with a scheme: those are elsewhere or attached already.
PICTURE = re.compile(r"(!\[[^\]]*\]\()([^)\s:]+)(\))")


def missing_pictures(notebook, folder):
    """Files that the text cells show and that do not exist."""
    return [match[2] for cell in notebook.cells if cell.cell_type == "markdown"
            for match in PICTURE.finditer(cell.source) if not (folder / match[2]).is_file()]


def attach_pictures(notebook, folder):
    """Puts the pictures that the text cells show into the notebook, which may then be moved."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = PICTURE.sub(lambda match: _attached(match, cell, folder), cell.source)


def _attached(match, cell, folder):
    path = folder / match[2]
    if not path.is_file():
        return match[0]
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    cell.setdefault("attachments", {})[path.name] = {kind: data}
    return f"{match[1]}attachment:{path.name}{match[3]}"
