"""HTML pages of executed notebooks that need no network: formulas, figures and styles are inside."""

from pathlib import Path

import nbconvert

TEMPLATES = Path(__file__).parent / "templates"


def page(notebook, title, mathjax):
    """The page as text. `mathjax` is the path of MathJax 3 as one script."""
    exporter = nbconvert.HTMLExporter(
        template_name="page", extra_template_basedirs=[str(TEMPLATES)], mathjax_url="",
        require_js_url="")
    resources = {"metadata": {"name": title}, "mathjax_source": Path(mathjax).read_text("utf-8")}
    return exporter.from_notebook_node(notebook, resources=resources)[0]
