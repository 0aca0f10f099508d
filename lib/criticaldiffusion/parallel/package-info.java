/** Loops over rows on the common pool: interruptible, with progress, in a result-neutral order. */
package criticaldiffusion.parallel;
