/** Score matching: targets, optimisers, and the learning curves of linear scores. */
package criticaldiffusion.training;
