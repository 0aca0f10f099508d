"""The course: a stored notebook is the students' version, and with notebooks/solutions/NAME.md it
makes the instructors'.

A cell of code whose metadata holds `critical_diffusion.exercise` (say "1") is an exercise: an answer
with placeholders, then the check, from the first line that starts with `Check.` on. The solutions are
a page of Markdown with a section `## 1. Title` for each exercise: text, and one fenced block of Java,
which takes the place of the answer.
"""

import json
import posixpath
import re
from collections import namedtuple

import nbformat

from documents import BadRequest

Solution = namedtuple("Solution", "title text code")

FENCE = re.compile(r"^```java *\n(.*?)^``` *$\n?", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^## +(.*?) *$", re.MULTILINE)
LINK = re.compile(r"(\]\()(?![a-z]+:|[/#])([^)\s]+)(\))")


def solutions_file(path):
    """Where the solutions of the notebook at this path stand."""
    return path.parent / "solutions" / (path.stem + ".md")


def exercise(cell):
    """The name of the exercise that a cell is, or None."""
    name = cell.metadata.get("critical_diffusion", {}).get("exercise")
    return None if name is None or cell.cell_type != "code" else str(name)


def exercises(notebook):
    """Name and index of the cell, for each exercise in order."""
    return [(exercise(cell), index) for index, cell in enumerate(notebook.cells)
            if exercise(cell) is not None]


def split(source):
    """The two parts of an exercise: the answer that the reader fills in, which is everything before the
    first line that starts with `Check.`, and the checks, each from such a line to the next."""
    answer, *checks = re.split(r"^(?=Check\.)", source, flags=re.MULTILINE)
    return answer, checks


def checks(source):
    """The checks of an exercise; none of a cell that is not one."""
    return split(source)[1]


def instructors(path, notebook):
    """The notebook with its exercises solved. A notebook without exercises and solutions is itself."""
    result = nbformat.from_dict(json.loads(json.dumps(notebook)))
    cells = dict(_cells(path, notebook))
    file = solutions_file(path)
    if not cells and not file.exists():
        return result
    solutions = read_solutions(file)
    for name in solutions:
        if name not in cells:
            raise BadRequest(f"{file.name}: ## {name}. {solutions[name].title}: "
                             f"{path.name} has no exercise {name}")
    for name, index in reversed(list(cells.items())):
        if name not in solutions:
            raise BadRequest(f"{file.name}: no solution of exercise {name} of {path.name}; "
                             f"it needs a section '## {name}. Title'")
        _solve(result, index, name, solutions[name])
    return result


def _cells(path, notebook):
    found = exercises(notebook)
    names = [name for name, _ in found]
    for name, index in found:
        if names.count(name) > 1:
            raise BadRequest(f"{path.name}: two cells are exercise {name}")
        if not checks(notebook.cells[index].source):
            raise BadRequest(f"{path.name}: exercise {name} has no check: no line starts with 'Check.'")
    return found


def _solve(notebook, index, name, solution):
    cell = notebook.cells[index]
    cell.source = solution.code.rstrip() + "\n" + "".join(checks(cell.source))
    text = nbformat.v4.new_markdown_cell(f"#### Solution {name}: {solution.title}\n\n{solution.text}".rstrip())
    text.metadata["critical_diffusion"] = {"solution": name}
    if "id" in cell:
        text["id"] = f"solution-{name}"
    else:
        text.pop("id", None)  # formats before 4.5 have no cell ids
    notebook.cells.insert(index, text)


def read_solutions(file):
    """The solution of each exercise by its name, in the order of the file."""
    try:
        page = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"cannot read the solutions {file}: {error}") from error
    if not page.startswith("# "):
        raise BadRequest(f"{file.name}: the first line is no title '# …'")
    blocks = []
    # Blocks of code are set aside, as a line of Java may look like a heading.
    page = FENCE.sub(lambda match: blocks.append(match[1]) or f"```{len(blocks) - 1}```\n", page)
    solutions = {}
    parts = HEADING.split(page)[1:]
    for heading, text in zip(parts[::2], parts[1::2]):
        name, title = _named(file, heading)
        if name in solutions:
            raise BadRequest(f"{file.name}: ## {heading}: there is another solution of exercise {name}")
        solutions[name] = Solution(title, *_solution(file, heading, text, blocks))
    return solutions


def _named(file, heading):
    match = re.fullmatch(r"(\w+)\. +(.+)", heading)
    if not match:
        raise BadRequest(f"{file.name}: ## {heading}: a section is headed '## 1. Title'")
    return match.groups()


def _solution(file, heading, text, blocks):
    found = re.findall(r"```(\d+)```\n", text)
    if len(found) != 1 or text.count("```") != 2:
        raise BadRequest(f"{file.name}: ## {heading}: wants exactly one block ```java, "
                         f"found {len(found)} of {text.count('```') // 2} blocks")
    text = re.sub(r"```\d+```\n", "", text)
    # In the notebook the text stands one folder higher.
    text = LINK.sub(lambda match: match[1] + posixpath.normpath("solutions/" + match[2]) + match[3], text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(), blocks[int(found[0])]
