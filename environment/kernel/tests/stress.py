"""Starts the kernel and interrupts cells again and again, and looks for a start or an interrupt that hangs."""

import argparse
import statistics
import sys
import time

import arguments
from session import Failure, Session, expect, expect_in

# Each prints "go" when it is under way and counts its turns, so that one that goes on after the interrupt is seen. The library
# loop has the shape of the library's own, which look at the interrupt flag; the parallel stream has its work on the common pool.
ENDLESS = {
    "tight loop": """System.out.println("go");
while (true) turns[0]++;""",
    "sleep": """System.out.println("go");
Thread.sleep(600_000);
turns[0]++;""",
    "library loop": """System.out.println("go");
for (; turns[0] < Long.MAX_VALUE; turns[0]++) {
  if (turns[0] % 1000 == 0 && Thread.interrupted()) {
    throw new java.util.concurrent.CancellationException("interrupted");
  }
}""",
    "parallel stream": """System.out.println("go");
java.util.stream.IntStream.range(0, 8).parallel().mapToLong(i -> {
  while (turns[i] >= 0) {
    turns[i]++;
  }
  return turns[i];
}).sum()""",
}


def start(folder, java, number):
    """One life of a kernel: start, a cell, a display, a completion, the end."""
    with Session(folder, java) as kernel:
        ready = kernel.seconds
        answer = kernel.run(f'String id = display("shown {number}"); System.out.println("told"); 6 * {number + 1}')
        expect(answer.status, "ok", "first cell")
        expect(answer.result, {"text/plain": str(6 * (number + 1))}, "result")
        expect(answer.text(), "told\n", "output")
        expect(answer.contents("display_data")[0]["data"]["text/plain"], f"shown {number}", "display")
        completed = kernel.ask("complete_request", {"code": "Math.sq", "cursor_pos": 7})
        expect_in("sqrt", str(completed["matches"]), "completion")
        end = kernel.shut_down()
        return {"ready": ready, "first cell": answer.seconds, "end": end}


def interrupt(kernel, code, by_signal):
    """Interrupts a cell, and runs one after it."""
    request = kernel.send(code)
    kernel.wait_for(request, lambda m: m["msg_type"] == "stream" and "go" in m["content"]["text"])
    time.sleep(0.3)
    begin = time.monotonic()
    kernel.interrupt(by_signal)
    answer = kernel.finish(request, patience=30, begin=begin)
    expect(answer.status, "error", "interrupted cell")
    expect(answer.error["ename"], "Interrupted", "error")
    if "background" in answer.error["evalue"]:
        raise Failure("the interrupted cell was left behind")
    after = kernel.run('System.out.println("next"); java.util.stream.IntStream.range(0, 1000).parallel().sum()', patience=30)
    expect(after.status, "ok", "next cell")
    expect(after.text(), "next\n", "output of the next cell")
    expect(after.result, {"text/plain": "499500"}, "result of the next cell")
    stopped = kernel.run("java.util.Arrays.toString(turns)").result
    time.sleep(0.1)
    expect(kernel.run("java.util.Arrays.toString(turns)").result, stopped, "turns of a loop that should have ended")
    return {"interrupt": answer.seconds, "next cell": after.seconds}


class Times:
    """Durations by what took them."""

    def __init__(self):
        self.of = {}

    def add(self, seconds):
        for name, value in seconds.items():
            self.of.setdefault(name, []).append(value)

    def __str__(self):
        return "; ".join(
            f"{name} {min(v):.2f}/{statistics.median(v):.2f}/{max(v):.2f} s" for name, v in self.of.items()
        )


def line(kind, good, wanted, times, faults):
    print(f"{kind}: {good} of {wanted} good; {times}" + "".join(f"\n    {f}" for f in faults), flush=True)


def starts(folder, java, wanted):
    times, faults = Times(), []
    for number in range(wanted):
        try:
            times.add(start(folder, java, number))
        except Failure as e:
            faults.append(f"start {number}: {e}")
    line("starts", wanted - len(faults), wanted, times, faults)
    return not faults


def interrupts(folder, java, wanted):
    good = True
    with Session(folder, java) as kernel:
        kernel.run("long[] turns = new long[8];")
        for turn, (name, code) in enumerate(ENDLESS.items()):
            times, faults = Times(), []
            count = wanted // len(ENDLESS) + (turn < wanted % len(ENDLESS))
            for number in range(count):
                try:
                    times.add(interrupt(kernel, code, by_signal=number % 2 == 1))
                except Failure as e:
                    faults.append(f"interrupt {number} ({'signal' if number % 2 else 'message'}): {e}")
            line(f"interrupts of a {name}", max(count - len(faults), 0), count, times, faults)
            good = good and not faults
        try:
            kernel.shut_down()
        except Failure as e:
            print(f"end: {e}")
            good = False
    return good


def main():
    parser = argparse.ArgumentParser(prog="environment/kernel/stress", description=__doc__)
    parser.add_argument("--starts", type=arguments.count, default=60, help="how often the kernel is started (60)")
    parser.add_argument("--interrupts", type=arguments.count, default=20, help="how many cells are interrupted (20)")
    arguments.add_kernel(parser)
    chosen = parser.parse_args()
    folder, javas = arguments.kernel(parser, chosen)
    good = True
    for java in javas:
        print(f"{arguments.describe(folder, java)}; times: least/median/most", flush=True)
        good = starts(folder, java, chosen.starts) and good
        good = interrupts(folder, java, chosen.interrupts) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
