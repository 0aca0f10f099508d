"""Unit tests of environment/headless/website.py and what it uses; headless.sh starts them."""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

sys.path.insert(0, str(Path(__file__).parents[2] / "environment" / "headless"))
import formulas  # noqa: E402
import rendering  # noqa: E402
import website  # noqa: E402
from documents import BadRequest  # noqa: E402

PNG = "iVBORw0KGgo="
FIRST = """# 00 · Does $x<y$ hold?

Needs nothing. **Takes** 5 minutes. **Next**: `01-last`, or [its end](01-last.ipynb#The-end).

![A curve](pictures/curve.png) and [the project](../README.md), [the paper](https://arxiv.org/abs/2402.18491)
"""


class Site(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.notebooks, self.executed = self.folder / "notebooks", self.folder / "executed"
        (self.notebooks / "pictures").mkdir(parents=True)
        (self.executed / "figures").mkdir(parents=True)
        (self.notebooks / "pictures" / "curve.png").write_bytes(b"curve")
        (self.notebooks / "README.md").write_text("# Syllabus\n\nBegin with [the first](00-first.ipynb).\n")
        for ending in ("pdf", "csv"):
            (self.executed / "figures" / f"curve.{ending}").write_text(ending)
        self.mathjax = self.folder / "mathjax.js"
        self.mathjax.write_text("// MathJax")
        first = new_notebook(cells=[
            new_markdown_cell(FIRST, attachments={"curve.png": {"image/png": PNG}}),
            new_markdown_cell("## A *plot*"),
            new_code_cell("double a = b < c ? 1 : 2; // $no$", outputs=[
                new_output("stream", text="one\n"), new_output("stream", text="<two>\n"),
                new_output("display_data", {"image/png": PNG, "text/plain": "[figure] Error bars are 1σ."}),
                new_output("display_data", {"text/html": '<img alt="plot" src="data:image/png;base64,AA">'}),
                new_output("display_data", {"text/plain": "saved /some where/figures/curve.{pdf, csv}"})])])
        last = new_notebook(cells=[new_markdown_cell("# 01 · Last\n\n## The end\n\nCollapse.")])
        self.books = [self._book("00-first", first), self._book("01-last", last)]

    def _book(self, name, notebook):
        nbformat.write(notebook, self.executed / f"{name}.ipynb")
        return self.notebooks / f"{name}.ipynb", notebook

    def built(self, **changes):
        with mock.patch.object(formulas, "BROWSERS", ()):
            website.build(self.books, self.executed, self.folder / "site", self.mathjax, **changes)
        return self.folder / "site"

    def page(self, name="00-first.html"):
        return (self.built() / name).read_text("utf-8")

    def refused(self, expected):
        with self.assertRaisesRegex(BadRequest, expected) as caught:
            self.built()
        self.assertNotIn("\n", str(caught.exception))


class Pages(Site):
    def test_links_lead_to_pages_and_those_that_lead_out_are_text(self):
        page = self.page()
        self.assertIn('<a href="01-last.html#The-end">its end</a>', page)
        self.assertIn('<a href="01-last.html"><code>01-last</code></a>', page)
        self.assertIn('<a href="https://arxiv.org/abs/2402.18491">', page)
        self.assertIn('src="notebooks/pictures/curve.png"', page)
        self.assertIn(" and the project, ", page)
        self.assertIn('rel="next" href="01-last.html"', page)
        self.assertIn('href="00-first.html"', self.page("syllabus.html"))

    def test_outputs_have_a_text_for_those_who_do_not_see_them(self):
        page = self.page()
        self.assertIn('<img src="images/00-first-1.png" alt="Plot of cell 1, A plot. Error bars are 1σ."', page)
        self.assertIn('alt="Plot of cell 1, A plot."', page)
        self.assertIn("<pre>one\n&lt;two&gt;\n</pre>", page)
        self.assertTrue((self.folder / "site" / "images" / "00-first-1.png").read_bytes().startswith(b"\x89PNG"))

    def test_figures_and_notebooks_can_be_fetched_and_name_no_folder_of_this_machine(self):
        page, site = self.page(), self.folder / "site"
        for ending in ("pdf", "csv"):
            self.assertIn(f'href="figures/curve.{ending}"', page)
            self.assertEqual((site / "figures" / f"curve.{ending}").read_text(), ending)
        executed = (site / "executed" / "00-first.ipynb").read_text("utf-8")
        self.assertIn("saved figures/curve.{pdf, csv}", executed)
        self.assertNotIn("some where", executed + page)
        self.assertEqual(nbformat.read(site / "notebooks" / "00-first.ipynb", 4).cells[2].outputs, [])

    def test_index(self):
        index = self.page("index.html")
        self.assertIn('<html lang="en">', index)
        self.assertIn("<p>5 minutes</p>", index)
        self.assertIn('href="01-last.html">01 &#183; Last</a>', index)
        self.assertNotIn("javadoc", index)

    def test_scorecard_and_javadoc_where_they_have_been_made(self):
        made = self.folder / "made"
        made.mkdir()
        (made / "index.html").write_text("card")
        site = self.built(extras=[website.Extra("card", "Card", made),
                                  website.Extra("none", "None", self.folder / "none")])
        self.assertIn('<a href="card/index.html">Card</a>', (site / "index.html").read_text("utf-8"))
        self.assertEqual((site / "card" / "index.html").read_text(), "card")

    def test_the_words_of_each_section_are_searched(self):
        words = (self.built() / "assets" / "words.js").read_text("utf-8")
        sections = json.loads(words[len("window.words = "):].rstrip(";\n"))
        self.assertIn(["The end", "01-last.html#The-end", "Collapse."], sections)
        plot = next(text for title, _, text in sections if title == "A plot")
        self.assertIn("double a = b < c ? 1 : 2;", plot)


class Formulas(Site):
    def test_without_a_browser_the_site_carries_mathjax(self):
        page = self.page()
        self.assertIn("$x&lt;y$", page)
        self.assertIn('src="assets/mathjax.js"', page)
        self.assertTrue((self.folder / "site" / "assets" / "mathjax.js").is_file())

    def test_with_one_they_are_set_beforehand(self):
        browser = self.folder / "browser"
        browser.write_text("#!/bin/sh\necho '<style id=\"MJX-SVG-styles\">mjx {}</style>'"
                           "'<i id=\"formula-0\"><svg>set</svg></i>'\n")
        os.chmod(browser, 0o755)
        with mock.patch.object(formulas, "BROWSERS", (str(browser),)):
            website.build(self.books, self.executed, self.folder / "site", self.mathjax)
        page = (self.folder / "site" / "00-first.html").read_text("utf-8")
        self.assertIn("Does <svg>set</svg> hold?", page)
        self.assertNotIn("mathjax", page)
        self.assertIn("mjx {}", (self.folder / "site" / "assets" / "site.css").read_text("utf-8"))

    def test_code_is_no_formula(self):
        fragments = ["<code>$a$</code> $b$ <pre>$c$</pre> costs \\$5 and $$d$$"]
        found = []
        formulas._each(fragments[0], lambda match: found.append(match[0]) or "")
        self.assertEqual(found, ["$b$", "$$d$$"])


class Replacing(Site):
    def test_an_earlier_site_is_replaced(self):
        (self.built() / "stale.html").write_text("stale")
        self.assertFalse((self.built() / "stale.html").exists())
        self.assertEqual([item.name for item in self.folder.glob(".*")], [])

    def test_another_folder_is_not(self):
        (self.folder / "site").mkdir()
        (self.folder / "site" / "thesis.txt").write_text("mine")
        self.refused("holds something else than an earlier site")
        self.assertEqual((self.folder / "site" / "thesis.txt").read_text(), "mine")

    def test_an_incomplete_site_leaves_the_earlier_one(self):
        self.built()
        (self.executed / "figures" / "curve.csv").unlink()
        self.refused("cannot write to .*curve.csv")
        self.assertTrue((self.folder / "site" / "figures" / "curve.csv").is_file())

    def test_what_was_not_executed_or_gives_solutions_away(self):
        (self.executed / "01-last.ipynb").unlink()
        self.refused("no executed copy of 01-last.ipynb")
        solved = new_markdown_cell("2", metadata={"critical_diffusion": {"solution": "1"}})
        self._book("01-last", new_notebook(cells=[solved]))
        self.refused("01-last.ipynb holds solutions")


class Slugs(unittest.TestCase):
    def test_headings_with_formulas_or_doubled_have_an_anchor_of_their_own(self):
        text = "# The $O(n)$ model\n\n## Exercises\n\n## Exercises\n\n## $\\Delta$"
        book = rendering.Book("a", new_notebook(cells=[new_markdown_cell(text)]), {})
        self.assertEqual([anchor for _, anchor, _ in book.headings],
                         ["The-model", "Exercises", "Exercises-again", "section"])


if __name__ == "__main__":
    unittest.main()
