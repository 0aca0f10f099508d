/**
 * What notebooks use: pictures and tables in a cell, live plots, progress, answers to exercises,
 * sliders. Works in every Java kernel, and prints text where there is none.
 *
 * <pre>{@code
 * Cell.show(figure);                       // also panels, tablesaw tables, ResultTable
 * LivePlot.run(plot -> { …; plot.update(() -> figure()); …});
 * try (var bar = new ProgressBar("clones")) { run(streams, bar); }
 * Sliders.of(Control.number("t", 0, 5, 0.1).at(1), Control.numbers("d", 64, 256, 1024),
 *         Control.choice("law", "a", "b"), Control.onOff("theory", true))
 *     .show(v -> figure(v.number("t"), v.integer("d"), v.choice("law"), v.isOn("theory")));
 * Check.that("φ(1)").expects(() -> phi(1)).within(1e-3).hint("…").given(answer);
 * Figures.save(figure, "fig2", provenance.toMap());   // folder: $CRITICAL_DIFFUSION_FIGURES
 * Table table = Tables.of(result); Tables.write(table, path); Tables.read(path);
 * }</pre>
 */
package criticaldiffusion.notebook;
