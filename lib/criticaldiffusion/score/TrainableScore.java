package criticaldiffusion.score;

/** A score model with numbers that training changes. */
public interface TrainableScore extends ScoreModel {
  /** The parameters, not a copy: what is written here changes the score. */
  double[] parameters();
}
