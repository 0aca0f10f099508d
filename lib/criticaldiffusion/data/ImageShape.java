package criticaldiffusion.data;

/**
 * How the components of a point lie in an image: row by row, pixel by pixel, the channels of a
 * pixel side by side; d = height × width × channels. A point that is no image is 1 × d × 1.
 *
 * @param height rows of pixels
 * @param width pixels a row
 * @param channels numbers a pixel: 1 grey, 3 red, green and blue
 */
public record ImageShape(int height, int width, int channels) {
  /** Checks that nothing is empty and d fits in an int. */
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image needs at least one pixel and channel, was %d x %d x %d"
              .formatted(height, width, channels));
    }
    if ((double) height * width * channels > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "an image of %d x %d x %d is larger than one array can be"
              .formatted(height, width, channels));
    }
  }

  /** d = height × width × channels. */
  public int dimension() {
    return height * width * channels;
  }

  @Override
  public String toString() {
    return height + " x " + width + " x " + channels;
  }
}
