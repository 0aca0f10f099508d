"""A site in a headless Chromium, from its files: the search finds a word, nothing is asked of a
network, and a page is as wide as a phone.

    tests/browser/site.py CHROMIUM SITE PAGE WORD [SCREENSHOTS]
"""

import pathlib
import sys

from devtools import Browser

SEARCH = """(() => {
  const query = document.getElementById("query");
  query.value = %s;
  query.dispatchEvent(new Event("input"));
  return Array.from(document.querySelectorAll("#hits a"), (hit) => hit.href);
})()"""
LOADED = "performance.getEntriesByType('resource').map((entry) => entry.name)"


def main(chromium, site, page, word, screenshots=None):
    browser = Browser(chromium)
    try:
        for width in (1280, 390):
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                         mobile=width < 600)
            for name in ("index.html", page):
                browser.open(pathlib.Path(site, name).resolve().as_uri())
                browser.wait_for(f"document.readyState === 'complete' && location.href.endsWith({name!r})", 30,
                                 f"{name} did not load")
                wide = browser.run("document.documentElement.scrollWidth")
                assert wide <= width, f"{name} is {wide} pixels wide on a screen of {width}"
                elsewhere = [address for address in browser.run(LOADED) if not address.startswith("file:")]
                assert not [address for address in elsewhere if not address.startswith("data:")], elsewhere
                if screenshots:
                    browser.screenshot(pathlib.Path(screenshots, f"{pathlib.Path(name).stem}-{width}.png"))
        hits = browser.run(SEARCH % repr(word))
        assert any(f"/{page}#" in hit for hit in hits), f"searched {word}, found {hits}"
        assert browser.run(SEARCH % "'qqqqq'") == [], "found what is not there"
    finally:
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
