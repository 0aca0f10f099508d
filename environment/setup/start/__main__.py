"""environment/run where there is no bash: on Windows, through environment/run.cmd."""

import os
import subprocess
import sys

import request
from found import check_path, find_jdk, find_maven, front_end, java_major
from made import build, mathjax, python_with_jupyter
from places import LOCAL, ROOT, WINDOWS, Problem, say


def jupyter_environment(jdk):
    """Jupyter's folders, all inside .local: nothing in the user's home is read or written."""
    folders = {name: LOCAL / "jupyter" / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    path = str(jdk / "bin") + os.pathsep + os.environ.get("PATH", "")
    jupyter = {f"JUPYTER_{name}_DIR": str(folder) for name, folder in folders.items()}
    return {**os.environ, **jupyter, "JAVA_HOME": str(jdk), "PATH": path}


def main(words):
    asked = request.read(words)
    if WINDOWS:
        check_path(ROOT)
    jdk, maven = find_jdk(), find_maven()
    os.environ["JAVA_HOME"] = str(jdk)  # for Maven
    python = python_with_jupyter()
    build(jdk, maven)
    environment = jupyter_environment(jdk)
    if asked.mode == "setup":
        say(f"everything is in place: {python}, JDK {java_major(jdk)} at {jdk}")
        return 0

    def documents(*words):
        command = [python, str(ROOT / "environment/headless"), "--caller", "environment/run", *words]
        return subprocess.run([str(word) for word in command], env=environment).returncode

    if asked.mode == "open":
        return jupyter(asked, python, documents, environment)
    return execute(asked, documents, maven)


def execute(asked, documents, maven):
    """Everything but opening Jupyter."""
    paths = asked.notebooks or sorted((ROOT / "notebooks").glob("*.ipynb"))
    if asked.mode == "clear":
        return documents("--clear", *paths)
    if asked.mode == "course":
        return documents("--course", asked.course, *paths)
    executed = asked.executed or asked.out or ROOT / "results/notebooks"
    script = ["--mathjax", mathjax(maven)]
    if not asked.executed:
        words = [word for pair in asked.p for word in ("-p", pair)]
        words += ["--smoke"] * asked.smoke + ["--solutions"] * asked.solutions
        status = documents(*script, "--out", executed, *words, "--", *paths)
        if status or asked.mode == "headless":
            return status
    wanted = ["--site", asked.site] if asked.mode == "site" else ["--pictures"]
    return documents(*script, *wanted, "--executed", executed, "--", *paths)


def jupyter(asked, python, documents, environment):
    """Opens Jupyter, with --solutions on a copy with the exercises solved."""
    folder = asked.notebooks[0].parent if asked.notebooks else ROOT / "notebooks"
    named = asked.notebooks[:1]
    if asked.solutions:
        instructors = ROOT / "results/instructors"
        status = documents("--instructors", instructors, *sorted(folder.glob("*.ipynb")))
        if status:
            return status
        folder, named = instructors, [instructors / path.name for path in named]
    ask = [python, os.path.dirname(__file__), "front-end"]
    module = subprocess.run(ask, capture_output=True, text=True).stdout.strip()
    command = [python, "-m", module, f"--config={ROOT / 'environment/setup/jupyter_config.py'}"]
    command += [f"--notebook-dir={folder}"]
    command += ["--no-browser"] if asked.no_browser else []
    command += [f"--port={asked.port}", "--port-retries=0"] if asked.port else []
    say("starting Jupyter; Ctrl-C ends it")
    return subprocess.run([*command, *map(str, named)], env=environment, cwd=folder).returncode


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
