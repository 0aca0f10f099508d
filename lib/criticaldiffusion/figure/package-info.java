/**
 * Figures for notebooks and papers, drawn by XChart.
 *
 * <pre>{@code
 * Figure figure = Figure.column()                              // 246 pt; page() is 510 pt
 *     .xLabel("t (OU time)").yLabel("φ(t)")                    // Unicode, t_S, L^2, "symbol (unit)"
 *     .points("d = 4096", t, phi)                              // List<Estimate>: 1σ error bars
 *     .points("other", x, y, error)                            // or double[]; or (below, above)
 *     .line("theory", 0, 10, s -> theory(s)).style(s -> s.black().dashed())
 *     .band("1σ", x, low, high)
 *     .verticalMark(4.16, "t_S").horizontalMark(0.775, "");
 * figure.image();                                              // BufferedImage for a cell
 * figure.write(Path.of("figures/cloning"), provenance);        // pdf svg png csv json tex
 * }</pre>
 *
 * <p>Also {@code xLog() yLog() xRange(a, b) yRange(a, b) histogram(…) steps(…) heatMap(…)
 * colours(…) inset(…) equalScales() noLegend() size(…) theme(…)}, and {@link
 * criticaldiffusion.figure.Panels} for (a), (b), … A style changes the series before it: {@code
 * colour(n) shade(f) black() dashed() dotted() marker(…) joined() weight(f) unlisted()}.
 *
 * <p>Figures are values: every method returns a new one. {@code caption()} says what was left out.
 */
package criticaldiffusion.figure;
