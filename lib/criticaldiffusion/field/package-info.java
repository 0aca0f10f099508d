/**
 * What is generated: laws of data, and what becomes of them under x ↦ αx + σz. Gaussian mixtures
 * and point sets are closed under that map ({@link Diffusible}), so one exact score serves them
 * all.
 *
 * <p>Biroli et al. 2024 (arXiv:2402.18491): {@link GaussianMixture}, the classes ±m and any others;
 * {@link EmpiricalDistribution}, a training set, noised to {@link EmpiricalDensity}; {@link
 * MeanSpan} and {@link DataSpan}, the few directions that matter. Ambrogioni 2023
 * (arXiv:2310.17467): {@link PointSet}.
 *
 * <p>Critical fields of arXiv:2605.12597 on a {@link Lattice}: {@link GaussianField} with the
 * two-point function {@link Propagator} of the O(n) model at n → ∞ ({@link LargeN}), its modes by
 * {@link Fourier}; with interaction {@link SpinField} (Ising, XY, …) and {@link PhiFour}.
 */
package criticaldiffusion.field;
