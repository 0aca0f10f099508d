package criticaldiffusion.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * The pixels of an image from 0 to 255, one or three channels a pixel, side by side. Transparency
 * is left out, images of 16 bits are divided by 257.
 */
record ScaledImage(int height, int width, int channels, double[] pixels) {
  /** The image as it is, or its middle square averaged to {@code size} × {@code size} pixels. */
  static ScaledImage of(BufferedImage image, int size) {
    ScaledImage whole = whole(image);
    return size == 0 ? whole : whole.square().averaged(size);
  }

  boolean sameSize(ScaledImage other) {
    return height == other.height && width == other.width;
  }

  /** Writes the pixels with {@code wanted} channels: grey is repeated. */
  void write(int wanted, double[] x, int from) {
    for (int p = 0; p < height * width; p++) {
      for (int c = 0; c < wanted; c++) {
        x[from + p * wanted + c] = pixels[p * channels + Math.min(c, channels - 1)];
      }
    }
  }

  private static ScaledImage whole(BufferedImage image) {
    int h = image.getHeight();
    int w = image.getWidth();
    Raster raster = image.getRaster();
    // Grey is read from the raster: getRGB would pass it through a gamma curve.
    boolean grey =
        image.getColorModel().getNumColorComponents() == 1
            && !(image.getColorModel() instanceof java.awt.image.IndexColorModel);
    double scale = 255.0 / ((1L << image.getColorModel().getComponentSize(0)) - 1);
    boolean plain =
        grey
            || image.getColorModel().getColorSpace().isCS_sRGB()
                && raster.getNumBands() >= 3
                && raster.getSampleModel() instanceof java.awt.image.ComponentSampleModel;
    int channels = grey ? 1 : 3;
    double[] pixels = new double[Math.multiplyExact(h * channels, w)];
    double[] samples = new double[raster.getNumBands()];
    int at = 0;
    for (int i = 0; i < h; i++) {
      for (int j = 0; j < w; j++) {
        if (plain) {
          raster.getPixel(j, i, samples);
          for (int c = 0; c < channels; c++) {
            pixels[at++] = samples[c] * scale;
          }
        } else {
          int rgb = image.getRGB(j, i);
          pixels[at++] = (rgb >> 16) & 0xFF;
          pixels[at++] = (rgb >> 8) & 0xFF;
          pixels[at++] = rgb & 0xFF;
        }
      }
    }
    return new ScaledImage(h, w, channels, pixels);
  }

  private ScaledImage square() {
    int side = Math.min(height, width);
    int top = (height - side) / 2;
    int left = (width - side) / 2;
    double[] square = new double[side * side * channels];
    for (int i = 0; i < side; i++) {
      System.arraycopy(
          pixels,
          ((top + i) * width + left) * channels,
          square,
          i * side * channels,
          side * channels);
    }
    return new ScaledImage(side, side, channels, square);
  }

  /** Each new pixel is the mean of the old ones by the area in which they overlap. */
  private ScaledImage averaged(int size) {
    double[] narrow = averaged(pixels, height, width, channels, size, true);
    return new ScaledImage(
        size, size, channels, averaged(narrow, height, size, channels, size, false));
  }

  private static double[] averaged(
      double[] from, int h, int w, int channels, int size, boolean across) {
    int old = across ? w : h;
    int rows = across ? h : size;
    int columns = across ? size : w;
    double[] to = new double[rows * columns * channels];
    double step = (double) old / size;
    for (int k = 0; k < size; k++) {
      double start = k * step;
      double end = Math.min(old, (k + 1) * step);
      for (int p = (int) start; p < old && p < end; p++) {
        double share = (Math.min(end, p + 1) - Math.max(start, p)) / (end - start);
        for (int l = 0; l < (across ? rows : columns); l++) {
          for (int c = 0; c < channels; c++) {
            int target = across ? l * columns + k : k * columns + l;
            int source = across ? l * w + p : p * w + l;
            to[target * channels + c] += share * from[source * channels + c];
          }
        }
      }
    }
    return to;
  }
}
