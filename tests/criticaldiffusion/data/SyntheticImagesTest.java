package criticaldiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.Spectrum;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticImagesTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void imagesAreBalancedAndFromZeroToOne(int size) {
    for (DataSet set :
        new DataSet[] {
          SyntheticImages.digits(size, 60, 3, 0, 1), SyntheticImages.textures(size, 60, 3)
        }) {
      assertEquals(new ImageShape(size, size, 1), set.shape());
      assertEquals(Map.of(0, 30, 1, 30), set.classSizes());
      for (double value : set.points().data()) {
        assertTrue(value >= 0 && value <= 1);
      }
      assertTrue(Arrays.stream(set.points().data()).max().orElse(0) > 0.9);
      assertEquals("3", set.description().get("seed"));
    }
  }

  @Test
  void anImageDependsOnItsSeedAndNumberOnly() {
    double[] few = SyntheticImages.digits(16, 5, 9, 0, 1, 7).points().data();
    double[] many = SyntheticImages.digits(16, 50, 9, 0, 1, 7).points().data();
    assertArrayEquals(few, Arrays.copyOf(many, few.length));
    double[] other = SyntheticImages.digits(16, 5, 10, 0, 1, 7).points().data();
    assertTrue(!Arrays.equals(few, other));
  }

  /** Each image is nearer to the mean of its own class: for both sets in nine cases of ten. */
  @Test
  void theClassesCanBeToldApart() {
    assertTrue(nearOwnMean(SyntheticImages.digits(16, 400, 1, 0, 1)) > 0.9);
    assertTrue(nearOwnMean(SyntheticImages.textures(16, 400, 1)) > 0.9);
    assertTrue(nearOwnMean(SyntheticImages.digits(32, 400, 1, 4, 8)) > 0.9);
  }

  /** The top eigenvalue stands far above that of white noise, as in real images. */
  @Test
  void theSpectrumHasStructure() {
    for (DataSet set :
        new DataSet[] {
          SyntheticImages.digits(16, 500, 2, 0, 1), SyntheticImages.textures(16, 500, 2)
        }) {
      Spectrum spectrum = Spectrum.top(set.points(), 1);
      assertTrue(spectrum.largest() > 5 * spectrum.whiteNoise().upperEdge());
    }
  }

  @Test
  void wrongRequestsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SyntheticImages.textures(7, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> SyntheticImages.textures(16, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> SyntheticImages.digits(16, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> SyntheticImages.digits(16, 10, 1, 10));
  }

  private static double nearOwnMean(DataSet set) {
    Batch x = set.points();
    int[] classes = set.classSizes().keySet().stream().mapToInt(Integer::intValue).toArray();
    double[][] means = new double[2][x.dimension()];
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < x.dimension(); j++) {
        means[set.labels()[i] == classes[0] ? 0 : 1][j] += x.get(i, j) / (x.size() / 2.0);
      }
    }
    int right = 0;
    for (int i = 0; i < x.size(); i++) {
      double difference = 0;
      for (int j = 0; j < x.dimension(); j++) {
        double to0 = x.get(i, j) - means[0][j];
        double to1 = x.get(i, j) - means[1][j];
        difference += to1 * to1 - to0 * to0;
      }
      right += difference > 0 == (set.labels()[i] == classes[0]) ? 1 : 0;
    }
    return (double) right / x.size();
  }
}
