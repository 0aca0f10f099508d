package criticaldiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetsTest {
  private static final DataOptions PLAIN = new DataOptions();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void idxWithItsLabels(boolean packed) throws IOException {
    byte[] images = SampleFiles.idxImages(6, 2, 3);
    byte[] labels = SampleFiles.idxLabels(7, 0, 7, 1, 0, 7);
    String end = packed ? ".gz" : "";
    Path file = write("train-images-idx3-ubyte" + end, packed ? SampleFiles.gzip(images) : images);
    write("train-labels-idx1-ubyte" + end, packed ? SampleFiles.gzip(labels) : labels);
    DataSet all = DataSets.read(file, PLAIN);
    assertEquals(new ImageShape(2, 3, 1), all.shape());
    assertArrayEquals(new int[] {7, 0, 7, 1, 0, 7}, all.labels());
    assertEquals(SampleFiles.pixel(4, 1, 2) / 255.0, all.points().get(4, 5), 1e-15);
    assertEquals(Map.of(0, 2, 1, 1, 7, 3), all.classSizes());

    DataSet some = DataSets.read(file, PLAIN.withClasses(0, 7).withLargestSize(3).withScale(2));
    // Classes in turn: the first 0, the first 7, the second 0.
    assertArrayEquals(new int[] {7, 0, 0}, some.labels());
    assertEquals(2.0 * SampleFiles.pixel(4, 0, 1), some.points().get(2, 1));
    assertEquals("[0, 7]", some.description().get("classes"));
    assertEquals("2.0", some.description().get("scale"));
    assertEquals("3", some.description().get("points"));
    assertEquals(64, some.description().get("sha256").length());
  }

  @Test
  void cifarChannelsLieSideBySide() throws IOException {
    Path file = write("data_batch_1.bin", SampleFiles.cifar(12));
    DataSet all = DataSets.read(file, PLAIN.withScale(1));
    assertEquals(new ImageShape(32, 32, 3), all.shape());
    assertEquals(12, all.size());
    assertEquals(1, all.labels()[11]);
    assertArrayEquals(
        new double[] {5 + 7, 55 + 7, 105 + 7},
        new double[] {
          all.points().get(5, 171), all.points().get(5, 172), all.points().get(5, 173)
        });
    DataSet green = DataSets.read(file, PLAIN.withScale(1).withChannel(1));
    assertEquals(new ImageShape(32, 32, 1), green.shape());
    assertEquals(55 + 7, green.points().get(5, 57));
  }

  @Test
  void npyOfEveryKind() throws IOException {
    double[] numbers = {1.5, -2, 0.25, 4, 5, 6};
    for (int version = 1; version <= 3; version++) {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        char sign = order == ByteOrder.LITTLE_ENDIAN ? '<' : '>';
        byte[] wide =
            SampleFiles.npy(version, sign + "f8", "(3, 2)", SampleFiles.doubles(order, numbers));
        byte[] narrow =
            SampleFiles.npy(version, sign + "f4", "(3, 2)", SampleFiles.floats(order, numbers));
        for (byte[] data : new byte[][] {wide, narrow}) {
          DataSet set = DataSets.read(write("x.npy", data), PLAIN);
          assertArrayEquals(numbers, set.points().data());
          assertEquals(2, set.dimension());
          assertNull(set.labels());
        }
      }
    }
    byte[] bytes = {0, 51, 102, (byte) 255};
    DataSet pixels =
        DataSets.read(write("x.npy", SampleFiles.npy(1, "|u1", "(1, 2, 2)", bytes)), PLAIN);
    assertArrayEquals(new double[] {0, 0.2, 0.4, 1}, pixels.points().data(), 1e-15);
    assertEquals(new ImageShape(2, 2, 1), pixels.shape());
  }

  /** (n, c, h, w), as PyTorch has images, becomes pixels with their channels side by side. */
  @Test
  void npyWithChannelsFirst() throws IOException {
    byte[] bytes = new byte[12];
    for (int k = 0; k < 12; k++) {
      bytes[k] = (byte) k;
    }
    byte[] file = SampleFiles.npy(1, "|u1", "(1, 3, 2, 2)", bytes);
    DataSet set = DataSets.read(write("x.npy", file), PLAIN.withScale(1));
    assertEquals(new ImageShape(2, 2, 3), set.shape());
    assertArrayEquals(new double[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, set.points().data());
  }

  @Test
  void npyLabelsFromAFileOfTheirOwn() throws IOException {
    Path data =
        write(
            "x.npy",
            SampleFiles.npy(
                1, "<f8", "(3, 1)", SampleFiles.doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3)));
    Path labels = write("y.npy", SampleFiles.npy(1, "|u1", "(3,)", new byte[] {4, 5, 4}));
    DataSet set = DataSets.read(data, PLAIN.withLabels(labels).withClasses(4));
    assertArrayEquals(new double[] {1, 3}, set.points().data());
    refuses(
        "2 labels for 3 points", data, PLAIN.withLabels(write("z", SampleFiles.idxLabels(1, 2))));
  }

  @Test
  void csvWithNamedClasses() throws IOException {
    Path file = text("d.csv", "x,label,y\n1.5,b,2\n-1,a,3e2\n0,b,4\n");
    DataSet set = DataSets.read(file, PLAIN);
    assertArrayEquals(new double[] {1.5, 2, -1, 300, 0, 4}, set.points().data());
    assertArrayEquals(new int[] {1, 0, 1}, set.labels());
    assertEquals("a, b", set.description().get("class names"));
  }

  @Test
  void aFolderOfImages() throws IOException {
    Files.createDirectories(folder.resolve("images/cats"));
    Files.createDirectories(folder.resolve("images/dogs"));
    write("images/cats/1.png", SampleFiles.image("png", 12, 16, 40));
    write("images/dogs/1.png", SampleFiles.grey(8, 8, 100));
    write("images/dogs/2.png", SampleFiles.grey(20, 8, 200));
    DataSet set = DataSets.read(folder.resolve("images"), PLAIN.withImageSize(4).withScale(1));
    assertEquals(new ImageShape(4, 4, 3), set.shape());
    assertArrayEquals(new int[] {0, 1, 1}, set.labels());
    assertEquals("cats, dogs", set.description().get("class names"));
    String hash = set.description().get("sha256");
    assertEquals(64, hash.length());
    write("images/dogs/2.png", SampleFiles.grey(20, 8, 201));
    DataSet changed = DataSets.read(folder.resolve("images"), PLAIN.withImageSize(4).withScale(1));
    assertNotEquals(hash, changed.description().get("sha256"));
    // The middle 12 × 12 starts at column 2; a new pixel is the mean of 3 × 3 old ones.
    assertArrayEquals(
        new double[] {8 * 4, 8 * (2 + 7), 40},
        new double[] {
          set.points().get(0, 3 * 6), set.points().get(0, 3 * 6 + 1), set.points().get(0, 3 * 6 + 2)
        },
        1e-12);
    assertEquals(100, set.points().get(1, 5), 1e-12);
    refuses("ask for one image size", folder.resolve("images"), PLAIN);
    DataSet dogs = DataSets.read(folder.resolve("images"), PLAIN.withImageSize(2).withClasses(1));
    assertEquals(new ImageShape(2, 2, 1), dogs.shape());
    assertEquals(2, dogs.size());
  }

  @Test
  void jpegIsReadToItsAccuracy() throws IOException {
    Files.createDirectories(folder.resolve("flat"));
    write("flat/1.JPG", SampleFiles.image("jpg", 16, 16, 128));
    DataSet set = DataSets.read(folder.resolve("flat"), PLAIN.withScale(1));
    assertNull(set.labels());
    double error = 0;
    for (int p = 0; p < 256; p++) {
      error += Math.abs(set.points().get(0, 3 * p) - 8 * (p / 16)) / 256;
    }
    assertTrue(error < 8, "mean error " + error);
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "2, 3", "5, 5", "4, 1"})
  void scalingKeepsTheMean(int from, int to) throws IOException {
    Files.createDirectories(folder.resolve("s"));
    write("s/1.png", SampleFiles.image("png", from, from, 9));
    DataSet old = DataSets.read(folder.resolve("s"), PLAIN.withScale(1));
    DataSet set = DataSets.read(folder.resolve("s"), PLAIN.withScale(1).withImageSize(to));
    assertEquals(mean(old), mean(set), 1e-12);
  }

  @Test
  void centringTakesTheMeanOfEachChannel() throws IOException {
    DataSet set = DataSets.read(write("c.bin", SampleFiles.cifar(3)), PLAIN.withCentring(true));
    double[] sums = new double[3];
    for (int k = 0; k < set.points().data().length; k++) {
      sums[k % 3] += set.points().data()[k];
    }
    assertArrayEquals(new double[3], sums, 1e-10);
    assertTrue(set.description().get("centring").startsWith("mean of each channel subtracted: ["));
  }

  @Test
  void oddDataAreNoted() throws IOException {
    Path file = text("d.csv", "x,y,z\n1,2,3\n1,5,3\n1,2,3\n");
    assertEquals(
        List.of(
            "1 of the points are duplicates of points before them",
            "2 of the 3 components are constant"),
        DataSets.read(file, PLAIN).notes());
    assertEquals(
        List.of("there is one data point only"),
        DataSets.read(text("one.csv", "x\n1\n"), PLAIN).notes());
  }

  @Test
  void wrongFilesAreNamed() throws IOException {
    refuses("there is no such file", folder.resolve("none"), PLAIN);
    refuses("byte 0: is empty", write("empty", new byte[0]), PLAIN);
    refuses("is none of IDX", write("noise", new byte[] {1, 2, 3, 4}), PLAIN);
    refuses("holds labels", write("labels", SampleFiles.idxLabels(1, 2)), PLAIN);
    refuses("holds no PNG", Files.createDirectories(folder.resolve("nothing")), PLAIN);
    Path idx = write("images", SampleFiles.idxImages(3, 2, 2));
    refuses("has no labels", idx, PLAIN.withClasses(1));
    refuses("has 1 channels, channel 2 was asked for", idx, PLAIN.withChannel(2));
    Path cifar = write("c.bin", SampleFiles.cifar(3));
    refuses("class 7 is empty; there are [0, 1, 2]", cifar, PLAIN.withClasses(1, 7));
    byte[] truncated = java.util.Arrays.copyOf(SampleFiles.idxImages(3, 2, 2), 27);
    refuses(
        "byte 4: the dimensions ask for 28 bytes, the file has 27", write("t", truncated), PLAIN);
    byte[] nan = SampleFiles.doubles(ByteOrder.LITTLE_ENDIAN, 1, Double.NaN);
    refuses(
        "point 1, component 0 is NaN", write("n", SampleFiles.npy(1, "<f8", "(2, 1)", nan)), PLAIN);
    byte[] complex = SampleFiles.npy(1, "<c8", "(1, 1)", new byte[8]);
    refuses("numbers of type '<c8'", write("n", complex), PLAIN);
    refuses("line 3 has nothing in column 'y'", text("d.csv", "x,y\n1,2\n3,\n"), PLAIN);
    refuses("line 3 has 1 columns, the first has 2", text("d.csv", "x,y\n1,2\n3\n"), PLAIN);
    refuses("column 'y' holds string", text("d.csv", "x,y\n1,a\n3,b\n"), PLAIN);
    Files.createDirectories(folder.resolve("i/empty"));
    refuses("a class without a PNG", folder.resolve("i"), PLAIN);
  }

  /** A header of 24 bytes that claims 10⁵ × 10⁵ pixels must not cost 30 GB. */
  @Test
  void aClaimIsNotBelievedWithoutTheBytes() throws IOException {
    Files.createDirectories(folder.resolve("bomb"));
    byte[] png = SampleFiles.image("png", 8, 8, 0);
    java.nio.ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    write("bomb/1.png", png);
    refuses("claims 100000 x 100000 pixels", folder.resolve("bomb"), PLAIN);
    byte[] idx = SampleFiles.idxImages(3, 2, 2);
    java.nio.ByteBuffer.wrap(idx).putInt(4, Integer.MAX_VALUE);
    refuses("the dimensions ask for 8589934604 bytes", write("claim", idx), PLAIN);
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withClasses());
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withChannel(-1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withScale(0));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withScale(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withLargestSize(-1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withImageSize(5000));
  }

  private static double mean(DataSet set) {
    double sum = 0;
    for (double value : set.points().data()) {
      sum += value;
    }
    return sum / set.points().data().length;
  }

  private Path text(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void refuses(String message, Path file, DataOptions options) {
    var error = assertThrows(DataFormatException.class, () -> DataSets.read(file, options));
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
