package criticaldiffusion.figure;

import criticaldiffusion.experiment.Json;
import criticaldiffusion.experiment.ShortestDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a picture as CSV, and what it shows as JSON. */
final class FigureData {
  private FigureData() {}

  /**
   * One row a point: {@code series,x,y,err_low,err_high}, the errors empty where there are none;
   * with a field in the picture also {@code value}. A band is two series, a histogram stands at the
   * middles of its intervals; the series of panels begin with (a), (b), …
   */
  static String csv(Picture picture) {
    boolean field = picture.figures().stream().anyMatch(f -> f.content().heatMap() != null);
    StringBuilder rows = new StringBuilder("series,x,y,err_low,err_high");
    rows.append(field ? ",value\n" : "\n");
    int panel = 0;
    for (Figure figure : picture.figures()) {
      boolean labelled = picture instanceof Panels panels && panels.isLabelled();
      rows(rows, labelled ? Panels.label(panel) + " " : "", figure, field);
      panel++;
    }
    return rows.toString();
  }

  private static void rows(StringBuilder rows, String prefix, Figure figure, boolean field) {
    String end = field ? "," : "";
    for (Series one : figure.content().series) {
      String name = quoted(prefix + one.name());
      if (one instanceof Curve c) {
        for (int i = 0; i < c.x().length; i++) {
          row(rows, name, c.x()[i], c.y()[i]);
          if (c.below() == null) {
            rows.append(",,");
          } else {
            rows.append(',').append(number(c.below()[i])).append(',').append(number(c.above()[i]));
          }
          rows.append(end).append('\n');
        }
      } else if (one instanceof Band b) {
        for (int side = 0; side < 2; side++) {
          String part = quoted(prefix + one.name() + (side == 0 ? " (lower)" : " (upper)"));
          for (int i = 0; i < b.x().length; i++) {
            row(rows, part, b.x()[i], side == 0 ? b.low()[i] : b.high()[i]);
            rows.append(",,").append(end).append('\n');
          }
        }
      } else if (one instanceof Steps s) {
        for (int i = 0; i < s.heights().length; i++) {
          row(rows, name, (s.edges()[i] + s.edges()[i + 1]) / 2, s.heights()[i]);
          rows.append(",,").append(end).append('\n');
        }
      } else if (one instanceof HeatMap h) {
        cells(rows, name, h);
      }
    }
    if (figure.content().inset != null) {
      rows(rows, prefix + "inset ", figure.content().inset.figure(), field);
    }
  }

  private static void cells(StringBuilder rows, String name, HeatMap field) {
    double[] range = field.range();
    int height = field.values().length;
    int width = field.values()[0].length;
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        double x = range[0] + (range[1] - range[0]) * (j + 0.5) / width;
        double y = range[2] + (range[3] - range[2]) * (i + 0.5) / height;
        row(rows, name, x, y);
        rows.append(",,,").append(number(field.values()[i][j])).append('\n');
      }
    }
  }

  private static void row(StringBuilder rows, String name, double x, double y) {
    rows.append(name).append(',').append(number(x)).append(',').append(number(y));
  }

  private static String number(double value) {
    return ShortestDecimal.toString(value);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Axes, series, marks and caption of the picture, and the provenance given. */
  static String json(Picture picture, Map<String, ?> provenance) {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> size = new LinkedHashMap<>();
    size.put("width_pt", picture.size().width());
    size.put("height_pt", picture.size().height());
    all.put("size", size);
    all.put("caption", picture.caption());
    if (!Svg.isAvailable()) {
      all.put("svg", "not written: VectorGraphics2D is not on the class path");
    }
    List<Object> panels = new ArrayList<>();
    picture.figures().forEach(figure -> panels.add(description(figure.content())));
    all.put("panels", panels);
    all.put("provenance", provenance);
    return Json.write(all);
  }

  private static Map<String, Object> description(Content content) {
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("title", content.title);
    panel.put("x", axis(content.x));
    panel.put("y", axis(content.y));
    panel.put("series", content.series.stream().map(Series::name).toList());
    List<Object> marks = new ArrayList<>();
    for (Mark mark : content.marks) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(mark.upright() ? "x" : "y", mark.at());
      one.put("label", mark.label());
      marks.add(one);
    }
    panel.put("marks", marks);
    if (content.heatMap() != null) {
      panel.put("colour_label", content.colourLabel);
      panel.put("colour_low", content.heatMap().low());
      panel.put("colour_high", content.heatMap().high());
    }
    if (content.inset != null) {
      panel.put("inset", description(content.inset.figure().content()));
    }
    return panel;
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("label", axis.label());
    one.put("log", axis.log());
    return one;
  }
}
