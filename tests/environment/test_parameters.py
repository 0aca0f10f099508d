"""Unit tests of environment/headless/parameters.py; tests/environment/headless.sh starts them."""

import sys
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

sys.path.insert(0, str(Path(__file__).parents[2] / "environment" / "headless"))
from parameters import BadParameter, declarations, declared, inject, literal  # noqa: E402


def notebook(*cells):
    return new_notebook(cells=[new_code_cell(source, metadata={"tags": tags} if tags else {})
                               for source, tags in cells])


class Declarations(unittest.TestCase):
    def test_plain_typed_declarations(self):
        self.assertEqual(
            declarations("int n = 200; double amp = 1.0;\nlong seed = 7L;\nfinal boolean full = false;"),
            {"n": "int", "amp": "double", "seed": "long", "full": "boolean"})

    def test_several_of_one_type_and_arrays_in_both_notations(self):
        self.assertEqual(declarations("int a = 1, b = f(2, 3), c[] = {4, 5};\ndouble [] d = {1., 2.};"),
                         {"a": "int", "b": "int", "c": "int[]", "d": "double[]"})

    def test_comments_and_texts_hide_nothing_and_declare_nothing(self):
        source = '// int no = 1;\n/* int none = 2; */ String s = "a; int never = 3; // {"; char c = \';\';\nint n = 4; // n; m = 5;'
        self.assertEqual(declarations(source), {"s": "String", "c": "char", "n": "int"})

    def test_generic_and_qualified_types(self):
        self.assertEqual(declarations("java.util.List<Map<String, Integer>> l = f(); int n = 1;"),
                         {"l": "java.util.List<Map<String,Integer>>", "n": "int"})

    def test_other_statements_declare_nothing(self):
        self.assertEqual(declarations("import java.util.List;\nn = 3;\nint n;\nif (a == b) { int c = 1; }"), {})


class Literals(unittest.TestCase):
    def test_values_of_every_type(self):
        for java_type, text, expected in [
            ("int", "10_000", "10000"), ("int", "-5", "-5"), ("int", "2147483647", "2147483647"),
            ("long", "3000000000", "3000000000L"), ("byte", "-128", "(byte) -128"),
            ("double", "2", "2.0"), ("double", "1e-3", "0.001"), ("double", ".5", "0.5"),
            ("float", "0.25", "0.25f"), ("boolean", "true", "true"),
            ("String", 'say "x"\\', '"say \\"x\\"\\\\"'), ("String", "", '""'),
            ("int[]", "1,2, 3", "new int[] {1, 2, 3}"), ("double[]", "{1, 2.5}", "new double[] {1.0, 2.5}"),
            ("int[]", "", "new int[] {}"), ("int[]", "{}", "new int[] {}"),
        ]:
            with self.subTest(type=java_type, text=text):
                self.assertEqual(literal(java_type, "x", text), expected)

    def test_what_is_no_value_of_the_type(self):
        for java_type, text in [
            ("int", "1.5"), ("int", "1e3"), ("int", "2147483648"), ("int", ""), ("int", "1; f()"),
            ("int", "_1"), ("long", "9223372036854775808"), ("byte", "128"), ("double", "nan"),
            ("double", "inf"), ("double", "1e999"), ("double", "."), ("double", "1,5"), ("boolean", "yes"),
            ("int[]", "1,,2"), ("int[]", "1,x"), ("int[]", "{1"),
        ]:
            with self.subTest(type=java_type, text=text), self.assertRaises(BadParameter) as caught:
                literal(java_type, "x", text)
            self.assertIn("parameter x is of type", str(caught.exception))
            self.assertNotIn("\n", str(caught.exception))

    def test_types_that_cannot_be_set(self):
        for java_type in ("var", "char", "Path", "int[][]", "List<String>"):
            with self.subTest(type=java_type), self.assertRaises(BadParameter) as caught:
                literal(java_type, "x", "1")
            self.assertIn("cannot be set", str(caught.exception))


class Injection(unittest.TestCase):
    def test_a_cell_right_after_the_parameters(self):
        before = notebook(("first();", []), ("int n = 1;\ndouble t = 2;", ["parameters"]), ("last();", []))
        after = inject(before, {"t": "3", "n": "4"})
        self.assertEqual([cell.source for cell in after.cells],
                         ["first();", "int n = 1;\ndouble t = 2;", "// Parameters\nt = 3.0;\nn = 4;", "last();"])
        self.assertEqual(after.cells[2].metadata.tags, ["injected-parameters"])
        self.assertEqual(len(before.cells), 3)
        nbformat.validate(after)

    def test_an_earlier_injection_is_replaced(self):
        before = notebook(("int n = 1;", ["parameters"]), ("last();", []))
        after = inject(inject(before, {"n": "2"}), {"n": "3"})
        self.assertEqual([cell.source for cell in after.cells],
                         ["int n = 1;", "// Parameters\nn = 3;", "last();"])

    def test_no_values_leave_the_notebook_as_it_is(self):
        before = notebook(("int n = 1;", ["parameters"]))
        self.assertEqual(inject(before, {}), before)

    def test_format_without_cell_ids(self):
        before = notebook(("int n = 1;", ["parameters"]))
        before.nbformat_minor = 4
        for cell in before.cells:
            del cell["id"]
        nbformat.validate(inject(before, {"n": "2"}))

    def test_unknown_name_names_the_known(self):
        with self.assertRaisesRegex(BadParameter, "no parameter m; there are: n, t"):
            inject(notebook(("int n = 1; double t = 2;", ["parameters"])), {"m": "1"})

    def test_notebook_without_parameters(self):
        self.assertEqual(declared(notebook(("int n = 1;", []))), {})
        with self.assertRaisesRegex(BadParameter, "no cell tagged parameters"):
            inject(notebook(("int n = 1;", [])), {"n": "1"})

    def test_the_tag_on_a_text_cell_does_not_count(self):
        book = notebook(("int n = 1;", []))
        book.cells.insert(0, new_markdown_cell("int m = 1;", metadata={"tags": ["parameters"]}))
        self.assertEqual(declared(book), {})


if __name__ == "__main__":
    unittest.main()
