(function (state) {
  "use strict";
  // A copy of the output, as JupyterLab makes on request, has the same id.
  const root = Array.from(document.querySelectorAll("[id='" + state.id + "']")).find((r) => !r.dataset.ready);
  if (!root) return;
  root.dataset.ready = "yes";
  const controls = Array.from(root.querySelectorAll("[data-control]"));
  const note = root.querySelector("[data-note]");
  const count = Object.keys(state.frames).length;
  const line = state.live ? (typeof state.live === "string" ? image(state.live) : comm(state.live)) : null;
  const PATIENCE = 500; // ms without an answer until a picture computed beforehand stands in
  const LOST = 30000; // ms without an answer until the kernel is taken to be gone
  const RETRY = 3000;
  const AGAIN = 1000;
  const LIVE = "live";
  const ENDED = ["dead", "restarting"];
  const AT_WORK = "the kernel is at work; ";
  const GONE = "the kernel does not answer; ";
  let picture = root.querySelector("img");
  let busy = false; // a picture is being drawn
  let late = false; // and the kernel takes long for it
  let shown = ""; // the positions of the picture in sight
  let failed = 0; // when the kernel last did not answer

  function positions() {
    return controls.map((c) => (c.type === "checkbox" ? Number(c.checked) : Number(c.value)));
  }

  // The picture computed beforehand that is nearest in every control.
  function frame(at, reason) {
    const near = at.map((p, i) =>
      state.grid[i].reduce((a, b) => (Math.abs(b - p) < Math.abs(a - p) ? b : a)));
    const exact = state.frames[at.join(",")];
    picture.src = exact || state.frames[near.join(",")];
    const values = near.map((p, i) => state.texts[i][p]).join(", ");
    const snapped = exact || near.join() === at.join() ? "" : "; shown: " + values;
    note.textContent = (reason || "") + "computed beforehand: " + count + " pictures" + snapped;
  }

  // Pictures by http from the machine of the browser.
  function image(address) {
    return function (key, done, fail) {
      if (key) load(address + "?i=" + key, done, fail);
    };
  }

  function load(source, done, fail) {
    const next = new Image();
    next.onload = function () {
      next.onload = next.onerror = null; // frame() will give it other pictures
      done(next);
    };
    next.onerror = fail;
    next.src = source;
  }

  // Pictures by a comm, in a connection of our own to the server that this page comes from: the
  // front ends differ in how scripts reach theirs.
  function comm(way) {
    const server = serverOfThisPage();
    const waiting = new Map();
    let socket = null;
    let session = ""; // of the socket: servers give each to one page only, and answers name it

    function send(type, content) {
      socket.send(JSON.stringify({
        channel: "shell",
        header: {msg_id: session + "-" + Math.random().toString(36).slice(2), msg_type: type,
          session: session, username: "", version: "5.3", date: new Date().toISOString()},
        parent_header: {}, metadata: {}, buffers: [],
        content: Object.assign({comm_id: session}, content)
      }));
    }

    function ask(key) {
      send("comm_msg", {data: {sliders: way.sliders, at: key}});
    }

    function close() {
      socket.onclose = socket.onerror = socket.onmessage = null;
      socket.close();
      socket = null;
    }

    // Nobody answers any more. When nothing was asked and nobody said that the kernel has ended, the
    // line may merely have been idle for long: asking once again tells.
    function lost(ended) {
      if (!socket) return;
      close();
      const fails = Array.from(waiting.values());
      waiting.clear();
      fails.forEach((w) => w.fail());
      if (fails.length || note.textContent !== LIVE) return;
      if (ended) gone();
      else setTimeout(again, AGAIN);
    }

    function again() {
      shown = "";
      draw();
    }

    function open() {
      session = state.id + "-" + Math.random().toString(36).slice(2);
      const url = server.base + "api/kernels/" + way.kernel + "/channels?session_id=" + session +
        (server.token ? "&token=" + encodeURIComponent(server.token) : "");
      socket = new WebSocket(url);
      socket.onopen = function () {
        send("comm_open", {target_name: way.target, data: {}});
        waiting.forEach((one, key) => ask(key));
      };
      socket.onclose = socket.onerror = () => lost(false);
      socket.onmessage = function (event) {
        if (!root.isConnected && !waiting.size) close(); // the cell ran again, or is out of sight
        if (!socket || typeof event.data !== "string") return;
        const answer = JSON.parse(event.data);
        if (answer.msg_type === "status" && ENDED.includes(answer.content.execution_state)) {
          lost(true); // the server tells so within seconds of the kernel's end
          return;
        }
        if (!answer.content || answer.content.comm_id !== session) return;
        if (answer.msg_type === "comm_close") {
          lost(true); // another kernel than the one that ran the cell
        } else if (answer.msg_type === "comm_msg") {
          const data = answer.content.data;
          const [key, one] = waiting.entries().next().value || [];
          if (!one) return;
          waiting.delete(key);
          if (data.png) load("data:image/png;base64," + data.png, one.done, one.fail);
          else one.fail();
        }
      };
    }

    return server && function (key, done, fail) {
      if (!key) return lost(true);
      waiting.set(key, {done: done, fail: fail});
      if (!socket) open();
      else if (socket.readyState === WebSocket.OPEN) ask(key);
    };
  }

  // The Jupyter server of this page: JupyterLab and Notebook 7 say it in a script, Notebook 6 in
  // the body; an exported page has none.
  function serverOfThisPage() {
    const config = document.getElementById("jupyter-config-data");
    const said = config ? JSON.parse(config.textContent) : document.body.dataset;
    if (said.baseUrl === undefined || !location.protocol.startsWith("http")) return null;
    const base = new URL(said.wsUrl || said.baseUrl, location.href);
    base.protocol = base.protocol.replace("http", "ws");
    return {base: base.href.replace(/\/?$/, "/"), token: said.token};
  }

  function gone() {
    shown = "";
    failed = Date.now();
    frame(positions(), GONE);
  }

  // Asks the kernel; whatever was set meanwhile is asked for next, and only the newest.
  function draw() {
    const key = positions().join(",");
    if (busy && late) frame(positions(), AT_WORK);
    if (busy || key === shown) return;
    busy = true;
    const patience = setTimeout(function () {
      late = true;
      frame(positions(), AT_WORK);
    }, PATIENCE);
    const hung = setTimeout(function () {
      end();
      line(null); // closes the connection
      gone();
    }, LOST);
    function end() {
      clearTimeout(patience);
      clearTimeout(hung);
      busy = late = false;
    }
    line(key, function (next) {
      end();
      next.alt = picture.alt;
      next.style.cssText = picture.style.cssText;
      picture.replaceWith(next);
      picture = next;
      root.dataset.shown = shown = key;
      note.textContent = LIVE;
      draw();
    }, function () {
      end();
      gone();
    });
  }

  function moved() {
    const at = positions();
    controls.forEach(function (control, i) {
      const value = control.parentElement.querySelector("output");
      if (value) value.textContent = state.texts[i][at[i]];
    });
    if (line && Date.now() - failed > RETRY) draw();
    else frame(at, line ? GONE : "");
  }

  // Plain keys are for the controls; JupyterLab would move between cells, or cut one, unless the very
  // element that has the focus says so. With Ctrl they are for the page.
  function keys(event) {
    const own = !event.ctrlKey && !event.metaKey;
    controls.forEach((control) => control.toggleAttribute("data-lm-suppress-shortcuts", own));
  }

  keys({});
  ["keydown", "keyup", "focusin"].forEach((type) => root.addEventListener(type, keys));
  controls.forEach((control) => control.addEventListener("input", moved));
  moved();
})($STATE);
