package criticaldiffusion.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, unpacked if it is a gzip file, with checked access: a read past the end says
 * which byte was expected there.
 */
final class Bytes {
  /** Deflate cannot pack more than this many bytes into one. */
  private static final long PACKED = 1032;

  private static final int LARGEST = Integer.MAX_VALUE - 64;

  final Path file;
  final byte[] data;
  final String hash;

  private Bytes(Path file, byte[] data, String hash) {
    this.file = file;
    this.data = data;
    this.hash = hash;
  }

  static Bytes read(Path file) {
    try {
      long size = Files.size(file);
      long free = Runtime.getRuntime().maxMemory();
      if (size > LARGEST || size > free / 2) {
        throw new DataFormatException(
            file,
            "%.1f GB is more than %.1f GB of memory can take".formatted(1e-9 * size, 1e-9 * free));
      }
      byte[] packed = Files.readAllBytes(file);
      boolean gzip = packed.length > 1 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
      return new Bytes(file, gzip ? unpack(file, packed) : packed, Sha256.of(packed));
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file, "there is no such file");
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Bytes of(Path file, byte[] data) {
    return new Bytes(file, data, "");
  }

  /** Grows with what comes out, never with what a header claims. */
  private static byte[] unpack(Path file, byte[] packed) throws IOException {
    long most =
        Math.min(Math.min(LARGEST, PACKED * packed.length), Runtime.getRuntime().maxMemory() / 4);
    byte[] data = new byte[(int) Math.min(most, Math.max(1024, 4L * packed.length))];
    int length = 0;
    try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
      for (int got; (got = in.read(data, length, data.length - length)) > 0; ) {
        length += got;
        if (length == data.length) {
          if (length >= most) {
            throw new DataFormatException(file, length, "unpacks to more than memory can take");
          }
          data = Arrays.copyOf(data, (int) Math.min(most, 2L * length));
        }
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new DataFormatException(
          file, "is a damaged gzip file (%s, after %d bytes)".formatted(e.getMessage(), length));
    }
    return Arrays.copyOf(data, length);
  }

  int length() {
    return data.length;
  }

  int unsigned(int at) {
    return data[at] & 0xFF;
  }

  /** Checks that {@code count} bytes are there. */
  void require(int at, int count, String what) {
    if (count > data.length - at) {
      throw new DataFormatException(
          file, data.length, "ends here, where %s was expected".formatted(what));
    }
  }

  boolean startsWith(int... magic) {
    if (data.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (unsigned(i) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(data);
  }

  /** For the tests of readers: bytes that come from no file. */
  static Bytes named(String name, byte[] data) {
    return of(Path.of(name), data);
  }
}
