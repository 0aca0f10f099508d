"""Builds the library and the kernel when their sources have changed, and installs Jupyter. Everything
goes to environment/.local, under a temporary name until it is complete."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

from found import front_end, java_major
from places import LOCAL, ROOT, WINDOWS, Problem, program, say

MATHJAX = "3.2.2"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin"
KERNEL_JARS = "jupyter-jvm-basekernel,jeromq,jnacl,gson,asm"



def logged(name, command, what):
    """Runs a command, its output in a log file."""
    log = LOCAL / "log" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        status = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL).returncode
    if status == 0:
        return
    text = log.read_text(encoding="utf-8", errors="replace")
    say("\n".join([line for line in text.splitlines() if "ERROR" in line or "error:" in line][:10]))
    if re.search(r"PKIX path building failed", text):
        raise Problem("Java does not trust the certificate of the server that Maven fetches from; "
                      f"does a proxy open connections here? (log: {log})")
    if re.search(r"(?i)no space left|not enough space", text):
        raise Problem(f"the disk is full: {what} could not be made (log: {log})")
    if re.search(r"(?i)could not (transfer|be resolved)|unknown host|ConnectionError|failed to establish|getaddrinfo", text):
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
    plain = [maven, "-B", "-q", "-ntp", "-f", str(ROOT / "pom.xml"), "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"]
    logged(name, [*plain, *words], what)


def kernel_spec(folder, java):
    """environment/kernel/kernel.json for the kernel in a folder, on a java."""
    spec = json.loads((ROOT / "environment/kernel/kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = [word.replace("{resource_dir}", folder.as_posix()) for word in spec["argv"]]
    spec["argv"][0] = str(java)
    return spec


def build(jdk, maven):
    """The kernel's folder: its jars, the library's and what they need."""
    sources = fingerprint("pom.xml", "lib", "environment/kernel", "environment/setup/start")
    kernel = LOCAL / "kernel" / f"start-{sources}-{java_major(jdk)}"
    if not (kernel / "stamp").exists():
        say(f"building the library and the kernel (log: {LOCAL / 'log'})")
        new = kernel.with_name(kernel.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(kernel, ignore_errors=True)
        for jar in ROOT.glob("target/**/critical-diffusion-*.jar"):
            jar.unlink()
        copy = f"{PLUGIN}:copy-dependencies"
        into = f"-DoutputDirectory={new / 'lib'}"
        run_maven(maven, "library", "the library", "package", copy, "-DincludeScope=runtime", into)
        run_maven(maven, "kernel", "the kernel", "process-classes", "jar:jar@kernel", copy,
                  f"-DincludeArtifactIds={KERNEL_JARS}", into)
        for jar in ROOT.glob("target/**/critical-diffusion-*.jar"):
            if not re.search(r"-(sources|javadoc|tests)\.jar$", jar.name):
                shutil.copy(jar, new / "lib")
        shutil.copytree(ROOT / "lib", new / "sources")
        shutil.copy(ROOT / "environment/kernel/drawing.json", new)
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
    options += ["-Dcriticaldiffusion.kernel.prepare=criticaldiffusion.notebook.FirstPictures"]
    classes = ["-cp", (kernel / "lib").as_posix() + "/*", "criticaldiffusion.kernel.Rehearsal"]
    logged("rehearsal", [str(program(jdk / "bin", "java")), *options, *classes], "the kernel")


def mathjax(maven):
    """MathJax as one file, for pages that need no network."""
    script = LOCAL / f"mathjax-{MATHJAX}.js"
    if not script.exists():
        folder = LOCAL / f"mathjax.{os.getpid()}"
        run_maven(maven, "mathjax", "MathJax", f"{PLUGIN}:copy", f"-Dartifact=org.webjars.npm:mathjax:{MATHJAX}",
                  f"-DoutputDirectory={folder}")
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
        logged("pip", [str(python), "-m", "pip", "install", "--disable-pip-version-check", "-r", str(requirements)],
               "Jupyter")
        (prefix / ".complete").write_text(str(prefix))
    return str(python)
