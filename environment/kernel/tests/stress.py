"""Starts the kernel and interrupts cells again and again, and looks for a start or an interrupt that hangs."""

import argparse
import os
import statistics
import sys
import time

import arguments
from session import Failure, Session, expect, expect_in

# Each prints "go" when it is under way. The last two look at nothing themselves: one is the shape of a loop of the library,
# which looks at the interrupt flag, and one has its work spread over the common pool.
ENDLESS = {
    "tight loop": """long n = 0;
System.out.println("go");
while (true) n++;""",
    "sleep": """System.out.println("go");
Thread.sleep(600_000);""",
    "library loop": """double[] x = new double[1000];
System.out.println("go");
for (long step = 0; step < Long.MAX_VALUE; step++) {
  if (step % 1000 == 0 && Thread.interrupted()) {
    throw new java.util.concurrent.CancellationException("interrupted");
  }
  for (int i = 0; i < x.length; i++) {
    x[i] = 0.5 * x[i] + step;
  }
}""",
    "parallel stream": """System.out.println("go");
java.util.stream.IntStream.range(0, 8).parallel().mapToLong(i -> {
  long n = 0;
  while (n >= 0) {
    n = (n + i) & 0xFFFF;
  }
  return n;
}).sum()""",
}

# More processor time than this in a second after an interrupt means that the loop goes on.
IDLE = 0.5


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
        kernel.run("1")
        for turn, (name, code) in enumerate(ENDLESS.items()):
            times, faults = Times(), []
            count = wanted // len(ENDLESS) + (turn < wanted % len(ENDLESS))
            for number in range(count):
                try:
                    times.add(interrupt(kernel, code, by_signal=number % 2 == 1))
                except Failure as e:
                    faults.append(f"interrupt {number} ({'signal' if number % 2 else 'message'}): {e}")
            if count and os.path.exists(f"/proc/{kernel.pid}/stat"):
                before = kernel.cpu_seconds()
                time.sleep(1)
                used = kernel.cpu_seconds() - before
                if used > IDLE:
                    faults.append(f"the loop goes on: {used:.2f} s of processor time in one second after the interrupts")
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
