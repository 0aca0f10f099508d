"""How the kernel begins and ends: no JVM must be left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile

import arguments
from session import Failure, Session, alive, expect, expect_in

BUSY = 'System.out.println("go"); while (true) {}'


def started(kernel, code):
    request = kernel.send(code)
    kernel.wait_for(request, lambda m: m["msg_type"] == "stream")


def gone(pid, patience=15):
    end = time.monotonic() + patience
    while alive(pid):
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            raise Failure(f"the process is still there after {patience} s")
        time.sleep(0.05)


def check_shutdown_while_a_cell_runs(folder, java):
    with Session(folder, java) as kernel:
        started(kernel, BUSY)
        kernel.shut_down()


def check_shutdown_with_threads_that_do_not_end(folder, java):
    with Session(folder, java) as kernel:
        kernel.run("new Thread(() -> { while (true) {} }).start(); Executors.newFixedThreadPool(1).submit(() -> 1);")
        kernel.run("Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));")
        kernel.shut_down()


def check_restart(folder, java):
    with Session(folder, java) as kernel:
        kernel.run("int before = 1;")
        started(kernel, BUSY)
        for _ in range(2):
            pid = kernel.pid
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=60)
            expect(alive(pid), False, "the former process")
            answer = kernel.run("before")
            expect_in("cannot find symbol", answer.error["evalue"], "a fresh session")


PARENT = """import sys
sys.path.insert(0, {here!r})
from session import Session
kernel = Session({folder!r}, {java!r})
request = kernel.send({code!r})
kernel.wait_for(request, lambda m: m["msg_type"] == "stream")
print(kernel.pid, flush=True)
sys.stdin.read()
"""


def check_death_of_the_parent(folder, java):
    program = PARENT.format(here=os.path.dirname(arguments.beside("")), folder=folder, java=java, code=BUSY)
    parent = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    gone(pid)


def check_signal_to_end(folder, java):
    with Session(folder, java) as kernel:
        started(kernel, BUSY)
        pid = kernel.pid
        os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + 15
        while kernel.manager.is_alive():
            if time.monotonic() > end:
                raise Failure("SIGTERM does not end the kernel")
            time.sleep(0.05)


def command(folder, java, *rest):
    program = os.path.join(java, "bin", "java") if java else "java"
    done = subprocess.run(
        [program, "-cp", os.path.join(folder, "lib", "*"), "criticaldiffusion.kernel.Main", *rest],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout


def one_line(text, part, what):
    expect_in(part, text, what)
    expect(len(text.strip().splitlines()), 1, f"{what}: lines in {text!r}")


def check_wrong_start(folder, java):
    code, text = command(folder, java)
    expect(code, 2, "status without argument")
    one_line(text, "usage", "without argument")
    code, text = command(folder, java, "/no/such/file")
    expect(code, 1, "status without file")
    one_line(text, "/no/such/file", "without file")
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "connection.json")
        with open(path, "w") as file:
            file.write("{ not json")
        code, text = command(folder, java, path)
        expect(code, 1, "status with a broken file")
        one_line(text, path, "broken file")
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with open(path, "w") as file:
                names = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
                json.dump(
                    {"ip": "127.0.0.1", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256", **{n: port for n in names}},
                    file,
                )
            code, text = command(folder, java, path)
            expect(code, 1, "status with a port in use")
            one_line(text, "in use", "port in use")


def check_preparation(folder, java):
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "classes.log")
        with Session(folder, java, {"_JAVA_OPTIONS": f"-Xlog:class+load:file={path}"}):
            end = time.monotonic() + 60
            while time.monotonic() < end:
                with open(path, encoding="utf-8", errors="replace") as log:
                    if "sun.java2d.marlin.Renderer" in log.read():
                        return  # something was drawn, though no cell ran
                time.sleep(0.1)
    raise Failure("nothing was drawn before the first cell")


def check_preparation_that_fails(folder, java):
    with Session(folder, java, {"_JAVA_OPTIONS": "-Dcriticaldiffusion.kernel.prepare=no.such.Name"}) as kernel:
        expect(kernel.run("1 + 1").result["text/plain"], "2", "a cell all the same")


def check_library_without_kernel(folder, java):
    for name in os.listdir(os.path.join(folder, "lib")):
        if name.startswith("critical-diffusion") and not name.endswith("-kernel.jar"):
            with zipfile.ZipFile(os.path.join(folder, "lib", name)) as jar:
                found = [n for n in jar.namelist() if "criticaldiffusion/kernel" in n or "spencerpark" in n]
                expect(found, [], name)
                return
    raise Failure("no jar of the library")
