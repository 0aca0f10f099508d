"""Runs LivePlotBenchmark.java in a kernel and prints what it prints: measure.py KERNEL PAIRS SECONDS."""

import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[2] / "environment/kernel/tests"))

from session import Session  # noqa: E402


def main():
    kernel, pairs, seconds = sys.argv[1:]
    with Session(kernel) as session:
        program = (here / "LivePlotBenchmark.java").read_text().split("\n", 1)[1]  # a cell has no package
        cells = [program, f"LivePlotBenchmark.run({int(pairs)}, {float(seconds)});"]
        for cell in cells:
            answer = session.run(cell, patience=60 + 10 * int(pairs) * float(seconds))
            print(answer.text(), end="")
            if answer.status != "ok":
                print(answer.traceback, file=sys.stderr)
                return 1
        frames = len(answer.contents("update_display_data"))
        print(f"{frames} updates of displays reached the client")
    return 0


if __name__ == "__main__":
    sys.exit(main())
