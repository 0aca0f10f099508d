"""Formulas set beforehand as SVG by MathJax in a headless Chromium, so that pages need no script.
Without Chromium the pages carry MathJax instead, and set their formulas in the reader's browser."""

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CONFIGURATION = """
window.MathJax = {
  tex: {inlineMath: [['$', '$']], displayMath: [['$$', '$$']], processEscapes: true, tags: 'ams'},
  svg: {fontCache: 'none'},
  options: {enableMenu: false, skipHtmlTags: ['script', 'style', 'pre', 'code', 'textarea', 'svg']}
};
"""
# Text outside tags and outside what shows its contents as they are.
KEPT = re.compile(r"(<(script|style|pre|code|svg)\b.*?</\2>|<[^>]+>)", re.DOTALL)
FORMULA = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?!\$).+?(?<!\\)\$", re.DOTALL)
SET = re.compile(r'<i id="formula-(\d+)">(.*?)</i>', re.DOTALL)
STYLE = re.compile(r'<style id="MJX-SVG-styles">(.*?)</style>', re.DOTALL)
LIMIT = 120  # seconds


def typeset(fragments, mathjax):
    """The fragments with their formulas set, and the style they need; or as they are, and None."""
    found = {}
    for fragment in fragments:
        _each(fragment, lambda match: found.setdefault(match[0], len(found)) and "" or "")
    chromium = browser()
    if chromium is None or not found:
        return fragments, None if found else ""
    dom = _formulas(chromium, found, mathjax)
    done = {int(number): text for number, text in SET.findall(dom)}
    style = STYLE.search(dom)
    if style is None or len(done) < len(found):
        return fragments, None
    return [_each(fragment, lambda match: done[found[match[0]]]) for fragment in fragments], style[1]


def browser():
    """The path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _each(fragment, replacement):
    """The fragment with its formulas replaced."""
    pieces, last = [], 0
    for kept in KEPT.finditer(fragment):
        pieces += [FORMULA.sub(replacement, fragment[last:kept.start()]), kept[0]]
        last = kept.end()
    return "".join(pieces) + FORMULA.sub(replacement, fragment[last:])


def _formulas(chromium, formulas, mathjax):
    """The page of all formulas after MathJax has set them, or an empty text."""
    lines = "\n".join(f'<i id="formula-{number}">{text}</i>' for text, number in formulas.items())
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "formulas.html"
        page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><script>{CONFIGURATION}</script>'
                        f'<script src="{html.escape(Path(mathjax).resolve().as_uri())}"></script>{lines}', "utf-8")
        return browse(chromium, page, "--dump-dom", "--virtual-time-budget=60000")


def browse(chromium, page, *options):
    """What a headless Chromium says when it has loaded a page, or an empty text; its profile lies
    beside the page."""
    command = [chromium, "--headless", "--disable-gpu", f"--user-data-dir={page.parent / 'profile'}", *options,
               page.resolve().as_uri()]
    if hasattr(os, "getuid") and os.getuid() == 0:
        command.insert(1, "--no-sandbox")
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=LIMIT, check=False).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ""
