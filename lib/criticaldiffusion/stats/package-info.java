/** Numbers with their errors, and the estimators that give them. */
package criticaldiffusion.stats;
