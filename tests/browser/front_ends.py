"""The front ends of Jupyter that this Python has, and servers of theirs."""

import importlib.metadata
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass

from devtools import Browser

HERE = pathlib.Path(__file__).resolve().parent


@dataclass(frozen=True)
class FrontEnd:
    name: str
    module: str  # started by python -m, and the package whose version counts
    versions: range
    page: str  # of a notebook, below the server's address
    driver: str
    options: tuple = ()

    def version(self):
        """The version if it is one of these, else None."""
        try:
            version = importlib.metadata.version(self.module)
        except importlib.metadata.PackageNotFoundError:
            return None
        return version if int(version.split(".")[0]) in self.versions else None

    def script(self):
        return (HERE / self.driver).read_text(encoding="utf-8")


ALL = (
    FrontEnd("Notebook 6", "notebook", range(6, 7), "notebooks", "classic.js"),
    FrontEnd("Notebook 7", "notebook", range(7, 100), "notebooks", "lab.js",
             ("--JupyterNotebookApp.expose_app_in_browser=True",)),
    FrontEnd("JupyterLab", "jupyterlab", range(4, 100), "lab/tree", "lab.js",
             ("--LabApp.expose_app_in_browser=True",)),
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A Jupyter with a token, on copies of the notebooks in a folder of its own."""

    def __init__(self, front_end, config, notebooks, out):
        self.front_end = front_end
        self.folder = out / "notebooks"
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(notebooks, self.folder)
        self.log = out / "jupyter.log"
        command = [sys.executable, "-m", front_end.module, f"--config={config}", "--no-browser", "--ip=127.0.0.1"]
        command += [f"--port={free_port()}", "--port-retries=20", f"--notebook-dir={self.folder}"]
        command += [*front_end.options, *(["--allow-root"] if os.getuid() == 0 else [])]
        # What JupyterLab remembers of its windows is not the reader's.
        own = {f"JUPYTERLAB_{what}_DIR": str(out / what.lower()) for what in ("SETTINGS", "WORKSPACES")}
        for folder in own.values():
            shutil.rmtree(folder, ignore_errors=True)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **own}
            )
        try:
            found = Browser.wait(self.address, 60, f"Jupyter did not start; see {self.log}")
        except AssertionError:
            self.close()
            raise
        self.base, self.token = found.groups()

    def address(self):
        return re.search(r"(http://127\.0\.0\.1:[1-9]\d*)/\S*\?token=(\w+)", self.log.read_text())

    def notebook(self, name):
        return f"{self.base}/{self.front_end.page}/{name}.ipynb?token={self.token}"

    def connections(self, kernel):
        """How many pages are connected to a kernel; each slider has a connection of its own."""
        address = f"{self.base}/api/kernels/{kernel}?token={self.token}"
        with urllib.request.urlopen(address, timeout=20) as answer:
            return json.load(answer)["connections"]

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
