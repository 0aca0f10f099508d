"""Opens notebooks in Jupyter in a headless browser and uses them: python3 check.py --help.

Every front end that this Python has is tried (Notebook 6, Notebook 7, JupyterLab), each with the
same checks, in this order, on 00-start: see STEPS. With --round-trips NOTEBOOK... also measures how
long a picture takes from the move of a slider to the page. Screenshots stay in the output folder.
The last line: N passed, N failed.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import time
import traceback

import intruder
from devtools import Browser
from front_ends import ALL, Server
from notebook import Notebook, Slider

GONE = "does not answer; computed beforehand"


class Visit:
    """A reader of 00-start. The steps are taken in order; later ones need what earlier ones did."""

    def __init__(self, browser, server, chromium, out):
        self.browser = browser
        self.server = server
        self.chromium = chromium
        self.out = out
        self.book = Notebook(browser, server, "00-start")
        self.parameters = self.book.cell("long seed = ")
        self.live = self.book.cell("LivePlot.run")
        self.sliders = self.book.cell("Sliders.of")
        self.slider = Slider(browser, f"book.output({self.sliders})")

    def say(self, text):
        print(f"{self.server.front_end.name}: {text}", flush=True)

    def screenshot(self, name):
        self.browser.screenshot(self.out / f"{name}.png")

    def set_parameters(self, **values):
        def replaced(source):
            lines = source.split("\n")
            for name, value in values.items():
                places = [i for i, line in enumerate(lines) if f" {name} = " in line]
                lines[places[0]] = f"{lines[places[0]].split(' = ')[0]} = {value};"
            return "\n".join(lines)

        self.book.change(self.parameters, replaced)

    def plot_changes_while_its_cell_runs(self):
        self.set_parameters(frames=30, points=2000)
        self.book.show(self.live)
        self.book.run_all()
        seen = self.watch(lambda: not self.book.running())
        assert len(seen) >= 5, f"the plot showed only {len(seen)} pictures while the cell ran"
        self.book.finish()
        assert self.book.errors() == 0, f"{self.book.errors()} cells failed"
        self.say(f"{len(seen)} pictures while the cell ran")

    def watch(self, ended, most=1000):
        """The different pictures of the live plot until something has happened."""
        seen = []
        end = time.monotonic() + 240
        while time.monotonic() < end and len(seen) < most:
            now = self.book.picture(self.live)
            if now and now not in seen:
                seen.append(now)
                if len(seen) == 5:
                    self.book.show(self.live)
                    self.screenshot("live")
            if len(seen) > 1 and ended():
                break
            time.sleep(0.02)
        return seen

    def slider_changes_plot_and_number(self):
        self.book.show(self.sliders)
        self.slider.wait_live("the sliders did not become live")
        before = self.slider.look()
        self.screenshot("slider-before")
        self.slider.drag(0.8)
        after = self.slider.wait_settled("the plot did not follow the slider")
        assert after["number"] != before["number"], f"the number stayed {before['number']}"
        assert after["picture"] != before["picture"], "the plot stayed"
        self.screenshot("slider-after")
        self.say(f"slider {before['number']} -> {after['number']}, {after['note']}")

    def keys_move_the_slider(self):
        sources = self.browser.run("book.sources()")
        before = self.slider.look()["value"]
        self.browser.run(f"{self.slider.element}.focus()")
        for key in ("ArrowLeft", "ArrowDown", "ArrowDown"):
            self.browser.key(key)
        self.browser.wait(
            lambda: self.slider.look()["value"] == before - 3, 5, "three arrow keys did not move it by three"
        )
        self.browser.key("x")  # would cut the selected cell
        assert self.browser.run("book.sources()") == sources, "a key meant for the slider changed the notebook"
        self.slider.wait_settled("the plot did not follow the keys")

    def newest_value_wins(self):
        self.slider.sweep(20, 1)
        begin = time.monotonic()
        after = self.slider.wait_settled("the plot did not arrive at the newest value")
        assert after["part"] == 1 and after["note"] == "live", after["note"]
        self.say(f"20 moves in 1 s, the newest shown {time.monotonic() - begin:.2f} s later")

    def round_trip(self):
        self.say(round_trips(self.slider))

    def stored_notebook_keeps_the_last_frame(self):
        stored = self.book.save()
        outputs = stored["cells"][self.live]["outputs"]
        pictures = [o for o in outputs if "image/png" in o.get("data", {})]
        assert len(pictures) == 1, f"{len(pictures)} pictures are stored of the live plot"

    def cell_run_again_leaves_no_connection_behind(self):
        connections = lambda: self.server.connections(self.book.kernel())
        before = connections()
        for _ in range(3):
            self.book.run(self.sliders)
            self.book.finish()
            self.slider.wait_live("the sliders of a cell that ran again did not become live")
        self.slider.drag(0.9)  # every connection hears of it, and those of former outputs close
        self.slider.wait_settled("the plot did not follow the slider")
        self.browser.wait(lambda: connections() <= before, 20, f"more than {before} connections to the kernel")

    def two_clients_get_each_their_own(self):
        other = Browser(self.chromium)
        try:
            book = Notebook(other, self.server, "00-start")
            book.show(self.sliders)
            second = Slider(other, f"book.output({self.sliders})")
            second.wait_live("the sliders of a second page did not become live")
            self.slider.wait_live("the sliders of the first page are no longer live")
            for value in range(5, 15):
                self.slider.set(value)
                second.set(value + 20)
            first, last = (s.wait_settled("one of two pages did not get its picture") for s in (self.slider, second))
            assert (first["value"], last["value"]) == (14, 34)
            self.slider.set(34)
            assert self.slider.wait_settled("no answer")["picture"] == last["picture"] != first["picture"]
            time.sleep(1.5)  # a connection that one page takes from another is opened anew after a second
            log = self.server.log.read_text(errors="replace")
            assert "stale connection" not in log, "the pages take the connection from each other"
            assert (self.slider.look()["note"], second.look()["note"]) == ("live", "live")
        finally:
            other.close()

    def reloaded_page_is_live_again(self):
        self.book.reload()
        self.book.show(self.sliders)
        self.slider.wait_live("the sliders did not become live after the page was loaded again")
        self.slider.set(7)
        self.slider.wait_settled("the plot did not follow the slider after the page was loaded again")
        self.screenshot("reloaded")

    def stop_button_leaves_the_last_frame(self):
        self.set_parameters(frames=600)
        self.book.run(self.parameters)
        self.book.finish()
        self.book.show(self.live)
        self.book.run(self.live)
        self.watch(lambda: False, most=4)
        begin = time.monotonic()
        self.book.stop()
        self.book.finish(20)
        took = time.monotonic() - begin
        time.sleep(0.5)
        last = self.book.picture(self.live)
        assert last, "the plot has gone"
        time.sleep(1)
        assert self.book.picture(self.live) == last, "the plot goes on though its cell was stopped"
        self.screenshot("stopped")
        self.book.run(self.book.cell("share on the right"))
        self.book.finish(20)
        assert self.book.errors() <= 1, "the kernel does not work any more"
        self.say(f"stopped {took:.1f} s after the button was pressed")

    def page_says_that_the_kernel_was_killed(self):
        self.book.show(self.sliders)
        self.book.save()
        killed = time.monotonic()
        os.kill(kernel_process(self.book.kernel()), signal.SIGKILL)
        gone = lambda: GONE in self.slider.look()["note"]
        self.browser.wait(gone, 20, "the page does not say that the kernel has died")
        self.say(f"{time.monotonic() - killed:.1f} s after the kernel was killed the page says so")
        self.book.dismiss()
        for to in (0.3, 0.6):  # at once, and again when the server has started another kernel
            before = self.slider.look()
            self.slider.drag(to)
            frames = lambda: self.slider.look()["picture"] != before["picture"] and gone()
            self.browser.wait(frames, 20, "without its kernel no picture computed beforehand was shown")
            time.sleep(4)
        assert gone(), "another kernel than the one that ran the cell was taken for it"
        self.screenshot("killed")
        self.book.end_kernel()

    def reopened_page_shows_what_was_computed(self):
        self.book.open()
        self.book.show(self.sliders)
        gone = lambda: GONE in self.slider.look()["note"]
        self.browser.wait(gone, 20, "the page of a kernel that has ended does not say so")
        assert len(self.frames(self.slider)) > 1, "the pictures computed beforehand are not shown"
        assert gone(), self.slider.look()["note"]
        assert self.book.picture(self.live), "the last frame of the live plot has gone"
        self.screenshot("reopened")

    def frames(self, slider):
        """The different pictures at six places of a slider that has no kernel; a slow machine makes few."""
        pictures = set()
        for value in range(0, 60, 10):
            slider.set(value)
            pictures.add(slider.look()["picture"])
        return pictures

    def page_without_trust_says_so(self):
        copy = self.book.file.with_name("copy.ipynb")
        stored = json.loads(self.book.file.read_text(encoding="utf-8"))
        stored["cells"].append({**stored["cells"][0], "id": "appended"})  # so the signature is of another
        copy.write_text(json.dumps(stored), encoding="utf-8")
        book = Notebook(self.browser, self.server, "copy")
        book.show(self.sliders)
        text = self.browser.run(f"book.output({self.sliders}).textContent")
        assert book.picture(self.sliders), "the picture of the sliders has gone with its script"
        assert "trust" in text, f"not said: why the sliders do nothing ({text})"
        self.screenshot("not-trusted")
        book.end_kernel()

    def page_asks_nothing(self):
        asked = self.browser.run("book.asked()")
        assert not asked, f"the reader is asked: {asked}"

    def exported_page_shows_what_was_computed(self):
        page = self.out / "00-start.html"
        convert = [sys.executable, "-m", "nbconvert", "--to", "html", "--output", str(page), str(self.book.file)]
        subprocess.run(convert, check=True, capture_output=True)
        self.browser.open(page.as_uri())
        slider = Slider(self.browser)
        self.browser.wait(lambda: "pictures" in slider.look()["note"], 30, "the exported page has no sliders")
        assert len(self.frames(slider)) > 1, "the pictures computed beforehand are not shown"
        assert slider.look()["note"].startswith("computed beforehand"), slider.look()["note"]
        self.browser.run(f"{slider.element}.scrollIntoView({{block: 'center'}})")
        self.screenshot("exported")

    def nobody_else_gets_in(self):
        kernel = self.book.kernel()
        intruder.try_server(self.server.base, self.server.token, kernel)
        intruder.look_at_process(kernel_process(kernel), kernel, self.server.token)


STEPS = (
    Visit.plot_changes_while_its_cell_runs,
    Visit.slider_changes_plot_and_number,
    Visit.keys_move_the_slider,
    Visit.page_asks_nothing,
    Visit.newest_value_wins,
    Visit.round_trip,
    Visit.cell_run_again_leaves_no_connection_behind,
    Visit.stored_notebook_keeps_the_last_frame,
    Visit.two_clients_get_each_their_own,
    Visit.reloaded_page_is_live_again,
    Visit.nobody_else_gets_in,
    Visit.stop_button_leaves_the_last_frame,
    Visit.page_says_that_the_kernel_was_killed,
    Visit.reopened_page_shows_what_was_computed,
    Visit.page_without_trust_says_so,
    Visit.exported_page_shows_what_was_computed,
)


def kernel_process(kernel):
    """The process of a kernel, found by its connection file."""
    for place in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"kernel-{kernel}.json" in place.read_text():
                return int(place.parent.name)
        except OSError:
            continue  # it has ended meanwhile
    raise AssertionError(f"no process of the kernel {kernel}")


def round_trips(slider):
    times = sorted(slider.round_trips(40)[3:])
    return (
        f"slider round trip {statistics.median(times):.0f} ms at the median of {len(times)} "
        f"({times[0]:.0f} to {times[-1]:.0f}; load of the machine {os.getloadavg()[0]:.1f})"
    )


def measure(browser, server, name):
    """How long the first slider of a notebook takes, at smoke size."""
    book = Notebook(browser, server, name)
    smoke = json.loads(book.file.read_text(encoding="utf-8"))["metadata"]["critical_diffusion"]["smoke"]
    tagged = [c for c in json.loads(book.file.read_text())["cells"] if "parameters" in c["metadata"].get("tags", [])]
    parameters = book.cell("".join(tagged[0]["source"]).split("\n")[0])
    for key, value in smoke.items():
        text = json.dumps(value) if isinstance(value, str) else str(value).lower()
        change = lambda source: "\n".join(
            f"{line.split(' = ')[0]} = {text};" if f" {key} = " in line else line for line in source.split("\n")
        )
        book.change(parameters, change)
    book.run_all()
    book.finish()
    assert book.errors() == 0, f"{book.errors()} cells failed"
    sliders = book.cell("Sliders.of")
    book.show(sliders)
    slider = Slider(browser, f"book.output({sliders})")
    slider.wait_live("the sliders did not become live")
    print(f"{server.front_end.name}, {name}: {round_trips(slider)}", flush=True)


def attempt(browser, out, name, check):
    """Whether a check passed; the next is made all the same."""
    try:
        check()
        return True
    except Exception:
        print(f"FAILED: {name}", flush=True)
        traceback.print_exc()
        try:
            browser.screenshot(out / f"{name}-failed.png")
        except (OSError, RuntimeError):
            print("the page gives no screenshot any more", flush=True)
        return False


def visit(front_end, arguments):
    """Takes all the steps in one front end; gives whether each passed."""
    out = arguments.out.resolve() / front_end.name.lower().replace(" ", "-")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    passed = []
    server = Server(front_end, arguments.config, arguments.notebooks, out)
    try:
        browser = Browser(arguments.chromium)
        try:
            reader = Visit(browser, server, arguments.chromium, out)
            for step in STEPS:
                passed.append(attempt(browser, out, step.__name__, lambda: step(reader)))
        finally:
            browser.close()
        for name in arguments.round_trips:
            browser = Browser(arguments.chromium)
            try:
                passed.append(attempt(browser, out, name, lambda: measure(browser, server, name)))
            finally:
                browser.close()
    finally:
        server.close()
    return passed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--config", default=root / "environment/setup/jupyter_config.py")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--notebooks", type=pathlib.Path, default=root / "notebooks")
    parser.add_argument("--out", type=pathlib.Path, default=root / "target/tests/browser")
    parser.add_argument("--only", choices=[f.name for f in ALL], help="this front end alone")
    parser.add_argument("--round-trips", nargs="*", default=[], metavar="NOTEBOOK")
    arguments = parser.parse_args()
    passed = []
    for front_end in (f for f in ALL if arguments.only in (None, f.name)):
        version = front_end.version()
        if version is None:
            print(f"{front_end.name}: not installed, not tried", flush=True)
            continue
        begin = time.monotonic()
        try:
            own = visit(front_end, arguments)
        except Exception:  # it does not start; the next front end is tried all the same
            traceback.print_exc()
            own = [False]
        passed += own
        took = time.monotonic() - begin
        print(f"{front_end.name} {version}: {sum(own)} of {len(own)} checks passed in {took:.0f} s", flush=True)
    failed = passed.count(False) + (not passed)
    print(f"{passed.count(True)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
