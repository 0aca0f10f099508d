/**
 * Points as rows of a {@link criticaldiffusion.linalg.Batch}, matrix products on OpenBLAS or in
 * plain Java, spectra of covariances without the d × d matrix, and the basis of a span.
 */
package criticaldiffusion.linalg;
