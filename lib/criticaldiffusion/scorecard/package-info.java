/**
 * The figures of the papers, each a small class with what the paper states and what is measured
 * here, and the page that shows them all: {@code environment/experiment figures}.
 */
package criticaldiffusion.scorecard;
