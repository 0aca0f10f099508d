/**
 * Critical slowing down of training and of what an unfinished score generates; "The critical
 * slowing down in diffusion models" 2026 (arXiv:2605.12597).
 *
 * <p>Training: {@link TrainingTime}, L² steps for one layer, ln L for two; {@link TrainingScale},
 * its large-L law; {@link ModeRelaxation}, mode by mode in closed form, and {@link Descent}, step
 * by step; {@link StableRate}, the largest rate; {@link ModeSpectrum}, all that these depend on;
 * {@link DenseLayers}, two layers without shared weights; {@link FiniteData}, few fields to learn
 * from.
 *
 * <p>Generation: {@link UnfinishedScore}, the variances that a half-trained score makes along the
 * flow, and {@link UnfinishedDiffusion}, along the SDE; {@link TrainedGeneration}, fields from
 * trained scores; {@link GenerationTime}, horizon and steps with the exact score; {@link
 * ReverseScheme}, what a scheme makes at finite step.
 *
 * <p>Locality: {@link LocalKernel}, the best score of range r, and {@link GrowingRange}, the range
 * that is enough. {@link Dynamics}: autocorrelation times τ ∝ ξ^z of Markov chains, the baseline.
 * Beyond Gaussian fields: {@link IsingSamples}, {@link SpinDenoisers}, {@link DenoiserError}.
 */
package criticaldiffusion.critical;
