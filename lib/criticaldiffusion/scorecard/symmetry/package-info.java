/**
 * Figures of Raya, Ambrogioni 2023, arXiv:2305.19693: symmetry breaking in generation, and the late
 * start it allows; a class each, with what the paper states and the numbers that test it.
 */
package criticaldiffusion.scorecard.symmetry;
