/**
 * Data sets, with every choice that is made on the way kept beside the numbers: {@link DataSets}
 * reads files (IDX, CIFAR-10, npy, CSV, folders of images) to a {@link DataSet} as {@link
 * DataOptions} say; {@link SyntheticImages} draws images from a seed. The image sets of Biroli et
 * al. 2024 (Table 1) and of Raya and Ambrogioni 2023 enter here.
 */
package criticaldiffusion.data;
