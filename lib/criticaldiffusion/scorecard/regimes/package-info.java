/**
 * Figures of Biroli, Bonnaire, de Bortoli, Mézard 2024, arXiv:2402.18491: speciation and collapse;
 * a class each, with what the paper states and the numbers that test it.
 */
package criticaldiffusion.scorecard.regimes;
