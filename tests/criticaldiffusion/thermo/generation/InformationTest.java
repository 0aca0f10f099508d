package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.6498865953, 0.2013454716",
    "1,   0.4495995092, 0.3368308203",
    "2,   0.2310182219, 0.5000721361",
    "4,   0.0685974088, 0.6327201937"
  })
  void values(double snr, double mmse, double information) {
    assertEquals(mmse, Information.EQUAL.mmse(snr), 1e-10);
    assertEquals(information, Information.EQUAL.information(snr), 1e-10);
  }

  /** The file has 12 digits. */
  @Test
  void curves() {
    for (String[] row : ReferenceTable.rows("two_point_information.csv", ",")) {
      double snr = Double.parseDouble(row[0]);
      assertEquals(Double.parseDouble(row[1]), Information.EQUAL.mmse(snr), 1e-11);
      assertEquals(Double.parseDouble(row[2]), Information.EQUAL.information(snr), 1e-11);
      assertEquals(2 * Double.parseDouble(row[5]), Information.EQUAL.entropyPerFold(snr), 1e-11);
    }
  }

  /** The area under ½ mmse is the entropy of the weights, for any weights. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.8", "0.99"})
  void areaTheorem(double weight) {
    Information information = new Information(weight);
    assertEquals(information.classEntropy(), information.area(), 1e-12);
  }

  @Test
  void areaIsOneBit() {
    assertEquals(Math.log(2), Information.EQUAL.area(), 1e-12);
  }

  /** mmse = 1 − s + s² − 5s³/3 + …, I = s/2 − s²/4 + s³/6 − 5s⁴/24. */
  @Test
  void weakSignals() {
    double s = 1e-3;
    assertEquals(1 - s + s * s - 5 * s * s * s / 3, Information.EQUAL.mmse(s), 1e-11);
    double series = s / 2 - s * s / 4 + s * s * s / 6 - 5 * s * s * s * s / 24;
    assertEquals(series, Information.EQUAL.information(s), 1e-14);
  }

  @Test
  void informationGrowsByHalfTheError() {
    Information unequal = new Information(0.8);
    for (double snr : new double[] {0.3, 1, 5}) {
      double h = 1e-4 * snr;
      double slope = (unequal.information(snr + h) - unequal.information(snr - h)) / (2 * h);
      assertEquals(0.5 * unequal.mmse(snr), slope, 1e-8);
    }
  }

  @Test
  void peaks() {
    assertEquals(1.508331, Information.EQUAL.peakPerFold(), 1e-6);
    assertEquals(0.479516, Information.EQUAL.entropyPerFold(1.508331), 1e-6);
    assertEquals(0.149880, ouTime(Information.EQUAL.peakInTime()), 1e-6);
    assertEquals(0.324103, ouTime(Information.EQUAL.peakOfSusceptibility()), 1e-6);
    assertEquals(1.044013, Information.EQUAL.snrAt(0.5), 1e-6);
  }

  /** The class that is known at the two critical times of Λ = 1. */
  @Test
  void informationAtTheCriticalTimes() {
    double bit = Math.log(2);
    assertEquals(0.486, Information.EQUAL.information(1) / bit, 5e-4);
    assertEquals(0.380, Information.EQUAL.information(1 / Math.sqrt(2)) / bit, 5e-4);
  }

  @Test
  void refusesWhatIsNoWeightOrSnr() {
    assertThrows(IllegalArgumentException.class, () -> new Information(1));
    assertThrows(IllegalArgumentException.class, () -> Information.EQUAL.mmse(-1));
    assertThrows(IllegalArgumentException.class, () -> Information.EQUAL.snrAt(1));
  }

  private static double ouTime(double snr) {
    return 0.5 * Math.log1p(1 / snr);
  }
}
