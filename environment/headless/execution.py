"""Runs a notebook from top to bottom in a fresh kernel, cell by cell."""

import asyncio
import copy
import re
import signal
import sys
import threading
import time

import jupyter_client
import nbclient
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from course import exercise, split

START_LIMIT = 60  # seconds for the kernel to come up
UNANSWERED_LIMIT = 30  # seconds for a check that has nothing to check


class NotebookFailed(Exception):
    """A cell failed; the message names it and the error in one line. The details are for reading."""

    def __init__(self, message, details=""):
        super().__init__(message)
        self.details = details


class Ticker:
    """The line of the running cell: `cell 3 of 12  1.4 s`, counting on a terminal."""

    def __init__(self, label, cells):
        self.label, self.cells, self.live = label, cells, sys.stderr.isatty()

    def __enter__(self):
        return self

    def start(self, number):
        self.number, self.begun, self.ended = number, time.monotonic(), threading.Event()
        if self.live:
            self.thread = threading.Thread(target=self._count, daemon=True)
            self.thread.start()

    def stop(self):
        self.ended.set()
        if self.live:
            self.thread.join()
        self._show("\n")
        return time.monotonic() - self.begun

    def __exit__(self, *_):
        if not getattr(self, "ended", threading.Event()).is_set():
            self.stop()

    def _count(self):
        while not self.ended.wait(0.2):
            self._show("")

    def _show(self, end):
        seconds = time.monotonic() - self.begun
        line = f"{self.label}  cell {self.number:2d} of {self.cells}  {seconds:6.1f} s"
        print(("\r" if self.live else "") + line, end=end, file=sys.stderr, flush=True)


def execute(notebook, label, folder, kernel, cell_limit=None, patience=1, strict=False,
            unanswered=None):
    """The executed copy of a notebook, and the failure that ended it or None.

    Cells are numbered as a reader counts them: code cells from 1, which is also their `In [k]`.
    A cell that runs longer than `cell_limit` seconds fails; a limit of its own in the metadata
    (`critical_diffusion.budget`) comes first; both are multiplied by `patience`.
    Strict: errors count even where a tag expects them.
    `unanswered` holds the students' version of exercises: their checks run first, and must say that
    they are not answered yet.
    SIGINT and SIGTERM end the kernel and raise KeyboardInterrupt.
    """
    result = copy.deepcopy(notebook)
    for cell in result.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    manager = jupyter_client.AsyncKernelManager(kernel_name=kernel)
    client = nbclient.NotebookClient(result, km=manager, force_raise_errors=strict,
                                     timeout_func=lambda cell: _budget(cell, cell_limit, patience))
    interrupted = threading.Event()
    try:
        failure = asyncio.run(_run(client, label, folder, unanswered or {}, interrupted))
    except asyncio.CancelledError:
        interrupted.set()
    if interrupted.is_set():
        raise KeyboardInterrupt
    return result, failure


def _budget(cell, cell_limit, patience):
    budget = cell.metadata.get("critical_diffusion", {}).get("budget", cell_limit)
    return None if budget is None else budget * patience


async def _run(client, label, folder, unanswered, interrupted):
    _on_signals(asyncio.current_task(), interrupted)
    manager, begun, finished = client.km, time.monotonic(), False
    try:
        try:
            await _start(client, folder)
        except (RuntimeError, OSError, NoSuchKernel) as error:
            return NotebookFailed(f"{label}: the kernel did not start: {_one_line(error)}")
        failure = await _cells(client, label, unanswered)
        finished = failure is None
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=not finished)
    if finished:
        print(f"{label}  done in {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)
    return failure


def _on_signals(task, interrupted):
    """The kernel runs in a session of its own, so it is ours to end when a signal comes."""

    def stop():
        interrupted.set()
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            asyncio.get_running_loop().add_signal_handler(number, stop)
        except NotImplementedError:  # Windows
            pass


async def _start(client, folder):
    await client.km.start_kernel(cwd=str(folder))
    client.kc = client.km.client()
    client.kc.start_channels()
    await client.kc.wait_for_ready(timeout=START_LIMIT)
    client.kc.allow_stdin = False
    reply = await client.kc.kernel_info(reply=True, timeout=START_LIMIT)
    client.nb.metadata["language_info"] = reply["content"]["language_info"]


async def _cells(client, label, unanswered):
    cells = [(index, cell) for index, cell in enumerate(client.nb.cells)
             if cell.cell_type == "code" and cell.source.strip()]
    with Ticker(label, len(cells)) as ticker:
        for number, (index, cell) in enumerate(cells, 1):
            ticker.start(number)
            error = await _unanswered(client, unanswered.get(exercise(cell), ""))
            error = error or await _cell(client, index, cell)
            ticker.stop()
            if error:
                where = f"{label}: cell {number} of {len(cells)} failed: "
                return NotebookFailed(where + error[0], error[1])
    return None


async def _unanswered(client, source):
    """None, or what is wrong with what an exercise says to those who have not answered it. Strict
    checks throw, so each is tried by itself; nothing of this stays in the notebook."""
    answer, checks = split(source)
    for check in checks:
        code = answer + check
        reply = await client.kc.execute_interactive(
            code, store_history=False, allow_stdin=False, output_hook=lambda message: None,
            timeout=UNANSWERED_LIMIT)
        said = _one_line(reply["content"].get("evalue") or "it was taken for right")
        if "not answered yet" not in said:
            return f"not answered, it must say 'not answered yet': {said}", code
    return None


async def _cell(client, index, cell):
    """None, or the error in one line and its details."""
    try:
        await client.async_execute_cell(cell, index)
    except CellExecutionError as error:
        trace = [line for output in cell.outputs if output.output_type == "error"
                 for line in output.traceback]
        return f"{error.ename}: {_one_line(error.evalue)}", _plain("\n".join(trace) or cell.source)
    except CellTimeoutError:
        return f"it takes longer than its budget of {client.timeout_func(cell):g} s", cell.source
    except DeadKernelError:
        return "the kernel ended (System.exit, or killed for want of memory)", cell.source
    return None


def _one_line(text):
    lines = [line.strip() for line in _plain(str(text)).splitlines() if line.strip()]
    return lines[0] if lines else "no message"


def _plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
