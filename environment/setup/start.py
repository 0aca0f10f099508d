"""environment/run where there is no bash: on Windows, through environment/run.cmd.

Finds the JDK and Maven, installs Jupyter (only) where it is missing, builds the library and the kernel
when their sources have changed, and starts Jupyter or executes notebooks. As on other systems, all it
makes goes to environment/.local, under a temporary name until it is complete.
"""

import argparse
import glob
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOCAL = ROOT / "environment" / ".local"
WINDOWS = os.name == "nt"
JAVA_WANTED = 17
MODULES = ("nbclient", "nbconvert", "nbformat", "jupyter_client")
FRONT_ENDS = ("notebook", "jupyterlab")
MATHJAX = "3.2.2"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin"
KERNEL_JARS = "jupyter-jvm-basekernel,jeromq,jnacl,gson,asm"
JVM_FOLDERS = [r"%ProgramFiles%\*\jdk*", r"%ProgramFiles%\*\zulu*", r"%LocalAppData%\Programs\*\jdk*"]


class Problem(Exception):
    """What is missing or wrong, in one line."""


def say(text):
    print(text, file=sys.stderr, flush=True)


# --- what is there


def java_major(home):
    """17 for a JDK 17.0.15, 8 for 1.8.0_402, None where there is none."""
    try:
        text = pathlib.Path(home, "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    version = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', text, re.MULTILINE)
    return int(version.group(1)) if version else None


def program(folder, name):
    return pathlib.Path(folder, name + (".exe" if WINDOWS else ""))


def java_home_on_path():
    java = shutil.which("java")
    if not java:
        return None
    told = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, errors="replace")
    home = re.search(r"^ *java\.home = (.*?)\s*$", told.stderr + told.stdout, re.MULTILINE)
    return home.group(1) if home else None


def find_jdk(environment=os.environ, folders=None):
    """JAVA_HOME, else the java on the PATH, else where installers put JDKs."""
    if environment.get("JAVA_HOME"):
        candidates = [environment["JAVA_HOME"]]
        hint = "JAVA_HOME says so; unset it or set it to a JDK"
    else:
        patterns = JVM_FOLDERS if folders is None else folders
        kept = [path for p in patterns for path in sorted(glob.glob(os.path.expandvars(p)), reverse=True)]
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
        raise Problem("needs Maven 3.6.3 or newer, found none: winget has no Maven; unpack it and add its bin folder to the PATH")
    return maven


def check_path(path, encoding="mbcs"):
    """On Windows java takes its arguments in the code page of the system."""
    try:
        str(path).encode(encoding, "strict").decode(encoding)
    except (UnicodeError, LookupError) as error:
        wrong = sorted({c for c in str(path) if ord(c) > 126})
        raise Problem(f"Java cannot read the characters {' '.join(wrong)} of {path} on this system; move the project to another folder") from error


def front_end():
    """The Jupyter that this Python has, or None."""
    if any(importlib.util.find_spec(name) is None for name in MODULES):
        return None
    return next((name for name in FRONT_ENDS if importlib.util.find_spec(name)), None)


# --- what is made


def logged(name, command, what, **rest):
    """Runs a command, its output in a log file."""
    log = LOCAL / "log" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        status = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, **rest).returncode
    if status == 0:
        return
    text = log.read_text(encoding="utf-8", errors="replace")
    say("\n".join([line for line in text.splitlines() if "ERROR" in line or "error:" in line][:10]))
    if re.search(r"PKIX path building failed", text):
        raise Problem(f"Java does not trust the certificate of the server that Maven fetches from; does a proxy open connections here? (log: {log})")
    if re.search(r"(?i)no space left|not enough space", text):
        raise Problem(f"the disk is full: {what} could not be made (log: {log})")
    if re.search(r"(?i)could not transfer|could not be resolved|unknown host|ConnectionError|failed to establish|getaddrinfo", text):
        raise Problem(f"no network, which the first set-up needs for {what} (log: {log})")
    raise Problem(f"{what} could not be made (log: {log})")


def fingerprint(*places):
    """A checksum of the names and contents of the files below."""
    digest = hashlib.sha256()
    for place in places:
        below = [ROOT / place] if (ROOT / place).is_file() else sorted((ROOT / place).rglob("*"))
        for path in below:
            if path.is_file() and not path.name.startswith(".") and "target" not in path.relative_to(ROOT).parts:
                digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run_maven(maven, name, what, *words):
    logged(name, [maven, "-B", "-q", "-ntp", "-f", str(ROOT / "pom.xml"), "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", *words], what)


