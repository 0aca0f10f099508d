package criticaldiffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalScoreTest {
  /** Direct sums and transforms give the same score, of a kernel with an odd part as well. */
  @ParameterizedTest
  @CsvSource({
    "1, 64, 3, true", "1, 33, 8, false", "2, 16, 1, true", "2, 5, 2, false", "2, 96, 1, true",
    "2, 256, 2, true", "3, 64, 1, true", "3, 6, 1, false", "3, 5, 0, true", "1, 2, 0, false"
  })
  void sameScoreByBothWays(int dimension, int length, int range, boolean direct) {
    Lattice lattice = new Lattice(dimension, length);
    LocalScore score = new LocalScore(new Fourier(lattice), range);
    int numbers = score.parameters().length;
    assertEquals(direct, LocalScore.isDirect(lattice, numbers));
    RandomStreams streams = new RandomStreams(3);
    streams.stream(0).fillGaussian(score.parameters(), 0, numbers);
    Batch x = new Batch(2, lattice.sites());
    streams.stream(1).fillGaussian(x.data(), 0, x.data().length);
    Batch out = new Batch(2, lattice.sites());
    score.score(0.3, x, out);
    Batch expected = new Batch(2, lattice.sites());
    OneLayerScore.of(score.fourier(), score.allWeights()).score(0.3, x, expected);
    assertArrayEquals(expected.data(), out.data(), 1e-11);
    score.score(0.3, x, x);
    assertArrayEquals(out.data(), x.data(), 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 16, 1", "2, 6, 2"})
  void fieldsOfAnotherLattice(int dimension, int length, int range) {
    LocalScore score = new LocalScore(new Fourier(new Lattice(dimension, length)), range);
    Batch x = new Batch(2, 9);
    assertThrows(IllegalArgumentException.class, () -> score.score(1, x, new Batch(2, 9)));
  }
}
