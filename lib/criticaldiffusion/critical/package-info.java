/**
 * Critical slowing down of training and of what an unfinished score generates: training times of
 * one-layer, two-layer, deep and local linear scores of a critical field; "The critical slowing
 * down in diffusion models" 2026 (arXiv:2605.12597).
 */
package criticaldiffusion.critical;
