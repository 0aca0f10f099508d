package criticaldiffusion.data;

import criticaldiffusion.linalg.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One entry for all data: {@code DataSets.read(path, new DataOptions().withClasses(1, 8))}.
 *
 * <p>The format is told by the content, never by the name: IDX (MNIST), CIFAR-10 binary and npy, as
 * they are or packed by gzip; CSV with a header line; a folder of PNG and JPEG images. A damaged or
 * mislabelled file ends in a {@link DataFormatException} that names the file, the byte and what was
 * expected; nothing is allocated that the size of the file does not back.
 */
public final class DataSets {
  private DataSets() {}

  /**
   * Reads a file or a folder of images.
   *
   * @throws DataFormatException if it is not what it should be, an asked-for class is empty, a
   *     number is not finite, or the points would not fit in memory
   * @throws java.io.UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if an option does not fit the data
   */
  public static DataSet read(Path path, DataOptions options) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("data", String.valueOf(path.getFileName()));
    RawData raw;
    if (Files.isDirectory(path)) {
      raw = ImageFolderReader.read(path, options.imageSize(), options.classes());
    } else {
      Bytes bytes = Bytes.read(path);
      description.put("sha256", bytes.hash);
      raw = recognise(bytes);
    }
    if (options.labels() != null) {
      Bytes bytes = Bytes.read(options.labels());
      raw = raw.withLabels(labels(bytes, raw.size()));
      description.put("labels", String.valueOf(options.labels().getFileName()));
      description.put("labels_sha256", bytes.hash);
    }
    description.putAll(raw.description());
    return select(path, raw, options, description);
  }

  /** The format of a file, by what is in it. */
  static RawData recognise(Bytes bytes) {
    if (NpyReader.recognises(bytes)) {
      return NpyReader.read(bytes);
    }
    if (IdxReader.recognises(bytes)) {
      return IdxReader.read(bytes);
    }
    if (CifarReader.recognises(bytes)) {
      return CifarReader.read(bytes);
    }
    if (CsvReader.recognises(bytes)) {
      return CsvReader.read(bytes);
    }
    throw new DataFormatException(
        bytes.file,
        0,
        bytes.length() == 0
            ? "is empty"
            : "is none of IDX, CIFAR-10 binary, npy and CSV (images are read by their folder)");
  }

  private static int[] labels(Bytes bytes, int size) {
    int[] labels = NpyReader.recognises(bytes) ? NpyReader.labels(bytes) : IdxReader.labels(bytes);
    if (labels.length != size) {
      throw new DataFormatException(
          bytes.file, "%d labels for %d points".formatted(labels.length, size));
    }
    return labels;
  }

  static DataSet select(
      Path path, RawData raw, DataOptions options, Map<String, String> description) {
    int[] kept = kept(path, raw, options);
    ImageShape from = raw.shape();
    int channel = options.channel();
    if (channel >= from.channels()) {
      throw new DataFormatException(
          path, "has %d channels, channel %d was asked for".formatted(from.channels(), channel));
    }
    ImageShape shape = channel < 0 ? from : new ImageShape(from.height(), from.width(), 1);
    requireMemory(path, kept.length, shape.dimension());
    double scale =
        Double.isNaN(options.scale()) ? (raw.wholeNumbers() ? 1.0 / 255 : 1) : options.scale();
    Batch points = new Batch(kept.length, shape.dimension());
    double[] one = new double[from.dimension()];
    for (int i = 0; i < kept.length; i++) {
      raw.points().read(kept[i], one, 0);
      for (int j = 0; j < shape.dimension(); j++) {
        double value = one[channel < 0 ? j : j * from.channels() + channel];
        if (!Double.isFinite(value)) {
          throw new DataFormatException(
              path, "point %d, component %d is %s".formatted(kept[i], j, value));
        }
        points.set(i, j, value * scale);
      }
    }
    description.put("points", Integer.toString(kept.length));
    description.put("shape", shape.toString());
    description.put("classes", options.classes() == null ? "all" : options.classes().toString());
    description.put("channel", channel < 0 ? "all" : Integer.toString(channel));
    description.put("scale", scale == 1.0 / 255 ? "1/255" : Double.toString(scale));
    if (options.largestSize() > 0) {
      description.put("at most", options.largestSize() + " points, classes in turn");
    }
    description.put("centring", options.centred() ? centre(points, shape) : "none");
    int[] labels =
        raw.labels() == null ? null : Arrays.stream(kept).map(i -> raw.labels()[i]).toArray();
    return new DataSet(points, labels, shape, description, notes(points));
  }

  /** The points that are kept, in the order of the file. */
  private static int[] kept(Path path, RawData raw, DataOptions options) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < raw.size(); i++) {
      members
          .computeIfAbsent(raw.labels() == null ? 0 : raw.labels()[i], l -> new ArrayList<>())
          .add(i);
    }
    if (options.classes() != null) {
      if (raw.labels() == null) {
        throw new DataFormatException(path, "has no labels, but classes were asked for");
      }
      for (int label : options.classes()) {
        if (!members.containsKey(label)) {
          throw new DataFormatException(
              path, "class %d is empty; there are %s".formatted(label, members.keySet()));
        }
      }
      members.keySet().retainAll(options.classes());
    }
    int most = options.largestSize() == 0 ? Integer.MAX_VALUE : options.largestSize();
    Set<Integer> kept = new TreeSet<>();
    for (int rank = 0, before = -1; kept.size() < most && kept.size() != before; rank++) {
      before = kept.size();
      for (List<Integer> points : members.values()) {
        if (rank < points.size() && kept.size() < most) {
          kept.add(points.get(rank));
        }
      }
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void requireMemory(Path path, int size, int dimension) {
    double need = 8.0 * size * dimension;
    long free = Runtime.getRuntime().maxMemory();
    if (need > 0.8 * free || need / 8 > Integer.MAX_VALUE - 8) {
      throw new DataFormatException(
          path,
          "%d points of %d components need %.1f GB of %.1f GB; keep fewer points or classes"
              .formatted(size, dimension, 1e-9 * need, 1e-9 * free));
    }
  }

  private static String centre(Batch points, ImageShape shape) {
    int channels = shape.channels();
    double[] mean = new double[channels];
    for (int i = 0; i < points.data().length; i++) {
      mean[i % channels] += points.data()[i];
    }
    for (int c = 0; c < channels; c++) {
      mean[c] /= points.data().length / channels;
    }
    for (int i = 0; i < points.data().length; i++) {
      points.data()[i] -= mean[i % channels];
    }
    return "mean of each channel subtracted: " + Arrays.toString(mean);
  }

  private static List<String> notes(Batch points) {
    List<String> notes = new ArrayList<>();
    if (points.size() == 1) {
      notes.add("there is one data point only");
    }
    int duplicates = 0;
    Map<Integer, List<Integer>> byHash = new TreeMap<>();
    for (int i = 0; i < points.size(); i++) {
      double[] row = points.row(i);
      List<Integer> same = byHash.computeIfAbsent(Arrays.hashCode(row), h -> new ArrayList<>());
      duplicates += same.stream().anyMatch(k -> Arrays.equals(points.row(k), row)) ? 1 : 0;
      same.add(i);
    }
    if (duplicates > 0) {
      notes.add(duplicates + " of the points are duplicates of points before them");
    }
    int constant = 0;
    for (int j = 0; j < points.dimension(); j++) {
      int i = 1;
      while (i < points.size() && points.get(i, j) == points.get(0, j)) {
        i++;
      }
      constant += i == points.size() ? 1 : 0;
    }
    if (constant > 0 && points.size() > 1) {
      notes.add("%d of the %d components are constant".formatted(constant, points.dimension()));
    }
    return notes;
  }
}
