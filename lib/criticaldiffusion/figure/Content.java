package criticaldiffusion.figure;

import java.util.ArrayList;
import java.util.List;

/** Everything a figure holds. Written while a figure is made, only read afterwards. */
final class Content {
  FigureSize size;
  PaperTheme theme = PaperTheme.paper();
  String title = "";
  Axis x = Axis.PLAIN;
  Axis y = Axis.PLAIN;
  List<Series> series = List.of();
  List<Mark> marks = List.of();
  String colourLabel = "";
  Inset inset;
  boolean legend = true;
  boolean equalScales;

  Content(FigureSize size) {
    this.size = size;
  }

  Content copy() {
    Content next = new Content(size);
    next.theme = theme;
    next.title = title;
    next.x = x;
    next.y = y;
    next.series = new ArrayList<>(series);
    next.marks = new ArrayList<>(marks);
    next.colourLabel = colourLabel;
    next.inset = inset;
    next.legend = legend;
    next.equalScales = equalScales;
    return next;
  }

  /** The range of everything drawn. */
  Extent extent() {
    Extent extent = new Extent(x.log(), y.log());
    series.forEach(one -> one.cover(extent));
    return extent;
  }

  boolean hasStepsOnly() {
    return !y.log() && series.stream().allMatch(one -> one instanceof Steps);
  }

  /** The field painted as cells, or null. */
  HeatMap heatMap() {
    for (Series one : series) {
      if (one instanceof HeatMap field) {
        return field;
      }
    }
    return null;
  }

  /** See {@link Picture#caption()}. */
  List<String> caption() {
    List<String> notes = new ArrayList<>();
    if (series.stream().anyMatch(one -> one instanceof Curve curve && curve.below() != null)) {
      notes.add("Error bars: 1σ.");
    }
    for (Series one : series) {
      notes.addAll(one.notes(x.log(), y.log()));
    }
    if (inset != null) {
      for (String note : inset.figure().caption()) {
        if (!notes.contains(note)) {
          notes.add(note);
        }
      }
    }
    return notes;
  }
}
