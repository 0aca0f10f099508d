"""A browser driven over Chromium's DevTools protocol, with nothing but Python's own library."""

import base64
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile
import time


class WebSocket:
    """A client of RFC 6455, for text messages."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.socket.recv(4096)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head:
            raise RuntimeError(f"no WebSocket at {path}: {head[:100]!r}")

    def send(self, text):
        data = text.encode()
        mask = os.urandom(4)
        length = (
            bytes([0x80 | len(data)])
            if len(data) < 126
            else b"\xfe" + struct.pack(">H", len(data)) if len(data) < 65536 else b"\xff" + struct.pack(">Q", len(data))
        )
        self.socket.sendall(b"\x81" + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def exactly(self, count):
        parts = [self.rest]
        have = len(self.rest)
        while have < count:
            part = self.socket.recv(1 << 20)
            if not part:
                raise ConnectionError("the browser has gone")
            parts.append(part)
            have += len(part)
        data = b"".join(parts)
        self.rest = data[count:]
        return data[:count]

    def receive(self):
        message = b""
        while True:
            first, second = self.exactly(2)
            length = second & 127
            if length == 126:
                (length,) = struct.unpack(">H", self.exactly(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", self.exactly(8))
            data = self.exactly(length)
            if first & 15 in (0, 1, 2):
                message += data
                if first & 0x80:
                    return message.decode()


class Browser:
    """One page of a headless Chromium with a profile of its own."""

    def __init__(self, chromium, width=1280, height=900):
        self.profile = tempfile.mkdtemp(prefix="browser-")
        arguments = ["--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu", "--mute-audio"]
        arguments += ["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]
        arguments += [f"--user-data-dir={self.profile}", f"--window-size={width},{height}"]
        if os.getuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(
            [chromium, *arguments, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        port_file = pathlib.Path(self.profile, "DevToolsActivePort")
        self.wait(lambda: port_file.exists() and port_file.read_text().count("\n"), 60, "Chromium did not start")
        port, path = port_file.read_text().split("\n")[:2]
        self.socket = WebSocket(int(port), path)
        self.count = 0
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def call(self, method, **parameters):
        self.count += 1
        request = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        self.socket.send(json.dumps(request))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("method") == "Page.javascriptDialogOpening":
                self.count += 1
                accept = {"id": self.count, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
                self.socket.send(json.dumps({**accept, "sessionId": self.session}))
            if answer.get("id") == request["id"]:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, address):
        self.call("Page.navigate", url=address)

    def run(self, script):
        """The value of an expression in the page; waits for promises."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"in the page: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def wait_for(self, script, seconds, what):
        return self.wait(lambda: self.run(script), seconds, what)

    @staticmethod
    def wait(condition, seconds, what):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = condition()
            if value:
                return value
            time.sleep(0.1)
        raise AssertionError(f"{what} (waited {seconds} s)")

    def drag(self, start, end, steps=6):
        """Moves the mouse from one point to another with the button held."""
        self.call("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], button="left", clickCount=1)
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i / steps
            self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=end[1], button="left", buttons=1)
            time.sleep(0.05)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1)

    def key(self, name):
        """Presses a key; what one types is one character long."""
        code = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}.get(name) or ord(name.upper())
        text = {"text": name} if len(name) == 1 else {}
        key = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **key)

    def screenshot(self, path, clip=None):
        options = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True} if clip else {}
        data = self.call("Page.captureScreenshot", format="png", **options)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (ConnectionError, OSError):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
