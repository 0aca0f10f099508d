/** Score models ∇ log p_t: exact ones of a law in closed form, and those that are learned. */
package criticaldiffusion.score;
