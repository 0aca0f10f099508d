"""Opens notebooks in Jupyter in a headless browser and uses them: python3 check.py --help.

00-start: the plot changes while the cell runs; a slider that is dragged changes plot and number; the
page says when the kernel was killed, and its sliders stay usable. With --round-trips NOTEBOOK... also
measures how long a picture takes from the move of a slider to the page. Screenshots stay in the
output folder.
The last line: N passed, N failed.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import traceback

from devtools import Browser

CELLS = "Jupyter.notebook.get_cells()"
OUTPUTS = CELLS + ".map((c) => c.output_area ? c.output_area.element[0] : null)"
SLIDER = "Array.from(document.querySelectorAll('[data-control][type=range]'))"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A Jupyter with a token, on copies of the notebooks."""

    def __init__(self, front_end, config, notebooks, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(notebooks, folder)
        self.log = folder.parent / "jupyter.log"
        command = [sys.executable, "-m", front_end, f"--config={config}", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={free_port()}", "--port-retries=20"]
        command += [f"--notebook-dir={folder}"] + (["--allow-root"] if os.getuid() == 0 else [])
        self.process = subprocess.Popen(command, stdout=open(self.log, "wb"), stderr=subprocess.STDOUT)
        try:
            found = Browser.wait(self.address, 60, f"Jupyter did not start; see {self.log}")
        except AssertionError:
            self.close()
            raise
        self.base, self.token = found.groups()

    def address(self):
        return re.search(r"(http://127\.0\.0\.1:[1-9]\d*)/\S*\?token=(\w+)", self.log.read_text())

    def notebook(self, name):
        return f"{self.base}/notebooks/{name}.ipynb?token={self.token}"

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Notebook:
    """A notebook open in the browser."""

    def __init__(self, browser, server, name, parameters):
        self.browser = browser
        browser.open(server.notebook(name))
        ready = "!!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected())"
        browser.wait_for(ready, 90, f"the kernel of {name} did not connect")
        for key, value in parameters.items():
            browser.run(
                f"(() => {{ const c = {CELLS}.find((c) => (c.metadata.tags || []).includes('parameters')); "
                f"c.set_text(c.get_text().replace(/(\\b{key} = )[^;]*;/, '$1{value};')); }})()"
            )

    def run_all(self):
        self.browser.run("Jupyter.notebook.execute_all_cells()")

    def running(self):
        return self.browser.run(f"{CELLS}.some((c) => c.element[0].classList.contains('running'))")

    def finish(self, seconds=240):
        done = f"!{CELLS}.some((c) => c.element[0].classList.contains('running')) && !Jupyter.notebook.kernel_busy"
        self.browser.wait_for(done, seconds, "the notebook did not come to its end")
        errors = self.browser.run("document.querySelectorAll('.output_error').length")
        assert errors == 0, f"{errors} cells failed"

    def picture(self, what):
        """The source of a plot, short."""
        return self.browser.run(f"(() => {{ const i = {what}; return i ? i.src.length + i.src.slice(-200) : ''; }})()")

    def slider(self, index=0):
        """Where a slider is, and its page: number beside it, picture and note."""
        return json.loads(
            self.browser.run(
                f"""(() => {{
                const s = {SLIDER}[{index}];
                s.scrollIntoView({{block: "center"}});
                const b = s.getBoundingClientRect(), root = s.closest("div[id]");
                return JSON.stringify({{x: b.x, y: b.y + b.height / 2, width: b.width,
                  part: (s.value - s.min) / (s.max - s.min),
                  number: s.parentElement.querySelector("output").textContent,
                  picture: (() => {{ const i = root.querySelector("img"); return i.src.length + i.src.slice(-200); }})(),
                  settled: root.dataset.shown === s.value, // of the only slider
                  note: root.querySelector("[data-note]").textContent}});
                }})()"""
            )
        )

    def drag(self, to, index=0):
        place = self.slider(index)
        thumb = 8 + place["part"] * (place["width"] - 16)
        self.browser.drag(
            (place["x"] + thumb, place["y"]), (place["x"] + 8 + to * (place["width"] - 16), place["y"])
        )

    def round_trips(self, count):
        """Milliseconds from moves of the first slider until the picture is in the page."""
        return self.browser.run(
            f"""(async () => {{
            const s = {SLIDER}[0], root = s.closest("div[id]"), times = [];
            for (let i = 0; i < {count}; i++) {{
              const begin = performance.now(), before = root.querySelector("img");
              s.value = Number(s.min) + (Number(s.value) - Number(s.min) + 1) % (s.max - s.min + 1);
              s.dispatchEvent(new Event("input", {{bubbles: true}}));
              while (root.querySelector("img") === before && performance.now() - begin < 10000)
                await new Promise((r) => setTimeout(r, 1));
              times.push(performance.now() - begin);
              await new Promise((r) => setTimeout(r, 30));
            }}
            return times;
            }})()"""
        )


def check_start(browser, server, out):
    book = Notebook(browser, server, "00-start", {"frames": 30, "points": 2000})
    live = f"({OUTPUTS}[{cell_with(browser, 'LivePlot.run')}] || document).querySelector('img')"
    book.run_all()
    seen = []
    end = time.monotonic() + 240
    while time.monotonic() < end:
        now = book.picture(live)
        if now and now not in seen:
            seen.append(now)
            if len(seen) == 5:
                browser.run(live + ".scrollIntoView({block: 'center'})")
                browser.screenshot(out / "00-start-live.png")
        if len(seen) > 1 and not book.running():
            break
        time.sleep(0.02)
    assert len(seen) >= 5, f"the plot showed only {len(seen)} pictures while the cell ran"
    book.finish()
    browser.wait(lambda: book.slider()["note"] == "live", 20, "the sliders did not become live")
    before = book.slider()
    browser.screenshot(out / "00-start-slider-before.png")
    book.drag(0.8)
    browser.wait(lambda: book.slider()["settled"], 20, "the plot did not follow the slider")
    after = book.slider()
    assert after["number"] != before["number"], f"the number stayed {before['number']}"
    assert after["picture"] != before["picture"], "the plot stayed"
    browser.screenshot(out / "00-start-slider-after.png")
    print(f"00-start: {len(seen)} pictures while the cell ran; slider {before['number']} -> {after['number']}, live")
    print_round_trips("00-start", book)
    killed = time.monotonic()
    os.kill(kernel_process(browser.run("Jupyter.notebook.kernel.id")), signal.SIGKILL)
    gone = lambda: "does not answer; computed beforehand" in book.slider()["note"]
    browser.wait(gone, 20, "the page does not say that the kernel has died")
    print(f"00-start: {time.monotonic() - killed:.1f} s after the kernel was killed the page says so")
    dialog = "document.querySelector('.modal.in .btn-primary')"  # Jupyter's own word on it
    browser.wait_for(f"!!{dialog}", 20, "Jupyter does not say that the kernel has died")
    browser.run(f"{dialog}.click()")
    browser.wait_for("!document.querySelector('.modal-backdrop')", 20, "Jupyter's dialog does not close")
    for to in (0.3, 0.6):  # at once, and again when the server has started another kernel
        before = book.slider()
        book.drag(to)
        frames = lambda: book.slider()["picture"] != before["picture"] and gone()
        browser.wait(frames, 20, "without its kernel no picture computed beforehand was shown")
        browser.run("new Promise((r) => Jupyter.notebook.session.delete(r, r))" if to == 0.6 else "0")
        time.sleep(4)
    assert gone(), "another kernel than the one that ran the cell was taken for it"
    browser.screenshot(out / "00-start-slider-without-kernel.png")


def kernel_process(kernel):
    """The process of a kernel, found by its connection file."""
    for place in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"kernel-{kernel}.json" in place.read_text():
                return int(place.parent.name)
        except OSError:
            continue  # it has ended meanwhile
    raise AssertionError(f"no process of the kernel {kernel}")


def cell_with(browser, text):
    return browser.run(f"{CELLS}.findIndex((c) => c.cell_type === 'code' && c.get_text().includes({json.dumps(text)}))")


def print_round_trips(name, book):
    times = sorted(book.round_trips(40)[3:])
    load = os.getloadavg()[0]
    print(
        f"{name}: slider round trip {statistics.median(times):.0f} ms at the median of {len(times)} "
        f"({times[0]:.0f} to {times[-1]:.0f}; load of the machine {load:.1f})"
    )


def measure(browser, server, out, name):
    smoke = json.loads((out / "notebooks" / f"{name}.ipynb").read_text())["metadata"]["critical_diffusion"]["smoke"]
    quoted = {k: json.dumps(v) if isinstance(v, str) else str(v).lower() for k, v in smoke.items()}
    book = Notebook(browser, server, name, quoted)
    book.run_all()
    book.finish()
    browser.wait(lambda: book.slider()["note"] == "live", 20, "the sliders did not become live")
    print_round_trips(name, book)
    height = browser.run("document.getElementById('notebook-container').scrollHeight")
    browser.run("(() => { const s = document.getElementById('site'); s.style.height = 'auto'; s.style.overflow = 'visible'; document.body.style.overflow = 'visible'; })()")
    browser.screenshot(out / f"{name}.png", {"x": 0, "y": 0, "width": 1280, "height": min(height + 200, 16000)})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--front-end", default="notebook")
    parser.add_argument("--config", default=root / "environment/setup/jupyter_config.py")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--out", type=pathlib.Path, default=root / "target/tests/browser")
    parser.add_argument("--round-trips", nargs="*", default=[], metavar="NOTEBOOK")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    checks = [("00-start", lambda b, s: check_start(b, s, out))]
    checks += [(n, lambda b, s, n=n: measure(b, s, out, n)) for n in arguments.round_trips]
    server = Server(arguments.front_end, arguments.config, root / "notebooks", out / "notebooks")
    try:
        for name, check in checks:
            browser = Browser(arguments.chromium)
            try:
                check(browser, server)
            except Exception:  # the next check is to run all the same
                failed += 1
                traceback.print_exc()
                browser.screenshot(out / f"{name}-failed.png")
            finally:
                browser.close()
    finally:
        server.close()
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
