package criticaldiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.linalg.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyWriterTest {
  @TempDir Path folder;

  private static DataSet set(int n, ImageShape shape) {
    Batch points = new Batch(n, shape.dimension());
    for (int k = 0; k < points.data().length; k++) {
      points.data()[k] = Math.sqrt(k) - 3;
    }
    return new DataSet(points, null, shape, Map.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "1, 1, 1", "2, 3, 1", "4, 3, 3", "2, 2, 5"})
  void whatIsWrittenIsRead(int height, int width, int channels) throws IOException {
    DataSet set = set(7, new ImageShape(height, width, channels));
    Path file = folder.resolve("x.npy");
    NpyWriter.points(set, file);
    DataSet read = DataSets.read(file, new DataOptions());
    assertArrayEquals(set.points().data(), read.points().data());
    assertEquals(set.shape(), read.shape());
    assertEquals(0, (Files.size(file) - 8L * set.points().data().length) % 64);
  }

  /** (n, 3, h, w) would be read as channels first, so the shape is given up for the order. */
  @Test
  void aShapeThatWouldBeMisreadIsFlattened() throws IOException {
    DataSet set = set(2, new ImageShape(3, 4, 5));
    NpyWriter.points(set, folder.resolve("x.npy"));
    DataSet read = DataSets.read(folder.resolve("x.npy"), new DataOptions());
    assertArrayEquals(set.points().data(), read.points().data());
  }

  @Test
  void labelsGoToAFileOfTheirOwn() throws IOException {
    DataSet set = SyntheticImages.digits(8, 10, 3, 0, 7);
    NpyWriter.points(set, folder.resolve("x.npy"));
    NpyWriter.labels(set, folder.resolve("y.npy"));
    DataSet read =
        DataSets.read(
            folder.resolve("x.npy"), new DataOptions().withLabels(folder.resolve("y.npy")));
    assertArrayEquals(set.labels(), read.labels());
    assertArrayEquals(set.points().data(), read.points().data());
    String header = Files.readString(folder.resolve("y.npy"), StandardCharsets.ISO_8859_1);
    assertTrue(header.contains("{'descr': '<i4', 'fortran_order': False, 'shape': (10,), }"));
    assertThrows(
        IllegalArgumentException.class,
        () -> NpyWriter.labels(set(2, new ImageShape(1, 1, 1)), folder.resolve("z.npy")));
  }
}
