package criticaldiffusion.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Figures side by side or in rows, labelled (a), (b), …
 *
 * <pre>{@code
 * Panels.beside(magnetisation, collapse).write(Path.of("figures/fig2"));
 * }</pre>
 */
public final class Panels implements Picture {
  private static final double BETWEEN = 6;

  /** How often plots are aligned where fields are among them. */
  private static final int PASSES = 5;

  /** Height of the row of labels above the plots. */
  private static final double LABEL = 10;

  private final List<Figure> figures;
  private final int columns;
  private final FigureSize size;
  private final boolean labelled;

  private Panels(List<Figure> figures, int columns, FigureSize size, boolean labelled) {
    this.figures = figures;
    this.columns = columns;
    this.size = size;
    this.labelled = labelled;
  }

  /** All in one row, over the width of the page. */
  public static Panels beside(Figure... figures) {
    return rows(Math.max(1, figures.length), figures);
  }

  /** One below the other, in one column of the page. */
  public static Panels stacked(Figure... figures) {
    Panels panels = rows(1, figures);
    return panels.size(FigureSize.column().withHeight(130.0 * figures.length + 20));
  }

  /**
   * Rows of so many panels each, over the width of the page.
   *
   * @throws IllegalArgumentException if there is no panel, or more than 26
   */
  public static Panels rows(int columns, Figure... figures) {
    List<Figure> list = List.copyOf(Arrays.asList(figures));
    if (list.isEmpty() || list.size() > 26) {
      throw new IllegalArgumentException("panels need 1 to 26 figures, had " + list.size());
    }
    if (columns < 1 || columns > list.size()) {
      throw new IllegalArgumentException(
          "a row holds 1 to " + list.size() + " panels here, not " + columns);
    }
    int rows = (list.size() + columns - 1) / columns;
    double height = Math.min(700, rows * Math.min(190, 510.0 / columns * 0.72));
    return new Panels(list, columns, FigureSize.page().withHeight(height), true);
  }

  /** The same panels on paper of another size. */
  public Panels size(FigureSize other) {
    return new Panels(figures, columns, Objects.requireNonNull(other, "size"), labelled);
  }

  /** Without (a), (b), … */
  public Panels unlabelled() {
    return new Panels(figures, columns, size, false);
  }

  @Override
  public FigureSize size() {
    return size;
  }

  @Override
  public List<String> caption() {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      for (String note : figures.get(i).caption()) {
        boolean common = note.startsWith("Error bars");
        String text = common || !labelled ? note : label(i) + " " + note;
        if (!notes.contains(text)) {
          notes.add(text);
        }
      }
    }
    return notes;
  }

  @Override
  public Collection<Figure> figures() {
    return figures;
  }

  boolean isLabelled() {
    return labelled;
  }

  Figure figure(int panel) {
    return figures.get(panel);
  }

  static String label(int panel) {
    return "(" + (char) ('a' + panel) + ")";
  }

  void paint(Graphics2D graphics, Rectangle2D area) {
    List<Rectangle2D> cells = cells(area);
    List<Rectangle2D> areas = areas(cells);
    for (int i = 0; i < figures.size(); i++) {
      Content content = figures.get(i).content();
      Painter.paint(content, graphics, areas.get(i));
      if (labelled) {
        double size = content.theme.labelSize();
        double y = cells.get(i).getY() - LABEL + size;
        Text.write(graphics, label(i), cells.get(i).getX() + 2, y, size);
      }
    }
  }

  /** Where the plots stand, in reading order. */
  List<Rectangle2D> plots(Rectangle2D area) {
    List<Rectangle2D> areas = areas(cells(area));
    List<Rectangle2D> plots = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      plots.add(Layout.of(figures.get(i).content(), areas.get(i)).plot());
    }
    return plots;
  }

  /** Equal cells, without the row of labels above each. */
  List<Rectangle2D> cells(Rectangle2D area) {
    int rows = (figures.size() + columns - 1) / columns;
    double width = (area.getWidth() - BETWEEN * (columns - 1)) / columns;
    double height = (area.getHeight() - BETWEEN * (rows - 1)) / rows;
    double above = labelled ? LABEL : 0;
    List<Rectangle2D> cells = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      double x = area.getX() + i % columns * (width + BETWEEN);
      double y = area.getY() + i / columns * (height + BETWEEN);
      cells.add(new Rectangle2D.Double(x, y + above, width, height - above));
    }
    return cells;
  }

  /** What each figure gets of its cell. */
  List<Rectangle2D> areas(List<Rectangle2D> cells) {
    // In a smaller area the numbers along an axis may be others, and a field shrinks both ways.
    boolean fields = figures.stream().anyMatch(figure -> figure.content().equalScales);
    List<Rectangle2D> areas = cells;
    for (int pass = 0; pass < (fields ? PASSES : 2); pass++) {
      areas = aligned(cells, areas);
    }
    return areas;
  }

  /** The areas, so much smaller that the plots in a row or column have the same edges. */
  private List<Rectangle2D> aligned(List<Rectangle2D> cells, List<Rectangle2D> areas) {
    double[][] around = new double[cells.size()][];
    for (int i = 0; i < around.length; i++) {
      Rectangle2D plot = Layout.of(figures.get(i).content(), areas.get(i)).plot();
      Rectangle2D cell = cells.get(i);
      around[i] =
          new double[] {
            plot.getX() - cell.getX(), cell.getMaxX() - plot.getMaxX(),
            plot.getY() - cell.getY(), cell.getMaxY() - plot.getMaxY()
          };
    }
    List<Rectangle2D> smaller = new ArrayList<>();
    for (int i = 0; i < around.length; i++) {
      double[] less = new double[4];
      for (int j = 0; j < around.length; j++) {
        for (int side = 0; side < 4; side++) {
          boolean same = side < 2 ? j % columns == i % columns : j / columns == i / columns;
          less[side] = same ? Math.max(less[side], around[j][side] - around[i][side]) : less[side];
        }
      }
      Rectangle2D area = areas.get(i);
      smaller.add(
          new Rectangle2D.Double(
              area.getX() + less[0],
              area.getY() + less[2],
              area.getWidth() - less[0] - less[1],
              area.getHeight() - less[2] - less[3]));
    }
    return smaller;
  }
}
