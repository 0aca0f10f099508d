/**
 * Numbers with their errors, and the estimators that give them.
 *
 * <p>{@link Estimate}: a mean ± one standard error. It comes from independent samples ({@link
 * Moments}), from functions of several means ({@link Jackknife}) and from correlated chains ({@link
 * AutocorrelationTime}). Fits with χ²: {@link LineFit}, {@link PowerLawFit}, and {@link Crossing},
 * where a noisy curve crosses a level. {@link GaussianAverage}: E f(b + √s g) without sampling.
 */
package criticaldiffusion.stats;
