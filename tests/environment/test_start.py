"""Tests of environment/setup/start, which environment/run.cmd starts on Windows; here on any system, with
made-up tools. Nothing is installed, and no network is used."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "environment/setup/start"))

import found  # noqa: E402
import made  # noqa: E402
from places import Problem  # noqa: E402


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="with spaces é "))
        self.addCleanup(shutil.rmtree, self.folder)

    def jdk(self, name, version, compiler=True):
        home = self.folder / name
        script(home / "bin/java", f"echo \"$@\" >>'{self.folder}/java.calls'; echo '    java.home = {home}' >&2\n")
        if compiler:
            script(home / "bin/javac", "")
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
        return home


class Finding(Folder):
    def complaint(self, home):
        with self.assertRaises(Problem) as caught:
            found.find_jdk({"JAVA_HOME": str(home)})
        return str(caught.exception)

    def test_versions(self):
        self.assertEqual(found.java_major(self.jdk("a", "17.0.15")), 17)
        self.assertEqual(found.java_major(self.jdk("b", "1.8.0_402")), 8)
        self.assertIsNone(found.java_major(self.folder))

    def test_old_java_is_named(self):
        old = self.jdk("old", "11.0.2")
        self.assertIn(f"needs JDK 17 or newer, found 11 at {old}", self.complaint(old))

    def test_run_time_environment_is_no_jdk(self):
        self.assertIn("without compiler", self.complaint(self.jdk("jre", "21.0.1", compiler=False)))

    def test_java_home_without_java(self):
        self.assertIn("no JDK at", self.complaint(self.folder / "nothing"))

    def test_newest_where_installers_put_them(self):
        self.jdk("jdk-11", "11")
        self.jdk("jdk-17", "17.0.1")
        new = self.jdk("jdk-21", "21.0.1")
        path, os.environ["PATH"] = os.environ["PATH"], str(self.folder)
        try:
            self.assertEqual(found.find_jdk({}, [str(self.folder / "jdk*")]), new)
            with self.assertRaisesRegex(Problem, "found none"):
                found.find_jdk({}, [])
            with self.assertRaisesRegex(Problem, "Maven 3.6.3 or newer, found none"):
                found.find_maven({})
            script(self.folder / "maven/bin/mvn", "")
            self.assertTrue(found.find_maven({"MAVEN_HOME": str(self.folder / "maven")}))
        finally:
            os.environ["PATH"] = path

    def test_paths_that_java_on_windows_cannot_read(self):
        found.check_path("C:\\Users\\José\\my project", "cp1252")
        with self.assertRaisesRegex(Problem, "cannot read the characters Ł of"):
            found.check_path("C:\\Users\\Łukasz", "cp1252")


class Making(Folder):
    def test_kernel_is_described_with_full_paths(self):
        folder = self.folder / "kernel"
        argv = made.kernel_spec(folder, "C:\\jdk 21\\bin\\java.exe")["argv"]
        self.assertEqual(argv[0], "C:\\jdk 21\\bin\\java.exe")
        self.assertIn(f"{folder}/lib/*", argv)
        self.assertFalse([word for word in argv if "resource_dir" in word])

    def test_reasons_of_failures(self):
        for output, reason in [
            ("[ERROR] Could not transfer artifact x: Unknown host", "no network"),
            ("[ERROR] PKIX path building failed", "does not trust the certificate"),
            ("java.io.IOException: There is not enough space on the disk", "the disk is full"),
            ("[ERROR] A.java:[1,7] error: reached end of file", "could not be made"),
        ]:
            place, made.LOCAL = made.LOCAL, self.folder
            try:
                with self.assertRaisesRegex(Problem, reason):
                    made.logged("x", ["/bin/sh", "-c", f"echo '{output}'; exit 1"], "the library")
            finally:
                made.LOCAL = place


class Starting(Folder):
    """The whole of it, on a copy of the repository's scripts."""

    def setUp(self):
        super().setUp()
        self.copy = self.folder / "the project"
        for name in ["environment/setup", "environment/kernel", "notebooks"]:
            shutil.copytree(REPOSITORY / name, self.copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        (self.copy / "lib").mkdir()
        (self.copy / "lib/A.java").write_text("class A {}")
        (self.copy / "pom.xml").write_text("<project/>")
        # Jupyter as the start sees it: modules with the names, of which the front end tells its arguments.
        for name in [*found.MODULES, "notebook"]:
            (self.folder / "modules" / name).mkdir(parents=True)
            (self.folder / "modules" / name / "__init__.py").touch()
        (self.folder / "modules/notebook/__main__.py").write_text(
            "import os, sys; print('started in', os.getcwd(), *sys.argv[1:], os.environ['JUPYTER_DATA_DIR'])")
        self.home = self.jdk("jdk", "21.0.1")
        script(self.folder / "bin/mvn", f"""echo "$@" >>'{self.folder}/maven.calls'
            for word; do case $word in -DoutputDirectory=*) out=${{word#*=}} ;; esac; done
            mkdir -p "$out" '{self.copy}/target/kernel'; echo jar >"$out/dependency.jar"
            echo jar >'{self.copy}/target/critical-diffusion-0.jar'; echo jar >'{self.copy}/target/critical-diffusion-0-sources.jar'
            echo jar >'{self.copy}/target/kernel/critical-diffusion-0-kernel.jar'\n""")

    def start(self, *words):
        environment = {"PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "JAVA_HOME": str(self.home),
                       "PYTHONPATH": str(self.folder / "modules"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        return subprocess.run([sys.executable, str(self.copy / "environment/setup/start"), *words],
                              env=environment, capture_output=True, text=True)

    def expect_complaint(self, done, status, text):
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(text, done.stderr.splitlines()[-1])
        self.assertFalse((self.copy / "environment/.local").exists())

    def test_builds_once_and_starts(self):
        local = self.copy / "environment/.local"
        for calls in (2, 2):
            done = self.start("--no-browser", "01-speciation")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(f"started in {self.copy / 'notebooks'}", done.stdout)
            self.assertIn(f"--no-browser {self.copy / 'notebooks/01-speciation.ipynb'}", done.stdout)
            self.assertTrue(done.stdout.strip().endswith(str(local / "jupyter/data")), done.stdout)
            self.assertEqual((self.folder / "maven.calls").read_text().count("\n"), calls)
        spec = json.loads((local / "jupyter/data/kernels/java/kernel.json").read_text(encoding="utf-8"))
        self.assertEqual(spec["argv"][0], str(self.home / "bin/java"))
        jars = sorted(path.name for path in local.glob("kernel/*/lib/*"))
        self.assertEqual(jars, ["critical-diffusion-0-kernel.jar", "critical-diffusion-0.jar", "dependency.jar"])
        (self.copy / "lib/A.java").write_text("class A { int a; }")
        self.assertEqual(self.start("--setup").returncode, 0)
        self.assertEqual((self.folder / "maven.calls").read_text().count("\n"), 4)

    def asked_of_headless(self, *words):
        """What the folder environment/headless, or the Jupyter that opens, is asked for."""
        (self.copy / "environment/headless").mkdir(exist_ok=True)
        (self.copy / "environment/headless/__main__.py").write_text("import sys; print(*sys.argv[3:])")
        # Maven fetches MathJax as a jar; it is in place here.
        (self.copy / "environment/.local").mkdir(exist_ok=True)
        (self.copy / f"environment/.local/mathjax-{made.MATHJAX}.js").touch()
        done = self.start(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = done.stdout.replace(str(self.copy), "HERE")
        return said.replace(f"--mathjax HERE/environment/.local/mathjax-{made.MATHJAX}.js ", "").splitlines()

    def test_everything_that_is_asked_is_passed_on(self):
        book = "HERE/notebooks/01-speciation.ipynb"
        for words, passed in [
            ("--headless --solutions -p pairs=3 steps=2 --smoke --out o",
             ["--out o -p pairs=3 -p steps=2 --smoke --solutions -- "]),
            ("--site s --smoke",
             ["--out HERE/results/notebooks --smoke -- ", "--site s --executed HERE/results/notebooks -- "]),
            ("--site s --from e", ["--site s --executed e -- "]),
            ("--pictures --from e", ["--pictures --executed e -- "]),
            ("--course c", ["--course c "]),
            ("--clear", ["--clear "]),
        ]:
            self.assertEqual(self.asked_of_headless(*words.split(), "01-speciation"), [line + book for line in passed])

    def test_jupyter_opens_the_solved_copy(self):
        (self.copy / "results/instructors").mkdir(parents=True)
        copied, opened = self.asked_of_headless("--solutions", "01-speciation")
        self.assertTrue(copied.startswith("--instructors HERE/results/instructors HERE/notebooks/00-start.ipynb"), copied)
        self.assertIn("started in HERE/results/instructors", opened)
        self.assertIn("HERE/results/instructors/01-speciation.ipynb", opened)

    def test_failed_build_leaves_nothing_that_looks_complete(self):
        script(self.folder / "bin/mvn", "echo '[ERROR] Unknown host'; exit 1\n")
        done = self.start("--setup")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no network, which the first set-up needs for the library", done.stderr.splitlines()[-1])
        self.assertFalse(list(self.copy.glob("environment/.local/kernel/*/stamp")))

    def test_requests_that_make_no_sense(self):
        self.expect_complaint(self.start("nothing"), 1, "no notebook nothing; there are: 00-start, ")
        self.expect_complaint(self.start("--port", "0"), 1, "--port wants a number from 1 to 65535, got 0")
        self.expect_complaint(self.start("--port", "abc"), 2, "invalid int value")
        self.expect_complaint(self.start("points=3"), 1, "-p goes with --headless and --site and --pictures")
        self.expect_complaint(self.start("--site", "s", "--out", "o"), 1, "--out goes with --headless")
        self.expect_complaint(self.start("--site", "s", "--course", "c"), 1, "--site and --course do not go together")
        self.expect_complaint(self.start("--from", "e"), 1, "--from goes with --site and --pictures")
        self.expect_complaint(self.start("--site", "s", "--from", "e", "--smoke"), 1, "--smoke does not go with --from")
        self.expect_complaint(self.start("--site", "s", "--solutions"), 1, "--solutions goes with --headless")
        self.expect_complaint(self.start("--setup", "--port", "1"), 1, "--port does not go with --setup")
        self.expect_complaint(self.start("--fast"), 2, "--fast")
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            port = str(listener.getsockname()[1])
            self.expect_complaint(self.start("--port", port), 1, f"port {port} is in use")


if __name__ == "__main__":
    unittest.main()
