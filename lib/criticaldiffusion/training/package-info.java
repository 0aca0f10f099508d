/**
 * Score matching of linear convolutional scores at one noise level, by gradient descent
 * (arXiv:2605.12597): {@link ScoreMatching} is the loss, {@link Target} what is fitted, {@link
 * Training} the run, {@link LearningCurve} what it gives; {@link Sharpness} bounds the learning
 * rate.
 *
 * <p>Rules: {@link GradientDescent}, {@link Momentum}, {@link Adam}. {@link DenoiserFit}: the best
 * local denoiser of Ising spins, by Newton's method. The theory of the training time is in {@code
 * criticaldiffusion.critical}.
 */
package criticaldiffusion.training;
