package criticaldiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand damaged files for each reader: cut short, with bits flipped, with other numbers in the
 * header, with bytes put in. Either the damage is found, and the error names the file and where it
 * is; or the file is still a whole one, and then every number that is read comes from its bytes.
 */
class DamagedFilesTest {
  private static final int FILES = 1000;

  @TempDir Path folder;

  @Test
  void idx() throws IOException {
    int refused = fuzz("idx", SampleFiles.idxImages(5, 4, 3), 16);
    assertTrue(refused > FILES / 2, refused + " refused");
  }

  @Test
  void packedIdx() throws IOException {
    int refused = fuzz("idx.gz", SampleFiles.gzip(SampleFiles.idxImages(5, 4, 3)), 10);
    // The time and system in gzip's header, and bytes after its end, change nothing.
    assertTrue(refused > FILES * 0.7, refused + " refused");
  }

  @Test
  void cifar() throws IOException {
    int refused = fuzz("cifar.bin", SampleFiles.cifar(2), 4);
    assertTrue(refused > FILES / 4, refused + " refused");
  }

  @Test
  void npy() throws IOException {
    byte[] numbers =
        SampleFiles.doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    int refused = fuzz("x.npy", SampleFiles.npy(1, "<f8", "(3, 4)", numbers), 80);
    assertTrue(refused > FILES / 2, refused + " refused");
    fuzz("y.npy", SampleFiles.npy(2, "|u1", "(3, 2, 2)", new byte[12]), 80);
  }

  @Test
  void csv() throws IOException {
    String text = "x,label,y\n1.5,1,2\n-1,0,3e2\n0,1,4\n";
    int refused = fuzz("x.csv", text.getBytes(StandardCharsets.UTF_8), 10);
    assertTrue(refused > FILES / 4, refused + " refused");
  }

  @Test
  void png() throws IOException {
    int refused = fuzz("1.png", SampleFiles.image("png", 9, 7, 50), 30);
    assertTrue(refused > FILES / 2, refused + " refused");
  }

  @Test
  void jpeg() throws IOException {
    int refused = fuzz("1.jpg", SampleFiles.image("jpg", 17, 9, 50), 200);
    assertTrue(refused > FILES / 4, refused + " refused");
  }

  private int fuzz(String name, byte[] valid, int header) throws IOException {
    int refused = 0;
    boolean image = name.endsWith("png") || name.endsWith("jpg");
    Path parent = Files.createDirectories(folder.resolve(name + " folder"));
    Path file = parent.resolve(name);
    Files.write(file, valid);
    DataSets.read(image ? parent : file, new DataOptions());
    for (int k = 0; k < FILES; k++) {
      byte[] damaged = damaged(valid, header, new RandomStreams(17).child(name).stream(k), k);
      Files.write(file, damaged);
      try {
        DataSet set = DataSets.read(image ? parent : file, new DataOptions());
        set.points().requireFinite("points");
        assertEquals(set.size() * set.dimension(), set.points().data().length);
        long packed = image || name.endsWith("gz") ? 8 * 1032 : 1;
        assertTrue(set.points().data().length <= packed * damaged.length, "case " + k);
      } catch (DataFormatException e) {
        String message = e.getMessage();
        assertTrue(message.contains(name), message);
        assertEquals(1, message.lines().count(), message);
        refused++;
      }
    }
    return refused;
  }

  private static byte[] damaged(byte[] valid, int header, RandomStream rng, int kind) {
    byte[] data = valid.clone();
    switch (kind % 4) {
      case 0 -> {
        return Arrays.copyOf(data, rng.nextInt(data.length));
      }
      case 1 -> {
        for (int flips = 1 + rng.nextInt(8); flips > 0; flips--) {
          data[rng.nextInt(data.length)] ^= (byte) (1 << rng.nextInt(8));
        }
      }
      case 2 -> {
        int at = rng.nextInt(Math.min(header, data.length));
        for (int i = at; i < Math.min(at + 1 + rng.nextInt(4), header); i++) {
          data[i] = (byte) (rng.nextInt(3) == 0 ? 255 : rng.nextInt(256));
        }
      }
      default -> {
        int at = rng.nextInt(data.length);
        byte[] longer = Arrays.copyOf(data, data.length + 1 + rng.nextInt(20));
        System.arraycopy(data, at, longer, longer.length - (data.length - at), data.length - at);
        return longer;
      }
    }
    return data;
  }
}
