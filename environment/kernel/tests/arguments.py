"""What stress and check have in common on the command line."""

import argparse
import os
import subprocess


def count(text):
    number = int(text) if text.isdigit() else -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"a number from 0 on, not {text!r}")
    return number


def add_kernel(parser):
    parser.add_argument(
        "--java",
        metavar="JAVA_HOME",
        action="append",
        help="the JDK to run the kernel on (the one of the kernelspec); may be given several times",
    )
    parser.add_argument("--kernelspec", metavar="DIR", help="the kernel to test (one made from the sources)")


def kernel(parser, chosen):
    """The folder of the kernel and the JDKs, all seen to be there."""
    folder = chosen.kernelspec or os.environ["KERNELSPEC"]
    if not os.path.isfile(os.path.join(folder, "kernel.json")):
        parser.error(f"no kernel.json in {folder}")
    for java in chosen.java or []:
        if not os.access(os.path.join(java, "bin", "java"), os.X_OK):
            parser.error(f"no JDK at {java}")
    return folder, chosen.java or [None]


def describe(folder, java):
    program = os.path.join(java, "bin", "java") if java else "java"
    version = subprocess.run([program, "-version"], stderr=subprocess.PIPE, text=True).stderr.splitlines()[0]
    return f"{version}, {folder}"


def beside(name):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
