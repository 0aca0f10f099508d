"""Finds the JDK, Maven and Jupyter. Finding never installs: made.py does."""

import glob
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess

from places import WINDOWS, Problem, program

JAVA_WANTED = 17
MODULES = ("nbclient", "nbconvert", "nbformat", "jupyter_client")
FRONT_ENDS = ("notebook", "jupyterlab")
JVM_FOLDERS = [r"%ProgramFiles%\*\jdk*", r"%ProgramFiles%\*\zulu*", r"%LocalAppData%\Programs\*\jdk*"]



def java_major(home):
    """17 for a JDK 17.0.15, 8 for 1.8.0_402, None where there is none."""
    try:
        text = pathlib.Path(home, "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    version = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', text, re.MULTILINE)
    return int(version.group(1)) if version else None


def java_home_on_path():
    java = shutil.which("java")
    if not java:
        return None
    told = subprocess.run([java, "-XshowSettings:properties", "-version"],
                          capture_output=True, text=True, errors="replace")
    home = re.search(r"^ *java\.home = (.*?)\s*$", told.stderr + told.stdout, re.MULTILINE)
    return home.group(1) if home else None


def find_jdk(environment=os.environ, folders=None):
    """JAVA_HOME, else the java on the PATH, else where installers put JDKs."""
    if environment.get("JAVA_HOME"):
        candidates = [environment["JAVA_HOME"]]
        hint = "JAVA_HOME says so; unset it or set it to a JDK"
    else:
        patterns = JVM_FOLDERS if folders is None else folders
        kept = [home for p in patterns for home in sorted(glob.glob(os.path.expandvars(p)), reverse=True)]
        candidates = [home for home in [java_home_on_path(), *kept] if home]
        hint = "winget install EclipseAdoptium.Temurin.21.JDK" if WINDOWS else "install one and start again"
    found = []
    for home in candidates:
        major = java_major(home)
        if major is None:
            found.append(f"no JDK at {home}")
        elif major < JAVA_WANTED:
            found.append(f"{major} at {home}")
        elif not program(pathlib.Path(home, "bin"), "javac").exists():
            found.append(f"a run-time environment {major} without compiler at {home}")
        else:
            return pathlib.Path(home)
    raise Problem(f"needs JDK {JAVA_WANTED} or newer, found {found[0] if found else 'none'} ({hint})")


def find_maven(environment=os.environ):
    home = environment.get("MAVEN_HOME")
    beside = os.path.join(home, "bin") if home else None
    maven = shutil.which("mvn") or (beside and shutil.which("mvn", path=beside))
    if not maven:
        raise Problem("needs Maven 3.6.3 or newer, found none (unpack one and add its bin folder to the PATH)")
    return maven


def check_path(path, encoding="mbcs"):
    """On Windows java takes its arguments in the code page of the system."""
    try:
        str(path).encode(encoding, "strict").decode(encoding)
    except (UnicodeError, LookupError) as error:
        wrong = sorted({c for c in str(path) if ord(c) > 126})
        raise Problem(f"Java cannot read the characters {' '.join(wrong)} of {path} on this system; "
                      "move the project to another folder") from error


def front_end():
    """The Jupyter that this Python has, or None."""
    if any(importlib.util.find_spec(name) is None for name in MODULES):
        return None
    return next((name for name in FRONT_ENDS if importlib.util.find_spec(name)), None)
