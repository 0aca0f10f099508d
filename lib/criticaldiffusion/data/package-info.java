/**
 * Data sets from files (IDX, CIFAR-10, npy, CSV, folders of images) and images drawn from a seed;
 * every choice that is made on the way is kept beside the numbers.
 */
package criticaldiffusion.data;
