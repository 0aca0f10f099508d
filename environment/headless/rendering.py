"""Cells of an executed notebook as plain HTML, for the site: no scripts but those of sliders."""

import base64
import html
import re
import urllib.parse

import nbformat
from nbconvert.filters import ansi2html, markdown2html
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from rules import SAVED

HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)<a class="anchor-link".*?</a></h\1>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
IMAGE = re.compile(r'(<img src=")([^"]*)')
NAME = re.compile(r"<code>([\w-]+)</code>")
ALT = re.compile(r'alt="(?:plot|figure)?"')
ENDINGS = ("pdf", "svg", "png", "csv", "tex", "json")


def plain(text, gap=" "):
    """Text without its tags."""
    text = html.unescape(re.sub(r"<[^>]+>", gap, text)).strip()
    return re.sub(r" +", " ", text)


class Book:
    """A notebook on its way to a page: `body` holds (kind, HTML, anchor) of each part, `headings`
    (level, anchor, HTML), and `images` the pictures of its outputs by file name."""

    def __init__(self, name, notebook, others):
        self.name, self.others = name, others
        self.headings, self.body, self.images, self.downloads = [], [], {}, {}
        self.anchors, self.number = set(), 0
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                self._add("text", self.text(cell))
            elif cell.cell_type == "code" and cell.source.strip():
                self.number += 1
                self._add("code", source(cell.source))
                for output in merged(cell.outputs):
                    self._add("output", self.output(output))
        self.title = next((heading for level, _, heading in self.headings if level == 1), name)

    def _add(self, kind, fragment):
        anchor = self.headings[-1][1] if self.headings else ""
        self.body.append((kind, fragment, anchor))

    def text(self, cell):
        attached = cell.get("attachments", {})
        text = re.sub(r"\(attachment:([^)\s]+)", lambda match: self._attached(match, attached), cell.source)
        fragment = HEADING.sub(self._heading, markdown2html(text))
        fragment = IMAGE.sub(lambda match: match[1] + (self._moved(match[2]) or match[2]), fragment)
        return NAME.sub(self._named, LINK.sub(self._link, fragment))

    def _attached(self, match, attached):
        if "pictures/" + match[1] in self.others or match[1] not in attached:
            return "(pictures/" + match[1]
        kind, data = next(iter(attached[match[1]].items()))
        return f"(data:{kind};base64,{data}"

    def _heading(self, match):
        anchor = match[2]
        if not re.fullmatch(r"[\w:.-]+", anchor):
            anchor = re.sub(r"\W+", "-", re.sub(r"\$.*?\$", "", plain(match[3]))).strip("-")
        anchor = anchor or "section"
        while anchor in self.anchors:
            anchor += "-again"
        self.anchors.add(anchor)
        self.headings.append((int(match[1]), anchor, match[3]))
        return f'<h{match[1]} id="{anchor}">{match[3]}</h{match[1]}>'

    def _link(self, match):
        moved = self._moved(match[1])
        return match[3] if moved is None else f'<a href="{moved}"{match[2]}>{match[3]}</a>'

    def _moved(self, address):
        moved = self.address(html.unescape(address))
        return moved and html.escape(moved)

    def address(self, address):
        """Where a link or picture of the notebook is on the site, or None if it is not there."""
        if re.match(r"https?://|mailto:|data:|#", address):
            return address
        path, _, anchor = address.partition("#")
        moved = self.others.get(urllib.parse.unquote(path))
        return moved and moved + ("#" + anchor if anchor else "")

    def _named(self, match):
        page = self.others.get(match[1] + ".ipynb")
        return f'<a href="{page}">{match[0]}</a>' if page and match[1] != self.name else match[0]

    def output(self, output):
        """One output; an image becomes a file."""
        if output.output_type == "stream":
            return self._plain(output.text)
        if output.output_type == "error":
            return f'<pre class="error">{ansi2html(chr(10).join(output.traceback))}</pre>'
        data = output.get("data", {})
        for kind, ending in (("image/png", "png"), ("image/svg+xml", "svg")):
            if kind in data:
                return self._image("".join(data[kind]), ending, data.get("text/plain", ""))
        if "text/html" in data:
            return ALT.sub(f'alt="{self._alt("")}"', "".join(data["text/html"]))
        return self._plain("".join(data.get("text/plain", "")))

    def _image(self, content, ending, said):
        name = f"{self.name}-{len(self.images) + 1}.{ending}"
        self.images[name] = content.encode() if ending == "svg" else base64.b64decode(content)
        return f'<img src="images/{name}" alt="{self._alt(said)}" loading="lazy">'

    def _alt(self, said):
        section = re.sub(r"\$", "", plain(self.headings[-1][2])) if self.headings else self.name
        said = re.sub(r"^\[figure\] *", "", "".join(said))
        return html.escape(f"Plot of cell {self.number}, {section}. {said}".strip())

    def _plain(self, text):
        saved = SAVED.search(text)
        if not saved:
            return f"<pre>{ansi2html(text)}</pre>"
        stem = saved[1].replace("\\", "/").rsplit("/", 1)[-1]
        endings = saved[2].split(", ")
        self.downloads[stem] = [ending for ending in ENDINGS if ending in endings]
        links = " · ".join(f'<a href="figures/{stem}.{ending}">{ending.upper()}</a>'
                           for ending in self.downloads[stem])
        return f"<p>Figure <b>{stem}</b>: {links}</p>"


def merged(outputs):
    """The outputs with neighbouring pieces of text made one, as kernels send them line by line."""
    result = []
    for output in outputs:
        if result and output.output_type == result[-1].output_type == "stream":
            result[-1] = nbformat.v4.new_output("stream", text=result[-1].text + output.text)
        else:
            result.append(output)
    return result


def source(code):
    """Java with colours; read aloud as code, and scrolled by the keyboard where it is wide."""
    formatter = HtmlFormatter(nowrap=True)
    return f'<pre tabindex="0"><code>{highlight(code, get_lexer_by_name("java"), formatter)}</code></pre>'


def code_style():
    return HtmlFormatter().get_style_defs("pre")
