"""The kernel's tests, over the protocol that front ends use."""

import argparse
import subprocess
import sys
import time
import traceback

import arguments
import check_cells
import check_front_end
import check_life
from session import Failure, Session


def checks(module):
    return [(name[6:].replace("_", " "), f) for name, f in vars(module).items() if name.startswith("check_")]


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def take(self, name, body):
        begin = time.monotonic()
        try:
            body()
        except Exception as e:
            self.failed += 1
            print(f"FAILED  {name}: {e}", flush=True)
            if not isinstance(e, Failure):
                traceback.print_exc()
        else:
            self.passed += 1
            print(f"ok      {name} ({time.monotonic() - begin:.1f} s)", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="environment/kernel/check", description=__doc__)
    arguments.add_kernel(parser)
    chosen = parser.parse_args()
    folder, javas = arguments.kernel(parser, chosen)
    count = Count()
    for java in javas:
        print(arguments.describe(folder, java), flush=True)
        check(count, folder, java)
    print(f"{count.passed} passed, {count.failed} failed")
    sys.exit(1 if count.failed else 0)


def check(count, folder, java):
    kernel = None
    for module in (check_cells, check_front_end):
        for name, body in checks(module):
            if kernel is None or not kernel.manager.is_alive():
                kernel = Session(folder, java)
            count.take(name, lambda: body(kernel))
    kernel.kill()
    for name, body in checks(check_life):
        count.take(name, lambda: body(folder, java))
    stress = [sys.executable, arguments.beside("stress.py"), "--kernelspec", folder, "--starts", "3", "--interrupts", "8"]
    count.take("stress", lambda: run_stress(stress + (["--java", java] if java else [])))


def run_stress(command):
    if subprocess.run(command).returncode != 0:
        raise Failure("see the lines above")


if __name__ == "__main__":
    main()
