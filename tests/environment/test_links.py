"""Every link of the pages, notebooks, solutions and site leads somewhere: relative ones to a file and
heading that are there, others to a host of the list. No network is used. headless.sh starts this."""

import html
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
from pathlib import Path
from unittest import mock

import nbformat

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "environment" / "headless"))
import formulas  # noqa: E402
import website  # noqa: E402

HOSTS = {"arxiv.org", "doi.org", "www.apache.org", "github.com", "mybinder.org", "openjdk.org", "citation-file-format.github.io"}
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
ADDRESS = re.compile(r"<(?:a|img|link|script|iframe|source)\b[^>]*?\b(?:href|src)=\"([^\"]*)\"")
IDENTITY = re.compile(r"\bid=\"([^\"]*)\"")
SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)


def files(*patterns):
    """Those that git keeps or is about to; without git, all there are."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", *patterns],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode()
    return sorted(ROOT / name for name in listed.splitlines() if (ROOT / name).is_file())


def markdown(path):
    """The text of a page or notebook, without code and formulas."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return FENCE.sub("", text)


def anchors(path):
    """Anchors of a page: Jupyter's keep the words of a heading, GitHub's are in lower case."""
    if path.suffix == ".html":
        return set(map(html.unescape, IDENTITY.findall(path.read_text("utf-8"))))
    found = set()
    for heading in HEADING.findall(markdown(path)):
        plain = re.sub(r"[`*]", "", heading)
        found |= {plain.replace(" ", "-"), re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")}
    return found


def problem(page, address):
    """What is wrong with a link of the page, or None."""
    parts = urllib.parse.urlsplit(html.unescape(address))
    if parts.scheme == "data":
        return None
    if parts.scheme or parts.netloc:
        if parts.scheme != "https":
            return "is no https address"
        return None if parts.hostname in HOSTS else f"leads to {parts.hostname}, which is not in the list"
    target = page if not parts.path else page.parent / urllib.parse.unquote(parts.path)
    if not target.exists():
        return "leads to nothing"
    if parts.fragment and target.suffix in (".md", ".ipynb", ".html"):
        if urllib.parse.unquote(parts.fragment) not in anchors(target):
            return "leads to no heading"
    return None


class Links(unittest.TestCase):
    def check(self, page, addresses):
        for address in sorted(set(addresses)):
            with self.subTest(page=page.name, address=address):
                self.assertIsNone(problem(page, address))

    def test_pages_notebooks_and_solutions(self):
        pages = files("*.md", "notebooks/*.ipynb")
        self.assertGreater(len(pages), 10)
        for page in pages:
            self.check(page, LINK.findall(CODE.sub("", markdown(page))))

    def test_site(self):
        with tempfile.TemporaryDirectory() as scratch, mock.patch.object(formulas, "BROWSERS", ()):
            books = [(path, nbformat.read(path, 4)) for path in files("notebooks/*.ipynb")]
            script = Path(scratch) / "mathjax.js"
            script.write_text("")
            site = Path(scratch) / "site"
            # The stored notebooks stand for executed ones that have shown nothing.
            website.build(books, ROOT / "notebooks", site, script)
            pages = sorted(site.glob("*.html"))
            self.assertGreater(len(pages), len(books))
            for page in pages:
                text = SCRIPT.sub(r"\1</script>", page.read_text("utf-8"))
                self.check(page, ADDRESS.findall(text))
                self.assertEqual(len(re.findall("<h1", text)), 1, page)
                self.assertNotRegex(text, r"<img(?![^>]*\balt=)")

    def test_what_is_wrong_is_found(self):
        page = ROOT / "README.md"
        self.assertEqual(problem(page, "environment/nothing.md"), "leads to nothing")
        self.assertEqual(problem(page, "environment/README.md#nowhere"), "leads to no heading")
        self.assertEqual(problem(page, "http://arxiv.org/abs/2402.18491"), "is no https address")
        self.assertEqual(problem(page, "https://example.org/"),
                         "leads to example.org, which is not in the list")
        heading = sorted(anchors(ROOT / "environment" / "README.md"))[0]
        self.assertIsNone(problem(page, f"environment/README.md#{heading}"))


if __name__ == "__main__":
    unittest.main()
