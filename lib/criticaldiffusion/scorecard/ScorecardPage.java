package criticaldiffusion.scorecard;

import criticaldiffusion.experiment.LibraryVersion;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;
import java.util.Locale;

/** The page of all figures; it needs nothing but the files beside it. */
final class ScorecardPage {
  private static final String STYLE =
      """
      body { font: 15px/1.45 "DejaVu Sans", Verdana, sans-serif; max-width: 1100px; margin: 2em auto;
        padding: 0 1em; color: #1a1a1a; background: #fff }
      h1, h2, h3 { font-weight: 600; line-height: 1.25 } h2 { margin-top: 2.5em }
      figure { margin: 0; } figure img { max-width: 100%; height: auto }
      section { border-top: 1px solid #ddd; padding: 1em 0 } small, .caption { color: #555 }
      table { border-collapse: collapse; margin: .6em 0 }
      th, td { text-align: left; padding: .15em 1.2em .15em 0; vertical-align: baseline }
      td.number { text-align: right; font-variant-numeric: tabular-nums } .off { color: #b3261e }
      """;

  private ScorecardPage() {}

  static String html(List<Scorecard.Entry> entries, long seed) {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.append("<title>Critical Diffusion: the papers' figures</title>\n<style>\n").append(STYLE);
    page.append("</style></head><body>\n<h1>The papers’ figures, measured here</h1>\n");
    summary(page, entries, seed);
    Paper paper = null;
    for (Scorecard.Entry entry : entries) {
      if (entry.figure().paper() != paper) {
        paper = entry.figure().paper();
        page.append("<h2>").append(text(paper.title())).append("</h2>\n<p>");
        page.append(text(paper.citation())).append("</p>\n");
      }
      section(page, entry);
    }
    return page.append("</body></html>\n").toString();
  }

  private static void summary(StringBuilder page, List<Scorecard.Entry> entries, long seed) {
    page.append("<table>\n<tr><th>paper</th><th>figures</th><th>numbers</th><th>agree</th>");
    page.append("<th>largest distance</th><th>seconds</th></tr>\n");
    for (Paper paper : Paper.values()) {
      List<Scorecard.Entry> own =
          entries.stream().filter(e -> e.figure().paper() == paper).toList();
      List<Finding> all = own.stream().flatMap(e -> e.findings().stream()).toList();
      if (own.isEmpty()) {
        continue;
      }
      double largest =
          all.stream()
              .filter(Finding::isSampled)
              .mapToDouble(f -> Math.abs(f.sigmas()))
              .max()
              .orElse(0);
      page.append("<tr><td>").append(text(paper.title())).append("</td>");
      cell(page, Integer.toString(own.size()));
      cell(page, Integer.toString(all.size()));
      cell(page, Long.toString(all.stream().filter(Finding::agrees).count()));
      cell(page, String.format(Locale.ROOT, "%.1f σ", largest));
      cell(
          page,
          String.format(
              Locale.ROOT, "%.0f", own.stream().mapToDouble(Scorecard.Entry::seconds).sum()));
      page.append("</tr>\n");
    }
    page.append("</table>\n<p><small>Version ").append(text(LibraryVersion.version())).append(" (");
    page.append(text(LibraryVersion.commit())).append("), seed ").append(seed);
    page.append(". Errors are one standard deviation; numbers with an error agree within ");
    page.append(String.format(Locale.ROOT, "%.0f", Finding.SIGMAS));
    page.append(" σ, the others within the distance given.</small></p>\n");
  }

  private static void section(StringBuilder page, Scorecard.Entry entry) {
    PaperFigure figure = entry.figure();
    String stem = figure.paper().key() + "/" + figure.name();
    page.append("<section id=\"").append(figure.name()).append("\">\n<h3>");
    page.append(text(figure.title())).append("</h3>\n<p>").append(text(figure.statement()));
    page.append("</p>\n<figure><img src=\"")
        .append(stem)
        .append(".png\" width=\"")
        .append(Math.round(1.6 * entry.width()))
        .append("\" alt=\"");
    page.append(text(figure.title()).replaceAll("<[^>]*>", "")).append("\"></figure>\n");
    page.append("<p class=\"caption\"><small>").append(text(String.join(" ", entry.caption())));
    for (String ending : List.of("pdf", "svg", "tex", "csv", "json")) {
      page.append(" <a href=\"").append(stem).append('.').append(ending).append("\">");
      page.append(ending).append("</a>");
    }
    page.append(String.format(Locale.ROOT, " · %.1f s</small></p>\n", entry.seconds()));
    page.append(
        "<table>\n<tr><th>quantity</th><th>expected</th><th>here</th><th>distance</th></tr>\n");
    for (Finding one : entry.findings()) {
      page.append(one.agrees() ? "<tr><td>" : "<tr class=\"off\"><td>")
          .append(text(one.what()))
          .append("</td>");
      cell(page, String.format(Locale.ROOT, "%.6g", one.expected()));
      cell(page, one.foundText());
      cell(page, one.distanceText());
      page.append("</tr>\n");
    }
    page.append("</table>\n</section>\n");
  }

  private static void cell(StringBuilder page, String text) {
    page.append("<td class=\"number\">").append(text(text)).append("</td>");
  }

  /** A text with its indices and exponents, as in the labels of figures. */
  static String text(String text) {
    String safe =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return safe.replaceAll("_\\{([^}]*)\\}|_(\\p{L}+|\\d+)", "<sub>$1$2</sub>")
        .replaceAll("\\^\\{([^}]*)\\}|\\^(\\p{L}+|\\d+)", "<sup>$1$2</sup>");
  }
}
