"""What somebody without the token tries against Jupyter and its kernel, and must not succeed in."""

import http.client
import os
import pathlib
import re
import socket
import stat
import sys
from urllib.parse import urlsplit

LOOPBACK = ("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F")
LISTENS = "0A"


def ask(base, method, path, **headers):
    """The status of an answer, and its headers."""
    place = urlsplit(base)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers
    finally:
        connection.close()


def channel(base, kernel, **headers):
    """The status of the attempt to open the channel to a kernel, over which code is run."""
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
    }
    place = urlsplit(base)
    path = f"/api/kernels/{kernel}/channels"
    with socket.create_connection((place.hostname, place.port), timeout=20) as line:
        fields = {"Host": place.netloc, **upgrade, **headers}
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
        line.sendall(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
        return int(line.recv(4096).split(b" ", 2)[1])


def try_server(base, token, kernel):
    own = {"Authorization": f"token {token}"}
    assert ask(base, "GET", "/api/kernels", **own)[0] == 200, "the owner of the token is refused"
    wrong = ("0" if token[0] != "0" else "1") + token[1:]
    for who, headers in {
        "nobody": {},
        "a guess": {"Authorization": f"token {wrong}"},
        "an empty token": {"Authorization": "token "},
        "half a token": {"Authorization": f"token {token[:24]}"},
    }.items():
        for method, path in (("GET", "/api/kernels"), ("POST", "/api/kernels"), ("GET", "/api/contents"),
                             ("POST", f"/api/kernels/{kernel}/restart"), ("DELETE", f"/api/kernels/{kernel}")):
            status = ask(base, method, path, **headers)[0]
            assert status in (401, 403), f"{who} may {method} {path}: {status}"
        status = channel(base, kernel, **headers)
        assert status in (401, 403), f"{who} may open the kernel's channel: {status}"
    # Another site in the same browser: the reader's cookie goes with the request, the origin is foreign.
    cookies = ask(base, "GET", f"/api/kernels?token={token}")[1].get_all("Set-Cookie") or []
    if not cookies:
        cookies = ask(base, "GET", f"/tree?token={token}")[1].get_all("Set-Cookie") or []
    cookie = "; ".join(part.split(";", 1)[0] for part in cookies)
    assert channel(base, kernel, Cookie=cookie, Origin=base) == 101, "the reader's own page is refused"
    assert channel(base, kernel, Cookie=cookie, Origin="https://evil.example") == 403, "another site may run code"
    status = ask(base, "POST", f"/api/kernels/{kernel}/restart", Cookie=cookie, Origin="https://evil.example")[0]
    assert status in (403, 404), f"another site may restart the kernel: {status}"
    # A name that another site has made point at this machine.
    status = ask(base, "GET", "/api/kernels", Cookie=cookie, Host="evil.example")[0]
    assert status == 403, f"a foreign Host header is taken: {status}"


def look_at_process(process, kernel, token):
    """What a kernel opens to other users and machines; Linux only."""
    if sys.platform != "linux":
        return
    held = set()
    for handle in pathlib.Path(f"/proc/{process}/fd").iterdir():
        try:
            held.update(re.findall(r"socket:\[(\d+)\]", os.readlink(handle)))
        except OSError:
            continue  # closed meanwhile
    ports = 0
    for table in ("tcp", "tcp6"):
        for line in pathlib.Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENS and fields[9] in held:
                ports += 1
                address = fields[1].split(":")[0]
                assert address in LOOPBACK, f"the kernel listens on {fields[1]}, not on loopback alone"
    assert ports >= 5, f"found {ports} of the five ports of a kernel"
    command = pathlib.Path(f"/proc/{process}/cmdline").read_text().split("\0")
    file = next(pathlib.Path(word) for word in command if word.endswith(f"kernel-{kernel}.json"))
    # Beside the key of the kernel, what the server writes for its own tools: its token.
    for secret in (file, *file.parent.glob("jpserver-*"), *file.parent.glob("nbserver-*")):
        mode = stat.S_IMODE(secret.stat().st_mode)
        closed = stat.S_IMODE(secret.parent.stat().st_mode) & 0o077 == 0
        assert closed or mode & 0o077 == 0, f"other users may read the key to a kernel: {secret} has mode {mode:o}"
    assert token not in " ".join(command), "the list of processes shows the token"
