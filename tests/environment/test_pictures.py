"""Unit tests of environment/headless/pictures.py; headless.sh starts them."""

import struct
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).parents[2] / "environment" / "headless"))
import formulas  # noqa: E402
import pictures  # noqa: E402
from documents import BadRequest  # noqa: E402

SVG = '<svg xmlns="http://www.w3.org/2000/svg" height="12.5pt" width="30pt" viewBox="0 0 30 12.5"/>'
SLIDERS = '<div><input data-control type="range"><div data-note style="height:900px">computed beforehand</div></div>'


class Pictures(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.executed = self.folder / "executed it is"
        (self.executed / "figures").mkdir(parents=True)

    def copy(self, name, *fragments):
        outputs = [new_output("display_data", {"text/html": fragment}) for fragment in fragments]
        notebook = new_notebook(cells=[new_code_cell("f();", outputs=outputs)])
        nbformat.write(notebook, self.executed / f"{name}.ipynb")
        return [(self.folder / f"{name}.ipynb", notebook)]

    def figure(self, name):
        (self.executed / "figures" / f"{name}.svg").write_text(SVG)

    def test_a_figure_of_the_notebooks_name_stands_for_it(self):
        self.copy("01-a", SLIDERS)
        self.figure("01-a")
        self.assertIn('width="60"', pictures.shown_at_head("01-a", self.executed))

    def test_else_its_first_sliders_do(self):
        self.copy("01-a", "<table></table>", SLIDERS.replace("range", "checkbox"), SLIDERS)
        self.figure("01-a-more")
        self.assertIn("checkbox", pictures.shown_at_head("01-a", self.executed))

    def test_a_notebook_without_either_is_refused(self):
        self.copy("01-a", "<table></table>")
        for name, said in (("01-a", "no sliders"), ("02-b", "no executed copy of 02-b")):
            with self.assertRaisesRegex(BadRequest, said):
                pictures.shown_at_head(name, self.executed)

    def test_without_a_browser_nothing_is_drawn(self):
        with mock.patch.object(formulas, "BROWSERS", ()), self.assertRaisesRegex(BadRequest, "need a Chromium"):
            pictures.make(self.copy("01-a", SLIDERS), self.executed)

    @unittest.skipUnless(formulas.browser(), "no Chromium")
    def test_a_picture_is_as_large_as_what_it_shows(self):
        figure, sliders = self.copy("01-figure"), self.copy("02-sliders", SLIDERS)
        self.figure("01-figure")
        pictures.make(figure + sliders, self.executed)
        sizes = [struct.unpack(">II", (self.folder / "pictures" / f"{name}.png").read_bytes()[16:24])
                 for name in ("01-figure", "02-sliders")]
        self.assertEqual(sizes[0], (60, 25))
        self.assertEqual(sizes[1][0], 780)
        self.assertLess(sizes[1][1], 100, "the note of the sliders is not part of the picture")


if __name__ == "__main__":
    unittest.main()