def kernel_spec(folder, java):
    """environment/kernel/kernel.json for the kernel in a folder, on a java."""
    spec = json.loads((ROOT / "environment/kernel/kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = [str(java) if word == "java" else word.replace("{resource_dir}", folder.as_posix()) for word in spec["argv"]]
    return spec


def build(jdk, maven):
    """The kernel's folder: its jars, the library's and what they need."""
    kernel = LOCAL / "kernel" / f"start-{fingerprint('pom.xml', 'lib', 'environment/kernel', 'environment/setup/start.py')}-{java_major(jdk)}"
    if not (kernel / "stamp").exists():
        say(f"building the library and the kernel (log: {LOCAL / 'log'})")
        new = kernel.with_name(kernel.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(kernel, ignore_errors=True)
        for jar in ROOT.glob("target/**/critical-diffusion-*.jar"):
            jar.unlink()
        copy = f"{PLUGIN}:copy-dependencies"
        run_maven(maven, "library", "the library", "package", copy, "-DincludeScope=runtime", f"-DoutputDirectory={new / 'lib'}")
        run_maven(maven, "kernel", "the kernel", "process-classes", "jar:jar@kernel", copy, f"-DincludeArtifactIds={KERNEL_JARS}", f"-DoutputDirectory={new / 'lib'}")
        for jar in [*ROOT.glob("target/critical-diffusion-*.jar"), *ROOT.glob("target/kernel/critical-diffusion-*-kernel.jar")]:
            if not re.search(r"-(sources|javadoc|tests)\.jar$", jar.name):
                shutil.copy(jar, new / "lib")
        shutil.copytree(ROOT / "lib", new / "sources")
        os.replace(new, kernel)
        rehearse(kernel, jdk)
        (kernel / "stamp").write_text("complete\n")
    registered = LOCAL / "jupyter/data/kernels/java/kernel.json"
    registered.parent.mkdir(parents=True, exist_ok=True)
    new = registered.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(kernel_spec(kernel, program(jdk / "bin", "java")), indent=1), encoding="utf-8")
    os.replace(new, registered)


def rehearse(kernel, jdk):
    """Plays a front end once: tries the kernel and writes the archive of classes that speeds it up."""
    options = ["-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable", f"-XX:ArchiveClassesAtExit={kernel / 'kernel.jsa'}"]
    options += ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true"]
    classes = ["-cp", (kernel / "lib").as_posix() + "/*", "criticaldiffusion.kernel.Rehearsal"]
    logged("rehearsal", [str(program(jdk / "bin", "java")), *options, *classes], "the kernel")


def mathjax(maven):
    """MathJax as one file, for pages that need no network."""
    script = LOCAL / f"mathjax-{MATHJAX}.js"
    if not script.exists():
        folder = LOCAL / f"mathjax.{os.getpid()}"
        run_maven(maven, "mathjax", "MathJax", f"{PLUGIN}:copy", f"-Dartifact=org.webjars.npm:mathjax:{MATHJAX}", f"-DoutputDirectory={folder}")
        with zipfile.ZipFile(folder / f"mathjax-{MATHJAX}.jar") as jar:
            content = jar.read(f"META-INF/resources/webjars/mathjax/{MATHJAX}/es5/tex-svg-full.js")
        (folder / "script").write_bytes(content)
        os.replace(folder / "script", script)
        shutil.rmtree(folder, ignore_errors=True)
    return script


def python_with_jupyter():
    """This Python where it has Jupyter, else one of our own in .local/python, made when missing."""
    if front_end():
        return sys.executable
    prefix = LOCAL / "python"
    python = program(prefix / ("Scripts" if WINDOWS else "bin"), "python")
    if not (prefix / ".complete").exists():
        say(f"installing Jupyter in {prefix} (log: {LOCAL / 'log' / 'pip.log'})")
        shutil.rmtree(prefix, ignore_errors=True)
        logged("venv", [sys.executable, "-m", "venv", str(prefix)], "a Python environment")
        requirements = ROOT / "environment/requirements.txt"
        logged("pip", [str(python), "-m", "pip", "install", "--disable-pip-version-check", "-r", str(requirements)], "Jupyter")
        (prefix / ".complete").write_text(str(prefix))
    return str(python)


# --- what is asked for


def options(words):
    parser = argparse.ArgumentParser(prog="environment/run", allow_abbrev=False, description="Opens the notebooks in Jupyter, or executes them.")
    parser.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="a path, or a name in notebooks/")
    parser.add_argument("--headless", action="store_true", help="execute from top to bottom; write copies, pages and figures")
    parser.add_argument("--setup", action="store_true", help="only install and build what is missing")
    parser.add_argument("-p", action="append", nargs="+", default=[], metavar="name=value", help="parameters, with --headless")
    parser.add_argument("--out", help="folder for what --headless writes (results/notebooks)")
    parser.add_argument("--port", type=int, help="Jupyter's port; otherwise the next free one from 8888")
    parser.add_argument("--no-browser", action="store_true")
    return parser.parse_intermixed_args(words)


def find_notebooks(names):
    paths = []
    for name in names:
        places = [pathlib.Path(name), pathlib.Path(name + ".ipynb"), ROOT / "notebooks" / name, ROOT / "notebooks" / f"{name}.ipynb"]
        path = next((p for p in places if p.is_file()), None)
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
    return {**os.environ, "JAVA_HOME": str(jdk), "PATH": path, **{f"JUPYTER_{k}_DIR": str(v) for k, v in folders.items()}}


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
        command = [python, str(ROOT / "environment/headless"), "--caller", "environment/run", "--mathjax", str(mathjax(maven))]
        command += ["--out", asked.out or str(ROOT / "results/notebooks")]
        for pair in (pair for pairs in asked.p for pair in pairs):
            command += ["-p", pair]
        return subprocess.run([*command, "--", *map(str, paths)], env=environment).returncode
    folder = notebooks[0].parent if notebooks else ROOT / "notebooks"
    module = subprocess.run([python, __file__, "front-end"], capture_output=True, text=True).stdout.strip()
    command = [python, "-m", module, f"--config={ROOT / 'environment/setup/jupyter_config.py'}", f"--notebook-dir={folder}"]
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
