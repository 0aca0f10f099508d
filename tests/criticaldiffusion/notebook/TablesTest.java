package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.stats.Estimate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
  @TempDir Path folder;

  private static ResultTable result(int rows) {
    ResultTable.Builder table = ResultTable.builder().count("d").estimate("phi").text("note");
    for (int i = 0; i < rows; i++) {
      table.row(i, new Estimate(0.7753, 0.0011, 10), "a<b");
    }
    return table.build();
  }

  @Test
  void errorsStandInBrackets() {
    try (Recorder recorder = Recorder.start()) {
      Cell.show(result(2));
      assertEquals(
          "d         phi  note\n0  0.7753(11)   a<b\n1  0.7753(11)   a<b\n",
          recorder.last().text());
      assertTrue(recorder.last().html().contains(">0.7753(11)</td>"));
      assertTrue(recorder.last().html().contains("<td>a&lt;b</td>"));
      assertFalse(recorder.last().html().contains("phi_error"));
    }
  }

  @Test
  void longTablesAreCutInTheMiddle() {
    try (Recorder recorder = Recorder.start()) {
      Cell.show(result(20));
      assertFalse(recorder.last().text().contains("…"));
      Cell.show(result(1000));
      String text = recorder.last().text();
      assertEquals(1 + 15 + 1 + 5, text.lines().count() - 1);
      assertTrue(text.contains("\n999  "), text);
      assertTrue(text.endsWith("1000 rows"), text);
    }
  }

  @Test
  void csvHasTheSameBytesOnEveryJdk() throws IOException {
    DoubleColumn x = DoubleColumn.create("x", new double[] {2e23, 1e-300, Double.NaN, 7});
    StringColumn note = StringColumn.create("note", "a,b", "", "c", "d");
    Path csv = folder.resolve("t.csv");
    Tables.write(Table.create(x, note), csv);
    // Java before 19 would write 1.9999999999999998E23 for itself.
    assertEquals("x,note\n2.0E23,\"a,b\"\n1.0E-300,\n,c\n7.0,d\n", Files.readString(csv));
  }

  @Test
  void csvReadsBackExactly() {
    double[] numbers = {1.0 / 3, 1e-300, -0.1, 6.02e23, Double.MIN_VALUE};
    Table table = Table.create(DoubleColumn.create("x", numbers));
    Path csv = folder.resolve("new/t.csv");
    Tables.write(table, csv);
    assertArrayEquals(numbers, Tables.read(csv).doubleColumn("x").asDoubleArray());
    assertEquals("t.csv", Tables.read(csv).name());
  }

  @Test
  void experimentsBecomeTables() {
    Table table = Tables.of(result(3));
    assertEquals(3, table.rowCount());
    assertEquals(0.0011, table.doubleColumn("phi_error").get(2));
    assertEquals(2, table.longColumn("d").get(2));
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneLine() {
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> Tables.read(folder.resolve("missing.csv")));
    assertTrue(error.getMessage().contains("missing.csv cannot be read"), error.getMessage());
  }
}
