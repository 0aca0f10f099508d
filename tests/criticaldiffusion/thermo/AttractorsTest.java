package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.PointSet;
import org.junit.jupiter.api.Test;

class AttractorsTest {
  /** Where a symmetry keeps the states on a line, they are those of the equation of state. */
  @Test
  void theStatesOfTheSimplexAreThoseOfItsEquation() {
    Simplex simplex = new Simplex(4);
    for (Frame frame : new Frame[] {Frame.varianceExploding(), Frame.reverseSde()}) {
      for (double effective : new double[] {0.2, 0.39, 0.5}) {
        double t = frame.timeAtEffective(effective);
        var states = new Attractors(simplex.points(), frame).at(t);
        assertEquals(5, states.size());
        var onLine = new EquationOfState(simplex, frame).stable(t);
        FixedPoint expected = onLine.get(onLine.size() - 1);
        Attractors.State first = states.get(1);
        double[] vertex = simplex.points().point(0);
        double overlap = 0;
        for (int i = 0; i < vertex.length; i++) {
          overlap += vertex[i] * first.mean()[i];
        }
        assertEquals(expected.magnetization(), overlap, 1e-9);
        assertEquals(expected.freeEnergy(), first.freeEnergy(), 1e-12);
        assertTrue(first.curvature() > 0);
      }
    }
  }

  @Test
  void coldPatternsAreStored() {
    PointSet points = PointSet.of(new double[][] {{1, 0.2, -1}, {-0.4, 1, 0.7}, {0.1, -1.2, 0.3}});
    var states = new Attractors(points, Frame.varianceExploding()).at(Frame.timeAt(0.02));
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(points.point(k), states.get(k + 1).mean(), 1e-6);
    }
  }

  @Test
  void criticalSlowingDownIsAnErrorWithTheResidual() {
    PointSet pair = PointSet.of(new double[][] {{1}, {-1}});
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> new Attractors(pair, Frame.varianceExploding()).at(Frame.timeAt(1)));
    assertTrue(error.getMessage().contains("residual"), error.getMessage());
  }
}
