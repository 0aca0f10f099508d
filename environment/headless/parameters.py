"""Parameters of a notebook: papermill's convention, for cells of Java.

One cell tagged `parameters` holds plain typed declarations (`int pairs = 10_000; double time = 1.5;`).
New values go into a cell tagged `injected-parameters` right after it, as assignments
(`pairs = 500;`), so that the declared types hold.
"""

import json
import re

import nbformat

INTEGERS = {"byte": 2**7, "short": 2**15, "int": 2**31, "long": 2**63}
SCALARS = (*INTEGERS, "float", "double", "boolean", "String")


class BadParameter(Exception):
    """A name or value that the notebook cannot take; the message is one line."""


def cell_with_tag(notebook, tag):
    """The index of the first code cell with the tag, or None."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and tag in cell.metadata.get("tags", []):
            return index
    return None


def declared(notebook):
    """Names and types, in order, of what the notebook's `parameters` cell declares."""
    index = cell_with_tag(notebook, "parameters")
    return {} if index is None else declarations(notebook.cells[index].source)


def declarations(source):
    """Names and types of the variables that Java source declares with a value."""
    found = {}
    for statement in _split(_without_comments(source), ";"):
        match = re.match(r"\s*(?:final\s+)?([A-Za-z_][\w.]*(?:<.*?>)?(?:\s*\[\s*\])*)\s+(?=[A-Za-z_])(.*)",
                         statement, re.DOTALL)
        if not match or match[1] in ("import", "package", "return", "static"):
            continue
        for declarator in _split(match[2], ","):
            name = re.match(r"\s*([A-Za-z_]\w*)\s*((?:\[\s*\]\s*)*)=", declarator)
            if name:
                found[name[1]] = re.sub(r"\s", "", match[1] + name[2])
    return found


def inject(notebook, values):
    """A copy of the notebook in which the parameters have the given values (name to text).

    Replaces what an earlier injection left. Every name must be declared.
    """
    result = nbformat.from_dict(json.loads(json.dumps(notebook)))
    result.cells = [cell for cell in result.cells
                    if "injected-parameters" not in cell.metadata.get("tags", [])]
    if not values:
        return result
    types = declared(result)
    lines = [f"{name} = {literal(types.get(name), name, value, types)};"
             for name, value in values.items()]
    cell = nbformat.v4.new_code_cell("// Parameters\n" + "\n".join(lines))
    cell.metadata["tags"] = ["injected-parameters"]
    if "id" not in result.cells[0]:
        cell.pop("id", None)  # formats before 4.5 have no cell ids
    result.cells.insert(cell_with_tag(result, "parameters") + 1, cell)
    return result


def literal(java_type, name, text, known=()):
    """The Java expression for a value given as text, of the type that the notebook declares."""
    if java_type is None:
        names = ", ".join(known) or "none (it has no cell tagged parameters)"
        raise BadParameter(f"no parameter {name}; there are: {names}")
    if java_type.endswith("[]") and java_type[:-2] in SCALARS:
        items = text.strip()
        if items.startswith("{") and items.endswith("}"):
            items = items[1:-1]
        items = [item.strip() for item in items.split(",")] if items.strip() else []
        inner = ", ".join(literal(java_type[:-2], name, item) for item in items)
        return f"new {java_type} {{{inner}}}"
    if java_type not in SCALARS:
        raise BadParameter(f"parameter {name} is of type {java_type}, which cannot be set from outside; "
                           f"possible are {', '.join(SCALARS)} and their arrays")
    written = _scalar(java_type, text)
    if written is None:
        raise BadParameter(f"parameter {name} is of type {java_type}, which {text!r} is not")
    return written


def _scalar(java_type, text):
    text = text if java_type == "String" else text.strip()
    if java_type in INTEGERS:
        if not re.fullmatch(r"[+-]?\d(_*\d)*", text):
            return None
        value, bound = int(text.replace("_", "")), INTEGERS[java_type]
        if not -bound <= value < bound:
            return None
        cast = {"byte": "(byte) ", "short": "(short) "}.get(java_type, "")
        return f"{cast}{value}" + ("L" if java_type == "long" else "")
    if java_type in ("float", "double"):
        if not re.fullmatch(r"[+-]?(\d(_?\d)*\.?(\d(_?\d)*)?|\.\d(_?\d)*)([eE][+-]?\d+)?", text):
            return None
        value = float(text.replace("_", ""))
        if value in (float("inf"), float("-inf")):
            return None
        return repr(value) + ("f" if java_type == "float" else "")
    if java_type == "boolean":
        return text if text in ("true", "false") else None
    return json.dumps(text)


def _without_comments(source):
    """Java source with comments replaced by a space; string and character literals are kept."""
    pattern = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/'
    return re.sub(pattern, lambda m: " " if m[0].startswith("/") else m[0], source, flags=re.DOTALL)


def _split(text, separator):
    """Parts of Java source between separators that stand outside brackets and literals."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[\[\](){}' + separator + "]",
                             text):
        token = match[0]
        if token in "([{":
            depth += 1
        elif token in ")]}":
            depth -= 1
        elif token == separator and depth == 0:
            parts.append(text[start:match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts
