"""British spelling of pages, notebooks, solutions and Javadoc, by hunspell (skipped without it) and the
project's own words in tests/spelling/words.txt. headless.sh starts this."""

import re
import shutil
import subprocess
import unittest

from test_links import CODE, FENCE, ROOT, files, markdown

WORDS = ROOT / "tests" / "spelling" / "words.txt"
JAVADOC = re.compile(r"/\*\*.*?\*/", re.DOTALL)
# Addresses, tags of HTML and Javadoc with their names, what is quoted as code, entities.
APART = re.compile(r"https?://\S+|arXiv:\S+|\]\([^)]*\)|\{@(?:code|link|linkplain|literal|value)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
                   r"|@(?:param|throws|see)\s+\S+|</?\w[^>]*>|&#?\w+;", re.DOTALL)
WORD = re.compile(r"(?<![\w$.])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w$]|\.\w|\()")


def texts():
    """The text of each file, as far as it is language."""
    for path in files("*.md", "notebooks/*.ipynb"):
        yield path, CODE.sub(" ", markdown(path))
    for path in files("lib/*.java"):
        text = FENCE.sub("", "\n".join(JAVADOC.findall(path.read_text("utf-8"))))
        text = re.sub(r"<pre>.*?</pre>", " ", text, flags=re.DOTALL)
        yield path, re.sub(r"^ *\* ?", "", text, flags=re.MULTILINE)


def words(text):
    """Words of a text that a dictionary may know: no names of code, abbreviations or symbols."""
    for word in WORD.findall(APART.sub(" ", text)):
        word = re.sub(r"['’]s?$", "", word.replace("’", "'"))
        if len(word) > 1 and re.search("[a-z]", word) and not re.search(r"[a-z][A-Z]|[^\x00-\u024f]", word):
            yield word


def unknown(candidates):
    known = {line.strip() for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")}
    candidates = [word for word in candidates if word not in known and word.lower() not in known]
    listed = subprocess.run(["hunspell", "-d", "en_GB", "-i", "utf-8", "-l"], input="\n".join(candidates),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, encoding="utf-8")
    return set(listed.stdout.split()) - known  # hunspell splits some words further


def dictionary():
    """Whether hunspell is here and has British English."""
    if shutil.which("hunspell") is None:
        return False
    return subprocess.run(["hunspell", "-d", "en_GB", "-l"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


@unittest.skipUnless(dictionary(), "needs hunspell with en_GB (Debian: apt-get install hunspell hunspell-en-gb)")
class Spelling(unittest.TestCase):
    def test_every_word_is_known(self):
        found = {}
        for path, text in texts():
            for word in words(text):
                found.setdefault(word, path)
        self.assertGreater(len(found), 1000)
        wrong = sorted(unknown(found))
        self.assertEqual([], [f"{word} ({found[word].relative_to(ROOT)})" for word in wrong],
                         "misspelt, or missing in tests/spelling/words.txt")

    def test_a_misspelt_word_is_found(self):
        text = "The behavour of {@code misspelt} `codde` and https://exampel.org colour, color, DDPM, tS, φ."
        self.assertEqual(unknown(words(CODE.sub(" ", text))), {"behavour", "color"})


class Words(unittest.TestCase):
    def test_the_list_is_sorted_and_has_no_word_twice(self):
        lines = [line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]
        self.assertEqual(lines, sorted(set(lines), key=lambda word: (word.lower(), word)))


if __name__ == "__main__":
    unittest.main()
