// JupyterLab and Notebook 7: what the checks ask of a page with a notebook (see notebook.py). Cells out
// of sight may not be in the page, hence the widgets.
window.book = (function () {
  "use strict";
  const panel = () => window.jupyterapp && jupyterapp.shell.currentWidget;
  const cells = () => panel().content.widgets;
  const code = () => cells().filter((cell) => cell.model.type === "code");
  const kernel = () => panel().sessionContext.session && panel().sessionContext.session.kernel;
  let commands = 0;

  function execute(command) {
    const done = () => { commands--; };
    commands++;
    jupyterapp.commands.execute(command).then(done, done);
  }

  return {
    ready: (path) => !!(panel() && panel().sessionContext && panel().model && cells().length &&
      panel().context.path === path && kernel() && kernel().status === "idle"),
    sources: () => cells().map((cell) => (cell.model.type === "code" ? cell.model.sharedModel.getSource() : "")),
    set: (i, text) => cells()[i].model.sharedModel.setSource(text),
    run: (i) => {
      panel().content.deselectAll();
      panel().content.activeCellIndex = i;
      execute("notebook:run-cell");
    },
    runAll: () => execute("notebook:run-all-cells"),
    running: () => commands > 0 || !kernel() || kernel().status !== "idle",
    errors: () => code().reduce((n, cell) =>
      n + cell.model.outputs.toJSON().filter((o) => o.output_type === "error").length, 0),
    output: (i) => cells()[i].node.querySelector(".jp-Cell-outputArea"),
    show: (i) => {
      panel().content.scrollToItem(i);
      cells()[i].node.scrollIntoView({block: "center"});
    },
    save: () => panel().context.save(),
    stopButton: () => document.querySelector(
      "[data-command='notebook:interrupt-kernel'], [data-jp-item-name='interrupt'], .jp-Toolbar [title^='Interrupt']"),
    kernel: () => kernel().id,
    endKernel: () => panel().sessionContext.shutdown(),
    dialogButton: () => document.querySelector(".jp-Dialog .jp-mod-accept"),
    asked: () => Array.from(document.querySelectorAll(".jp-Dialog, .Toastify__toast"), (e) => e.textContent).join("; "),
    covered: () => !!document.querySelector(".jp-Dialog")
  };
})();
