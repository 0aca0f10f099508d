(function (state) {
  "use strict";
  const root = document.getElementById(state.id);
  if (!root || root.dataset.ready) return;
  root.dataset.ready = "yes";
  const controls = Array.from(root.querySelectorAll("[data-control]"));
  const note = root.querySelector("[data-note]");
  const count = Object.keys(state.frames).length;
  let picture = root.querySelector("img");
  let busy = false; // a picture is being drawn
  let shown = ""; // the positions of the picture in sight
  let failed = 0; // when the kernel last did not answer

  function positions() {
    return controls.map((c) => (c.type === "checkbox" ? Number(c.checked) : Number(c.value)));
  }

  // The picture computed beforehand that is nearest in every control.
  function frame(at) {
    const near = at.map((p, i) =>
      state.grid[i].reduce((a, b) => (Math.abs(b - p) < Math.abs(a - p) ? b : a)));
    const exact = state.frames[at.join(",")];
    picture.src = exact || state.frames[near.join(",")];
    const values = near.map((p, i) => state.texts[i][p]).join(", ");
    const snapped = exact || near.join() === at.join() ? "" : "; shown: " + values;
    note.textContent = "computed beforehand: " + count + " pictures" + snapped;
  }

  // Asks the kernel; whatever was set meanwhile is asked for next, and only the newest.
  function draw() {
    const key = positions().join(",");
    if (busy || key === shown) return;
    busy = true;
    const next = new Image();
    next.alt = picture.alt;
    next.style.cssText = picture.style.cssText;
    next.onload = function () {
      next.onload = next.onerror = null; // frame() will give it other pictures
      picture.replaceWith(next);
      picture = next;
      shown = key;
      busy = false;
      note.textContent = "live";
      draw();
    };
    next.onerror = function () {
      busy = false;
      shown = "";
      failed = Date.now();
      frame(positions());
    };
    next.src = state.live + "?i=" + key;
  }

  function moved() {
    const at = positions();
    controls.forEach(function (control, i) {
      const value = control.parentElement.querySelector("output");
      if (value) value.textContent = state.texts[i][at[i]];
    });
    if (state.live && Date.now() - failed > 3000) draw();
    else frame(at);
  }

  controls.forEach((control) => control.addEventListener("input", moved));
  moved();
})($STATE);
