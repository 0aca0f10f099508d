/**
 * The page of all figures, which holds them against the papers: {@code environment/experiment
 * figures}. The figures themselves are in the packages below, one for each paper.
 */
package criticaldiffusion.scorecard;
