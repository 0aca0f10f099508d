"""A notebook open in a browser, whichever the front end: its driver's `book` does what differs."""

import json
import time


class Notebook:
    def __init__(self, browser, server, name):
        self.browser = browser
        self.file = server.folder / f"{name}.ipynb"
        self.address = server.notebook(name)
        browser.call("Page.addScriptToEvaluateOnNewDocument", source=server.front_end.script())
        self.open()

    def open(self):
        """Opens it (again), from what is stored."""
        self.browser.open("about:blank")
        self.browser.open(self.address)
        self.wait_ready()

    def reload(self):
        self.browser.run("window.before = true")
        self.browser.call("Page.reload")
        self.browser.wait_for("!window.before", 30, "the page did not load again")
        self.wait_ready()

    def wait_ready(self):
        ready = f"!!window.book && book.ready({json.dumps(self.file.name)})"
        self.browser.wait_for(ready, 90, f"the kernel of {self.file.name} did not connect")

    def cell(self, text):
        """The place of the first cell of code with a text."""
        places = [i for i, source in enumerate(self.browser.run("book.sources()")) if text in source]
        assert places, f"no cell with {text}"
        return places[0]

    def change(self, cell, replace):
        source = replace(self.browser.run(f"book.sources()[{cell}]"))
        self.browser.run(f"void book.set({cell}, {json.dumps(source)})")

    def run(self, cell):
        self.browser.run(f"void book.run({cell})")

    def run_all(self):
        self.browser.run("void book.runAll()")

    def running(self):
        return self.browser.run("book.running()")

    def finish(self, seconds=240):
        self.browser.wait_for("!book.running()", seconds, "the cells did not come to their end")

    def errors(self):
        return self.browser.run("book.errors()")

    def show(self, cell):
        """Brings a cell's output to the middle of the window."""
        shown = f"(book.show({cell}), !!book.output({cell}))"  # the page makes it when it comes near
        self.browser.wait_for(shown, 20, f"cell {cell} is not in the page")
        time.sleep(0.3)
        self.browser.run(f"void book.output({cell}).scrollIntoView({{block: 'center'}})")

    def picture(self, cell):
        """The picture in a cell's output, short; empty if there is none."""
        return self.browser.run(
            f"(() => {{ const i = (book.output({cell}) || document.head).querySelector('img');"
            " return i ? i.src.length + i.src.slice(-200) : ''; })()"
        )

    def save(self):
        self.browser.run("Promise.resolve(book.save()).then(() => 0)")
        return json.loads(self.file.read_text(encoding="utf-8"))

    def stop(self):
        """Presses the button that interrupts the kernel."""
        place = self.browser.run(
            "(() => { const b = book.stopButton().getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        self.browser.drag(place, place, steps=0)

    def kernel(self):
        return self.browser.run("book.kernel()")

    def end_kernel(self):
        self.browser.run("Promise.resolve(book.endKernel()).then(() => 0)")

    def dismiss(self):
        """Closes what the front end itself says of a kernel that has died."""
        self.browser.wait_for("!!book.dialogButton()", 30, "Jupyter does not say that the kernel has died")
        self.browser.run("book.dialogButton().click()")
        self.browser.wait_for("!book.covered()", 20, "Jupyter's dialog does not close")


class Slider:
    """The first slider of a page, or of a cell's output."""

    def __init__(self, browser, within="document"):
        self.browser = browser
        self.element = f"{within}.querySelector('[data-control][type=range]')"

    def look(self):
        """Where it is, and its page: number beside it, picture and note."""
        return json.loads(
            self.browser.run(
                f"""(() => {{
                const s = {self.element};
                if (!s) return JSON.stringify({{note: "no slider"}});
                const b = s.getBoundingClientRect(), root = s.closest("div[id]"), i = root.querySelector("img");
                return JSON.stringify({{x: b.x, y: b.y + b.height / 2, width: b.width,
                  value: Number(s.value), part: (s.value - s.min) / (s.max - s.min),
                  number: s.parentElement.querySelector("output").textContent,
                  picture: i.src.length + i.src.slice(-200),
                  settled: root.dataset.shown === s.value, // of the only slider
                  note: root.querySelector("[data-note]").textContent}});
                }})()"""
            )
        )

    def wait_live(self, what):
        self.browser.wait(lambda: self.look()["note"] == "live", 20, what)

    def wait_settled(self, what):
        self.browser.wait(lambda: self.look()["settled"], 20, what)
        return self.look()

    def drag(self, to):
        self.browser.run(f"void {self.element}.scrollIntoView({{block: 'center'}})")
        place = self.look()
        thumb = 8 + place["part"] * (place["width"] - 16)
        self.browser.drag(
            (place["x"] + thumb, place["y"]), (place["x"] + 8 + to * (place["width"] - 16), place["y"])
        )

    def set(self, value):
        self.browser.run(
            f"(() => {{ const s = {self.element}; s.value = {value};"
            " s.dispatchEvent(new Event('input', {bubbles: true})); })()"
        )

    def sweep(self, moves, seconds):
        """Moves it by itself, at even times, to its end."""
        self.browser.run(
            f"""(async () => {{
            const s = {self.element}, begin = performance.now(), width = s.max - s.min;
            for (let i = 1; i <= {moves}; i++) {{
              s.value = Number(s.min) + Math.round(width * i / {moves});
              s.dispatchEvent(new Event("input", {{bubbles: true}}));
              await new Promise((r) => setTimeout(r, begin + {1000 * seconds} * i / {moves} - performance.now()));
            }}
            }})()"""
        )

    def round_trips(self, count):
        """Milliseconds from moves until the picture is in the page."""
        return self.browser.run(
            f"""(async () => {{
            const s = {self.element}, root = s.closest("div[id]"), times = [];
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
