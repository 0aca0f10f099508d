/**
 * Figures of Ambrogioni 2023, arXiv:2310.17467: the thermodynamics of the posterior; a class each,
 * with what the paper states and the numbers that test it.
 */
package criticaldiffusion.scorecard.thermodynamics;
