"""environment/run where there is no bash: on Windows, through environment/run.cmd."""

import argparse
import os
import pathlib
import socket
import subprocess
import sys

from found import check_path, find_jdk, find_maven, front_end, java_major
from made import build, mathjax, python_with_jupyter
from places import LOCAL, ROOT, WINDOWS, Problem, say


def options(words):
    parser = argparse.ArgumentParser(prog="environment/run", allow_abbrev=False,
                                     description="Opens the notebooks in Jupyter, or executes them.")
    parser.add_argument("words", nargs="*", metavar="NOTEBOOK", help="a path, or a name in notebooks/")
    parser.add_argument("--headless", action="store_true", help="execute; write copies, pages and figures")
    parser.add_argument("--setup", action="store_true", help="only install and build what is missing")
    parser.add_argument("-p", action="append", default=[], metavar="name=value",
                        help="a parameter, with --headless; more may follow")
    parser.add_argument("--out", help="folder for what --headless writes (results/notebooks)")
    parser.add_argument("--port", type=int, help="Jupyter's port; otherwise the next free one from 8888")
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_intermixed_args(words)
    asked.p += [word for word in asked.words if "=" in word]  # -p name=value name=value
    asked.notebooks = [word for word in asked.words if "=" not in word]
    return asked


def find_notebooks(names):
    paths = []
    for name in names:
        folders = [pathlib.Path(), ROOT / "notebooks"]
        path = next((f / n for f in folders for n in (name, name + ".ipynb") if (f / n).is_file()), None)
        if path is None:
            known = ", ".join(sorted(p.stem for p in (ROOT / "notebooks").glob("*.ipynb")))
            raise Problem(f"no notebook {name}; there are: {known}")
        paths.append(path.resolve())
    return paths


def jupyter_environment(jdk):
    """Jupyter's folders, all inside .local: nothing in the user's home is read or written."""
    folders = {name: LOCAL / "jupyter" / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    path = str(jdk / "bin") + os.pathsep + os.environ.get("PATH", "")
    jupyter = {f"JUPYTER_{name}_DIR": str(folder) for name, folder in folders.items()}
    return {**os.environ, **jupyter, "JAVA_HOME": str(jdk), "PATH": path}


def main(words):
    asked = options(words)
    notebooks = find_notebooks(asked.notebooks)
    if asked.port is not None and not 1 <= asked.port <= 65535:
        raise Problem(f"--port wants a number from 1 to 65535, got {asked.port}")
    if asked.port is not None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", asked.port)) == 0:
                raise Problem(f"port {asked.port} is in use; choose another with --port")
    if (asked.p or asked.out) and not asked.headless:
        raise Problem("-p and --out go with --headless")
    if WINDOWS:
        check_path(ROOT)
    jdk, maven = find_jdk(), find_maven()
    os.environ["JAVA_HOME"] = str(jdk)  # for Maven
    python = python_with_jupyter()
    build(jdk, maven)
    environment = jupyter_environment(jdk)
    if asked.setup:
        say(f"everything is in place: {python}, JDK {java_major(jdk)} at {jdk}")
        return 0
    if asked.headless:
        paths = notebooks or sorted((ROOT / "notebooks").glob("*.ipynb"))
        command = [python, str(ROOT / "environment/headless"), "--caller", "environment/run"]
        command += ["--mathjax", str(mathjax(maven)), "--out", asked.out or str(ROOT / "results/notebooks")]
        command += [word for pair in asked.p for word in ("-p", pair)]
        return subprocess.run([*command, "--", *map(str, paths)], env=environment).returncode
    folder = notebooks[0].parent if notebooks else ROOT / "notebooks"
    ask = [python, os.path.dirname(__file__), "front-end"]
    module = subprocess.run(ask, capture_output=True, text=True).stdout.strip()
    command = [python, "-m", module, f"--config={ROOT / 'environment/setup/jupyter_config.py'}"]
    command += [f"--notebook-dir={folder}"]
    command += ["--no-browser"] if asked.no_browser else []
    command += [f"--port={asked.port}", "--port-retries=0"] if asked.port else []
    say("starting Jupyter; Ctrl-C ends it")
    return subprocess.run([*command, *map(str, notebooks[:1])], env=environment, cwd=folder).returncode


if __name__ == "__main__":
    if sys.argv[1:] == ["front-end"]:
        print(front_end() or "")
        sys.exit(0)
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(f"environment/run: {problem}")
    except OSError as error:
        sys.exit(f"environment/run: {error}")
    except KeyboardInterrupt:
        sys.exit("environment/run: interrupted; start it again to go on")
