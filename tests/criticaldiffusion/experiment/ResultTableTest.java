package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.ResultTable.Kind;
import criticaldiffusion.stats.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
  private final ResultTable table =
      ResultTable.builder()
          .number("t")
          .estimate("phi")
          .count("n")
          .text("law")
          .row(2e-3, new Estimate(0.7753, 0.0011, 10), 3, "plain text")
          .row(9.007199254740993e15, 0.5, Long.MIN_VALUE, "a \"b\", c\nd")
          .row(Double.NaN, new Estimate(1, Double.NaN, 1), 0L, "12")
          .row(-1.0 / 0, 0, 1, "")
          .build();

  /** The bytes are literals: they are what every JDK must write. */
  private static final String CSV =
      "t,phi,phi_error,n,law\n"
          + "0.002,0.7753,0.0011,3,plain text\n"
          + "9.007199254740992E15,0.5,0.0,-9223372036854775808,\"a \"\"b\"\", c\nd\"\n"
          + "NaN,1.0,NaN,0,\"12\"\n"
          + "-Infinity,0.0,0.0,1,\"\"\n";

  @Test
  void theBytesOfTheCsv() {
    assertEquals(CSV, table.toCsv());
  }

  @Test
  void theCsvReadsBackAsItWas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    AtomicFile.write(file, CSV);
    ResultTable back = ResultTable.read(file);
    assertEquals(table.columns(), back.columns());
    for (String column : table.columns()) {
      assertEquals(table.kind(column), back.kind(column));
      assertArrayEquals(table.texts(column), back.texts(column));
    }
    assertEquals(CSV, back.toCsv());
    assertEquals(Long.MIN_VALUE, back.cell(1, "n"));
  }

  @Test
  void columnsOfOneKindOfTextKeepTheirKind() {
    var texts = ResultTable.builder().text("a").text("b").row("1", "1.0").row("NaN", "x").build();
    ResultTable back = ResultTable.fromCsv(texts.toCsv());
    assertEquals(Kind.TEXT, back.kind("a"));
    assertArrayEquals(new String[] {"1", "NaN"}, back.texts("a"));
    assertEquals("a\n", ResultTable.builder().number("a").build().toCsv());
    assertEquals(0, ResultTable.fromCsv("a\n").rows());
  }

  @Test
  void columnsAreNumbers() {
    assertArrayEquals(new double[] {0.7753, 0.5, 1, 0}, table.column("phi"));
    assertArrayEquals(new double[] {3, -0x1p63, 0, 1}, table.column("n"));
    var unknown = assertThrows(IllegalArgumentException.class, () -> table.column("psi"));
    assertEquals("no column psi; the columns are t, phi, phi_error, n, law", unknown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> table.column("law"));
    assertThrows(IndexOutOfBoundsException.class, () -> table.cell(4, "t"));
  }

  @Test
  void theReadersTableJoinsValueAndError() {
    var small =
        ResultTable.builder()
            .number("t")
            .estimate("phi")
            .number("theory")
            .text("law")
            .row(1.5, new Estimate(0.7753, 0.0011, 10), 0.775200245396666, "two-point")
            .row(10, 1, 1e-7 / 3, "φ")
            .build();
    String expected =
        """
           t         phi       theory        law
         1.5  0.7753(11)     0.775200  two-point
        10.0         1.0  3.33333e-08          φ
        """;
    assertEquals(expected, small.toString());
  }

  @Test
  void rowsMustMatchTheColumns() {
    assertThrows(IllegalArgumentException.class, () -> ResultTable.builder().number("t").row());
    assertThrows(IllegalArgumentException.class, () -> ResultTable.builder().number("t").row("x"));
    assertThrows(IllegalArgumentException.class, () -> ResultTable.builder().count("t").row(1.5));
    assertThrows(IllegalArgumentException.class, () -> ResultTable.builder().text("t").row(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ResultTable.builder().estimate("t").number("t_error"));
    assertThrows(IllegalArgumentException.class, () -> ResultTable.builder().number("t s"));
    assertThrows(
        IllegalStateException.class, () -> ResultTable.builder().number("t").row(1).number("s"));
  }

  @Test
  void aDamagedFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    String[][] cases = {
      {"", "line 1 "},
      {"t,s\n1.0,2.0\n3.0\n", "line 3 has 1 cells, the header 2"},
      {"t\n1.0\n2.", "line 3 does not end"},
      {"t\n\"x\n", "line 2 has a quote"},
      {"t\n\"x\"y\n", "line 2 does not end"},
      {"t,t\n", "two columns named t"},
      {"1,2\n", "named by letters"}
    };
    for (String[] damaged : cases) {
      Files.writeString(file, damaged[0]);
      var error = assertThrows(IllegalArgumentException.class, () -> ResultTable.read(file));
      assertTrue(error.getMessage().startsWith(file + ": "), error.getMessage());
      assertTrue(error.getMessage().contains(damaged[1]), error.getMessage());
    }
    Files.write(file, new byte[] {'t', '\n', (byte) 0xff, '\n'});
    assertThrows(IllegalArgumentException.class, () -> ResultTable.read(file));
    // Every proper beginning of a good file is refused, or ends at the end of a line.
    for (int i = 0; i < CSV.length(); i++) {
      String cut = CSV.substring(0, i);
      if (!cut.endsWith("\n")) {
        assertThrows(IllegalArgumentException.class, () -> ResultTable.fromCsv(cut));
      }
    }
  }
}
