"""A kernel under test, driven over the real protocol by jupyter_client."""

import os
import queue
import signal
import time

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

# A shell that starts this in the background leaves SIGINT ignored, and a kernel would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

try:  # Debian: python3-jupyter-kernel-test
    from jupyter_kernel_test.msgspec_v5 import validate_message
except ImportError:
    validate_message = None

PATIENCE = 120


class Failure(Exception):
    """Something is not as it should be; the text says what."""


class _Manager(KernelManager):
    """Starts the kernel of a folder, whatever is registered on this machine."""

    def __init__(self, spec, **rest):
        super().__init__(kernel_name="java", **rest)
        self._spec = spec

    @property
    def kernel_spec(self):
        return self._spec


class Answer:
    """What a request brought: the reply, and what was published meanwhile."""

    def __init__(self, reply, published, seconds):
        self.reply = reply
        self.published = published
        self.seconds = seconds

    @property
    def status(self):
        return self.reply["status"]

    def contents(self, *kinds):
        return [m["content"] for m in self.published if m["msg_type"] in kinds]

    def text(self, stream="stdout"):
        return "".join(c["text"] for c in self.contents("stream") if c["name"] == stream)

    @property
    def result(self):
        results = self.contents("execute_result")
        return results[-1]["data"] if results else None

    @property
    def error(self):
        errors = self.contents("error")
        return errors[-1] if errors else None

    @property
    def traceback(self):
        return plain("\n".join(self.error["traceback"])) if self.error else ""


def plain(text):
    return text.replace("\x1b[1;31m", "").replace("\x1b[0m", "")


def expect(found, wanted, what):
    if found != wanted:
        raise Failure(f"{what}: {found!r}, expected {wanted!r}")


def expect_in(part, text, what):
    if part not in text:
        raise Failure(f"{what}: no {part!r} in {text!r}")


class Session:
    """A running kernel and its client; ends with the block. `seconds` is what the start took."""

    def __init__(self, folder, java=None, env=None):
        spec = KernelSpec.from_resource_dir(folder)
        if java:
            spec.argv[0] = os.path.join(java, "bin", "java")
        self.manager = _Manager(spec)
        begin = time.monotonic()
        self.manager.start_kernel(env={**os.environ, **(env or {})})
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=PATIENCE)
        except RuntimeError as e:
            self.kill()
            raise Failure(f"start: {e}") from e
        self.seconds = time.monotonic() - begin

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def kill(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    # Requests.

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def run(self, code, patience=PATIENCE, answers=(), **options):
        """Runs a cell; `answers` are what a person types when the cell asks."""
        options.setdefault("allow_stdin", bool(answers))
        return self.finish(self.client.execute(code, **options), patience, answers)

    def finish(self, request, patience=PATIENCE, answers=(), begin=None):
        """Waits for reply and idle of a request, and fails when either does not come."""
        begin = begin or time.monotonic()
        end = begin + patience
        answers = list(answers)
        published, reply, idle = [], None, False
        while reply is None or not idle:
            if time.monotonic() > end:
                raise Failure(f"no {'idle' if reply else 'reply'} within {patience} s")
            if answers:
                try:
                    self.client.get_stdin_msg(timeout=0.01)
                    self.client.input(answers.pop(0))
                except queue.Empty:
                    pass
            message = _next(self.client.get_iopub_msg, 0.05)
            if message and message["parent_header"].get("msg_id") == request:
                published.append(message)
                idle = message["content"].get("execution_state") == "idle" or idle
            while reply is None:
                message = _next(self.client.get_shell_msg, 0)
                if message is None:
                    break
                if message["parent_header"].get("msg_id") == request:
                    reply = message["content"]
        return Answer(reply, published, time.monotonic() - begin)

    def ask(self, kind, content):
        """Sends any request on the shell channel and gives the content of its reply."""
        message = self.client.session.msg(kind, content)
        self.client.shell_channel.send(message)
        return self.finish(message["header"]["msg_id"]).reply

    def wait_for(self, request, test, patience=PATIENCE):
        """Waits until the request has published something that passes the test."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            message = _next(self.client.get_iopub_msg, 0.05)
            if message and message["parent_header"].get("msg_id") == request and test(message):
                return message
        raise Failure(f"nothing that was waited for within {patience} s")

    def interrupt(self, by_signal=False):
        if by_signal:
            os.kill(self.pid, signal.SIGINT)
        else:
            self.manager.interrupt_kernel()

    def shut_down(self, patience=10):
        """Asks the kernel to end and gives the seconds until its process is gone."""
        pid, begin = self.pid, time.monotonic()
        self.client.shutdown()
        while alive(pid):
            if time.monotonic() - begin > patience:
                raise Failure(f"the process is there {patience} s after the shutdown")
            time.sleep(0.01)
            self.manager.provisioner.process.poll()
        return time.monotonic() - begin


def alive(pid):
    """Whether the process exists and is not merely waiting to be collected."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _next(get, timeout):
    try:
        message = get(timeout=timeout)
    except queue.Empty:
        return None
    # The validator knows no comms, and calls "abort" what the protocol calls "aborted".
    known = not message["msg_type"].startswith("comm_") and message["content"].get("status") != "aborted"
    if validate_message and known:
        try:
            validate_message(message)
        except Exception as e:
            raise Failure(f"{message['msg_type']} is not as the protocol has it: {e}") from e
    return message
