/**
 * Figures of arXiv:2605.12597: training and generation at a critical point; a class each, with what
 * the paper states and the numbers that test it.
 */
package criticaldiffusion.scorecard.slowingdown;
