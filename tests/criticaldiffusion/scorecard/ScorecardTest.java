package criticaldiffusion.scorecard;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardTest {
  /** Figures with heat maps. */
  private static final Set<String> FIELDS =
      Set.of("density-forks", "hypersphere", "figs1-s6-samples", "reverse-fork");

  @TempDir Path folder;

  /** A figure that takes no time, or fails. */
  private record Tiny(String name, boolean fails) implements PaperFigure {
    @Override
    public Paper paper() {
      return Paper.THERMODYNAMICS;
    }

    @Override
    public String title() {
      return "Fig. <1>: m & t_S";
    }

    @Override
    public String statement() {
      return "n^{2/d} and E w_true";
    }

    @Override
    public Drawn draw(RandomStreams streams, Progress progress) {
      if (fails) {
        throw new IllegalStateException("as asked");
      }
      return new Drawn(
          Figure.column().line("a", 0, 1, x -> x),
          List.of(
              Finding.measured("good", 1, new Estimate(1.1, 0.1, 10)),
              Finding.measured("bad", 1, new Estimate(1.5, 0.1, 10)),
              Finding.exact("digits", 0.775, 0.7752, 5e-4)));
    }
  }

  @Test
  void thePageShowsEveryFigureWithItsNumbersAndFiles() throws IOException {
    var entries =
        Scorecard.write(
            List.of(new Tiny("one", false), new Tiny("two", false)), folder, 1, Progress.NONE);
    assertEquals(2, entries.size());
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains("Fig. &lt;1&gt;: m &amp; t<sub>S</sub>"), page);
    assertTrue(page.contains("n<sup>2/d</sup> and E w<sub>true</sub>"));
    assertEquals(
        2, page.split("class=\"off\"", -1).length - 1, "the number that is 5 sigma off, twice");
    assertTrue(page.contains("1.50(10)") && page.contains("+5.0 σ"));
    Matcher links = Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(page);
    int count = 0;
    while (links.find()) {
      assertTrue(Files.size(folder.resolve(links.group(1))) > 0, links.group(1));
      count++;
    }
    assertEquals(12, count);
    assertTrue(
        Files.readString(folder.resolve("thermodynamics/one.json")).contains("\"findings\""));
  }

  @Test
  void aFigureThatFailsLeavesThePageOfThoseBefore() throws IOException {
    List<PaperFigure> figures = List.of(new Tiny("one", false), new Tiny("two", true));
    assertThrows(
        IllegalStateException.class, () -> Scorecard.write(figures, folder, 1, Progress.NONE));
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains("id=\"one\"") && !page.contains("id=\"two\""));
    assertFalse(Files.exists(folder.resolve("thermodynamics/two.pdf")));
  }

  @Test
  void aPageThatCannotBeWrittenLeavesNoPartOfIt() throws IOException {
    Path obstacle = Files.createDirectories(folder.resolve("index.html/in the way")).getParent();
    List<PaperFigure> figures = List.of(new Tiny("one", false));
    assertThrows(IOException.class, () -> Scorecard.write(figures, folder, 1, Progress.NONE));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(Set.of(obstacle, folder.resolve("thermodynamics")), left.collect(toSet()));
    }
  }

  /**
   * The figures that take seconds at most; the others are drawn by the same code. About 50 numbers
   * are sampled, each off with one chance in 15,800: one seed in 300 would fail.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "table1-speciation-times",
        "fig4-images",
        "figs1-s6-samples",
        "potential-overview",
        "origin-curvature",
        "drift-crossings",
        "vanilla-against-late",
        "class-shares",
        "potential-of-images",
        "free-energy",
        "order-parameter",
        "reverse-fork",
        "density-forks",
        "hypersphere",
        "diffused-ising",
        "generative-bath",
        "condensation",
        "late-start",
        "few-steps",
        "training-time",
        "loss-curves",
        "mode-curves",
        "local-score",
        "generated-correlations"
      })
  void theFilesAreFitForPrint(String name) throws IOException {
    PaperFigure figure = named(name);
    Scorecard.write(List.of(figure), folder, 1, Progress.NONE)
        .get(0)
        .findings()
        .forEach(one -> assertTrue(one.agrees(), one.toString()));
    Path pdf = folder.resolve(figure.paper().key()).resolve(name + ".pdf");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertEquals(1, document.getNumberOfPages());
      PDPage page = document.getPage(0);
      float width = page.getMediaBox().getWidth();
      assertTrue(Math.abs(width - 246) < 0.5 || Math.abs(width - 510) < 0.5, width + " pt");
      requireOutlines(page.getResources(), name);
    }
  }

  private static PaperFigure named(String name) {
    return PaperFigures.of(null).stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * No font, so none can be missing, and no bitmap but a field's, also not in a form within the
   * page.
   */
  private static void requireOutlines(PDResources resources, String name) throws IOException {
    assertFalse(resources.getFontNames().iterator().hasNext(), name + " has a font");
    for (COSName key : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(key);
      assertTrue(
          FIELDS.contains(name) || !(object instanceof PDImageXObject), name + " has a bitmap");
      if (object instanceof PDFormXObject form && form.getResources() != null) {
        requireOutlines(form.getResources(), name);
      }
    }
  }

  @Test
  void distancesAreInSigmasOrWithinATolerance() {
    Finding both = Finding.measured("x", new Estimate(1, 0.3, 5), new Estimate(2, 0.4, 5));
    assertEquals(2, both.sigmas(), 1e-12);
    assertTrue(both.agrees());
    assertEquals(2, Finding.chiSquare("x", 2, 8).sigmas(), 1e-12);
    assertFalse(Finding.exact("x", 1, 1.1, 0.05).agrees());
    assertFalse(Finding.exact("x", 1, Double.NaN, 0.05).agrees());
    assertFalse(Finding.measured("x", 1, new Estimate(Double.NaN, 0.1, 3)).agrees());
  }

  @Test
  void everyFigureOfThePapersHasANameOfItsOwnAndATextForThePage() {
    Set<String> names = new HashSet<>();
    for (PaperFigure figure : PaperFigures.of(null)) {
      assertTrue(figure.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), figure.name());
      assertTrue(names.add(figure.name()), figure.name());
      assertTrue(figure.title().length() > 20 && figure.statement().length() > 20, figure.name());
    }
    assertTrue(PaperFigures.of(Paper.DYNAMICAL_REGIMES).size() >= 6);
    assertEquals("slowing-down", Paper.SLOWING_DOWN.key());
  }

  @Test
  void theTableOfSpeciationTimesIsThePapers() {
    var drawn = named("table1-speciation-times").draw(new RandomStreams(1), Progress.NONE);
    assertEquals(5, drawn.findings().size());
    drawn.findings().forEach(one -> assertTrue(one.agrees(), one.toString()));
  }
}
