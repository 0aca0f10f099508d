package consumer;

import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.*;
import criticaldiffusion.schedule.*;

class PhiAtSpeciation {
  public static void main(String[] args) {
    var data = Speciation.of(4096);
    double t = 4.16; // nearly t_S = ½ log 4096
    var line = MeanSpan.of(data.mixture()).reduced();
    var clones = Cloning.of(line, new OrnsteinUhlenbeck(10), TimeGrid.uniform(10, 0, 500));
    var phi = clones.run(2000, new double[] {t}, new RandomStreams(7)).phi(0);
    System.out.println("phi = " + phi + ", theory " + data.phi(t));
  }
}
