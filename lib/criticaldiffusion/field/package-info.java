/**
 * What is generated: laws of data, and what becomes of them under x ↦ αx + σz. Gaussian mixtures
 * and point sets are closed under that map, so one exact score serves them all.
 */
package criticaldiffusion.field;
