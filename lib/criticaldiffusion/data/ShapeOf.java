package criticaldiffusion.data;

import java.nio.file.Path;

/** How the dimensions of an array, the first of which counts the points, become an image. */
final class ShapeOf {
  private ShapeOf() {}

  /** (n, d), (n, h, w) or (n, h, w, c); the product is known to fit in the file. */
  static ImageShape point(Path file, long at, int[] sizes) {
    return switch (sizes.length) {
      case 2 -> new ImageShape(1, sizes[1], 1);
      case 3 -> new ImageShape(sizes[1], sizes[2], 1);
      case 4 -> new ImageShape(sizes[1], sizes[2], sizes[3]);
      default ->
          throw new DataFormatException(
              file,
              at,
              "an array of %d dimensions; (n, d), (n, h, w) or (n, h, w, c) was expected"
                  .formatted(sizes.length));
    };
  }

  /** Whether four dimensions are (n, c, h, w), as PyTorch has them: 1 or 3 channels come first. */
  static boolean channelsFirst(int[] sizes) {
    return sizes.length == 4 && (sizes[1] == 1 || sizes[1] == 3) && sizes[3] != 1 && sizes[3] != 3;
  }
}
