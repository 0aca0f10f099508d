/**
 * Numbers in rows: batches of points, matrix products on two engines, the spectrum of a symmetric
 * matrix, and vector forms of elementary functions.
 */
package criticaldiffusion.linalg;
