/**
 * Random numbers that are addressed, never ordered: a stream is named by (seed, name, index), so a
 * trajectory draws the same numbers on one thread or many, in a batch of 1 or of 300.
 */
package criticaldiffusion.random;
