/**
 * Reverse processes and how they are run. Equation, scheme, times and noise are four values: a
 * {@link criticaldiffusion.sampler.ReverseProcess}, an {@link
 * criticaldiffusion.sampler.Integrator}, a {@link criticaldiffusion.schedule.TimeGrid} and the
 * streams of the rows.
 */
package criticaldiffusion.sampler;
