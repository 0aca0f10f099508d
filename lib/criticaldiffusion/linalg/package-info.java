/**
 * Numbers in rows: {@link Batch}, n points in d dimensions.
 *
 * <p>The {@link MatrixProduct} on two engines ({@link MatrixEngine}), and {@link VectorMath},
 * vector forms of elementary functions. {@link Spectrum}: the eigenvalues of the covariance of
 * data, whose largest is the Λ of t_S = ½ log Λ (Biroli et al. 2024, Eq. 4); {@link
 * MarchenkoPastur}: those of noise; beneath them {@link SymmetricEigen} and {@link Lanczos}. {@link
 * SpanBasis}: the span of a few points, in which a reduced simulation lives exactly.
 */
package criticaldiffusion.linalg;
