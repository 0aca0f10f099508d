// Notebook 6: what the checks ask of a page with a notebook (see notebook.py).
window.book = (function () {
  "use strict";
  const notebook = () => window.Jupyter && Jupyter.notebook;
  const cells = () => notebook().get_cells();
  const code = () => cells().filter((cell) => cell.cell_type === "code");
  const waits = (cell) => cell.element[0].classList.contains("running");
  return {
    ready: (path) => !!(notebook() && notebook().notebook_path === path && notebook().kernel &&
      notebook().kernel.is_connected()),
    sources: () => cells().map((cell) => (cell.cell_type === "code" ? cell.get_text() : "")),
    set: (i, text) => cells()[i].set_text(text),
    run: (i) => notebook().execute_cells([i]),
    runAll: () => notebook().execute_all_cells(),
    running: () => code().some(waits) || notebook().kernel_busy,
    errors: () => code().reduce((n, cell) =>
      n + cell.output_area.outputs.filter((o) => o.output_type === "error").length, 0),
    output: (i) => cells()[i].output_area.element[0],
    show: () => {},
    save: () => notebook().save_notebook(),
    stopButton: () => document.querySelector("[data-jupyter-action='jupyter-notebook:interrupt-kernel']"),
    kernel: () => notebook().kernel.id,
    endKernel: () => new Promise((done) => notebook().session.delete(done, done)),
    dialogButton: () => document.querySelector(".modal.in .btn-primary"),
    asked: () => Array.from(document.querySelectorAll(".modal.in"), (dialog) => dialog.textContent).join("; "),
    covered: () => !!document.querySelector(".modal-backdrop")
  };
})();
