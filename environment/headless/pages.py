"""HTML pages of executed notebooks that need no network: formulas, figures and styles are inside."""

import re
from pathlib import Path

import nbconvert

TEMPLATES = Path(__file__).parent / "templates"


def page(notebook, title, mathjax):
    """The page as text, with links to other notebooks leading to their pages. `mathjax` is the path of
    MathJax 3 as one script."""
    exporter = nbconvert.HTMLExporter(
        template_name="page", extra_template_basedirs=[str(TEMPLATES)], mathjax_url="",
        require_js_url="")
    resources = {"metadata": {"name": title}, "mathjax_source": Path(mathjax).read_text("utf-8")}
    html = exporter.from_notebook_node(notebook, resources=resources)[0]
    return re.sub(r'href="([^":/]+)\.ipynb(#[^"]*)?"',
                  lambda match: f'href="{match[1]}.html{match[2] or ""}"', html)
