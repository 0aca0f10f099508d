"""Unit tests of environment/headless/course.py and handout.py; tests/environment/headless.sh starts
them."""

import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

sys.path.insert(0, str(Path(__file__).parents[2] / "environment" / "headless"))
from course import instructors, read_solutions, split  # noqa: E402
from documents import BadRequest  # noqa: E402
from handout import hand_out, open_instructors  # noqa: E402

ASKED = "double answer = Double.NaN;\nCheck.that(\"a\").expects(2)\n    .given(answer);\n"
SOLVED = """# Solutions

## 1. Twice one

See [the text](../01-other.ipynb) and [the paper](https://arxiv.org/abs/2402.18491): $1+1$.

```java
## 2. no heading
double answer = 2;
```

That is all.
"""


def exercise(name, source=ASKED):
    return new_code_cell(source, metadata={"critical_diffusion": {"exercise": name}})


class Course(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.notebooks = self.folder / "notebooks"
        (self.notebooks / "solutions").mkdir(parents=True)
        self.path = self.notebooks / "00-book.ipynb"

    def solutions(self, text):
        file = self.notebooks / "solutions" / "00-book.md"
        file.write_text(text, "utf-8")
        return file

    def merged(self, *cells):
        return instructors(self.path, new_notebook(cells=list(cells)))

    def fails(self, expected, *cells):
        with self.assertRaisesRegex(BadRequest, expected) as caught:
            self.merged(*cells)
        self.assertNotIn("\n", str(caught.exception))


class Merging(Course):
    def test_the_answer_is_replaced_and_the_check_stays(self):
        self.solutions(SOLVED)
        book = self.merged(new_markdown_cell("Find 1 + 1."), exercise("1"), new_code_cell("last();"))
        self.assertEqual([cell.cell_type for cell in book.cells], ["markdown", "markdown", "code", "code"])
        self.assertEqual(book.cells[2].source, "## 2. no heading\ndouble answer = 2;\n"
                         "Check.that(\"a\").expects(2)\n    .given(answer);\n")
        self.assertEqual(book.cells[1].source, "#### Solution 1: Twice one\n\n"
                         "See [the text](01-other.ipynb) and [the paper](https://arxiv.org/abs/2402.18491): "
                         "$1+1$.\n\nThat is all.")
        nbformat.validate(book)

    def test_the_order_of_the_file_does_not_matter(self):
        self.solutions("# S\n## b. B\n```java\nint b;\n```\n## a. A\n```java\nint a;\n```\n")
        book = self.merged(exercise("a"), new_markdown_cell("between"), exercise("b"))
        self.assertEqual([cell.source.splitlines()[0] for cell in book.cells],
                         ["#### Solution a: A", "int a;", "between", "#### Solution b: B", "int b;"])

    def test_a_notebook_without_exercises_needs_no_solutions(self):
        book = new_notebook(cells=[new_code_cell("int n = 1;")])
        self.assertEqual(instructors(self.path, book), book)

    def test_the_stored_notebook_is_left_alone(self):
        self.solutions(SOLVED)
        book = new_notebook(cells=[exercise("1")])
        instructors(self.path, book)
        self.assertEqual(book.cells[0].source, ASKED)

    def test_answers_and_checks_are_told_apart(self):
        source = "double a = Double.NaN; // Check. here\nCheck.that(a)\n  .given(a);\nint n;\nCheck.that(b);\n"
        answer, checks = split(source)
        self.assertEqual(answer, "double a = Double.NaN; // Check. here\n")
        self.assertEqual(checks, ["Check.that(a)\n  .given(a);\nint n;\n", "Check.that(b);\n"])


class Errors(Course):
    def test_missing_file(self):
        self.fails("cannot read the solutions .*00-book.md", exercise("1"))

    def test_missing_solution(self):
        self.solutions(SOLVED)
        self.fails("00-book.md: no solution of exercise 2 of 00-book.ipynb", exercise("1"), exercise("2"))

    def test_unknown_exercise(self):
        self.solutions(SOLVED)
        self.fails("00-book.md: ## 1. Twice one: 00-book.ipynb has no exercise 1", new_code_cell(ASKED))

    def test_doubled_solution(self):
        self.solutions(SOLVED + "\n## 1. Again\n```java\n```\n")
        self.fails("00-book.md: ## 1. Again: there is another solution of exercise 1", exercise("1"))

    def test_doubled_exercise(self):
        self.solutions(SOLVED)
        self.fails("00-book.ipynb: two cells are exercise 1", exercise("1"), exercise("1"))

    def test_exercise_without_check(self):
        self.solutions(SOLVED)
        self.fails("exercise 1 has no check", exercise("1", "double answer = Double.NaN;"))

    def test_sections_without_number_block_or_with_two(self):
        for text, expected in [
            ("# S\n## Twice\n```java\n```\n", "## Twice: a section is headed '## 1. Title'"),
            ("# S\n## 1. Twice\ntext\n", "## 1. Twice: wants exactly one block ```java, found 0 of 0"),
            ("# S\n## 1. A\n```java\n```\n```java\n```\n", "found 2 of 2 blocks"),
            ("# S\n## 1. A\n```java\n```\n```\n```\n", "found 1 of 2 blocks"),
            ("## 1. A\n```java\n```\n", "the first line is no title"),
        ]:
            with self.subTest(text=text):
                self.solutions(text)
                self.fails(expected, exercise("1"))

    def test_solutions_that_are_no_text(self):
        file = self.solutions("")
        file.write_bytes(b"# \xff")
        with self.assertRaisesRegex(BadRequest, "cannot read the solutions"):
            read_solutions(file)


class HandingOut(Course):
    def setUp(self):
        super().setUp()
        self.solutions(SOLVED)
        (self.notebooks / "pictures").mkdir()
        (self.notebooks / "pictures" / "a.png").write_bytes(b"picture")
        (self.notebooks / "README.md").write_text(
            "[a](00-book.ipynb) [b](../README.md) [c](solutions/00-book.md) [d](solutions) ![p](pictures/a.png)", "utf-8")
        solved = new_code_cell("int n;", outputs=[nbformat.v4.new_output("stream", text="old")])
        self.book = new_notebook(cells=[new_markdown_cell("[x](../pom.xml)"), exercise("1"), solved])

    def test_both_versions_are_complete(self):
        target = self.folder / "a" / "course"
        hand_out([(self.path, self.book)], target)
        self.assertEqual(sorted(item.name for item in target.iterdir()), ["instructors", "students"])
        for version, cells in [("students", 3), ("instructors", 4)]:
            folder = target / version
            book = nbformat.read(folder / "00-book.ipynb", 4)
            self.assertEqual(len(book.cells), cells)
            self.assertEqual(book.cells[0].source, "x")
            self.assertEqual(book.cells[-1].outputs, [])
            self.assertEqual((folder / "pictures" / "a.png").read_bytes(), b"picture")
            self.assertEqual((folder / "README.md").read_text("utf-8"),
                             "[a](00-book.ipynb) b c d ![p](pictures/a.png)")
            self.assertFalse((folder / "solutions").exists())

    def test_what_is_there_is_not_overwritten(self):
        (self.folder / "students").mkdir()
        with self.assertRaisesRegex(BadRequest, "students is there already"):
            hand_out([(self.path, self.book)], self.folder)
        self.assertEqual(list((self.folder / "students").iterdir()), [])

    def test_nothing_is_written_when_a_solution_is_missing(self):
        self.solutions("# S\n")
        with self.assertRaises(BadRequest):
            hand_out([(self.path, self.book)], self.folder / "course")
        self.assertFalse((self.folder / "course").exists())

    def test_the_opened_copy_of_an_earlier_time_is_kept(self):
        folder = self.folder / "results" / "instructors"
        for edit in ("first", "second", "third"):
            open_instructors([(self.path, self.book)], folder)
            self.assertEqual(len(nbformat.read(folder / "00-book.ipynb", 4).cells), 4)
            (folder / "mine.txt").write_text(edit)
        self.assertEqual((folder.parent / "instructors-before" / "mine.txt").read_text(), "second")
        self.assertEqual(len(list(folder.parent.iterdir())), 2)


if __name__ == "__main__":
    unittest.main()
