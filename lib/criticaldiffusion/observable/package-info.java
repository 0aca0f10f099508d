/**
 * What is measured on the configurations of a field: magnetisation, structure factor, correlation
 * length, Binder cumulant, and the estimates that correlated series of them give.
 */
package criticaldiffusion.observable;
