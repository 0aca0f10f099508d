package criticaldiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shape of the library, read from its sources: which package may use which, which package alone
 * uses an outside library, names that notebooks can import, and documentation on everything public.
 */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("lib", "criticaldiffusion");

  /** A package uses those before it in this list and no other. */
  private static final List<String> ORDER =
      List.of(
          "parallel",
          "random",
          "stats",
          "linalg",
          "schedule",
          "field",
          "score",
          "training",
          "sampler",
          "observable",
          "regime",
          "thermo",
          "thermo.generation",
          "critical",
          "data",
          "experiment",
          "sweep",
          "figure",
          "scorecard.paper",
          "scorecard.regimes",
          "scorecard.symmetry",
          "scorecard.thermodynamics",
          "scorecard.slowingdown",
          "scorecard",
          "command",
          "notebook");

  /** Outside libraries and the packages that alone may use them. */
  private static final Map<String, Set<String>> USERS =
      Map.of(
          "org.apache.commons.rng.", Set.of("random"),
          "org.ejml.", Set.of("linalg"),
          "org.bytedeco.", Set.of("linalg"),
          "org.jtransforms.", Set.of("field"),
          "org.knowm.xchart.", Set.of("figure"),
          "de.erichseifert.vectorgraphics2d.", Set.of("figure"),
          "de.rototor.pdfbox.", Set.of("figure"),
          "org.apache.pdfbox.", Set.of("figure"),
          "picocli.", Set.of("command"),
          "tech.tablesaw.", Set.of("data", "notebook"));

  /** What every package may use beside the library itself. */
  private static final List<String> FREE =
      List.of("java.", "javax.", "jdk.", "com.sun.net.httpserver.", "org.hipparchus.");

  private static List<CompilationUnitTree> units;
  private static DocTrees docs;

  @BeforeAll
  static void parse() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(SOURCES)) {
      List<Path> sources = paths.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      units = new ArrayList<>();
      task.parse().forEach(units::add);
      docs = DocTrees.instance(task);
    }
    assertTrue(units.size() > 50, "found " + units.size() + " sources");
  }

  private static String packageOf(CompilationUnitTree unit) {
    return unit.getPackageName().toString().replaceFirst("^criticaldiffusion\\.?", "");
  }

  private static String name(CompilationUnitTree unit) {
    return SOURCES.toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri())).toString();
  }

  /** All names with a point in them: imports, and names written out in the code. */
  private static Set<String> names(CompilationUnitTree unit) {
    Set<String> names = new TreeSet<>();
    unit.getImports().forEach(line -> names.add(line.getQualifiedIdentifier().toString()));
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        names.add(tree.toString());
        return super.visitMemberSelect(tree, unused);
      }
    }.scan(unit.getTypeDecls(), null);
    return names;
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> unknown =
        units.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    unknown.removeAll(ORDER);
    assertEquals(Set.of(), unknown);
  }

  /** The place in the order of the innermost package of a name, or −1. */
  private static int place(String name) {
    String inner = name.replaceFirst("^criticaldiffusion\\.", "");
    while (ORDER.indexOf(inner) < 0 && inner.contains(".")) {
      inner = inner.substring(0, inner.lastIndexOf('.'));
    }
    return ORDER.indexOf(inner);
  }

  @Test
  void importsPointToEarlierPackages() {
    List<String> violations = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      int own = ORDER.indexOf(packageOf(unit));
      for (String used : names(unit)) {
        if (used.startsWith("criticaldiffusion.") && !(place(used) >= 0 && place(used) <= own)) {
          violations.add(name(unit) + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void outsideLibrariesHaveOneUser() {
    List<String> violations = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      for (String used : names(unit)) {
        for (Map.Entry<String, Set<String>> library : USERS.entrySet()) {
          if (used.startsWith(library.getKey()) && !library.getValue().contains(packageOf(unit))) {
            violations.add(name(unit) + " uses " + used);
          }
        }
      }
      for (var line : unit.getImports()) {
        String used = line.getQualifiedIdentifier().toString();
        boolean known =
            used.startsWith("criticaldiffusion.")
                || Stream.concat(FREE.stream(), USERS.keySet().stream()).anyMatch(used::startsWith);
        if (!known) {
          violations.add(name(unit) + " imports " + used + ", a library with no place here");
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  /** Kernels import these packages whole; a class of the same name could not be used. */
  @Test
  void publicNamesDoNotClashWithWhatKernelsImport() throws IOException {
    Set<String> taken = new TreeSet<>();
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
    for (String imported :
        new String[] {"java/util", "java/io", "java/net", "java/util/concurrent"}) {
      try (Stream<Path> classes = Files.list(base.resolve(imported))) {
        classes
            .map(path -> path.getFileName().toString())
            .filter(file -> file.endsWith(".class") && !file.contains("$"))
            .forEach(file -> taken.add(file.replace(".class", "")));
      }
    }
    assertTrue(taken.containsAll(Set.of("Observable", "Timer", "Random", "File", "URI", "Flow")));
    List<String> clashes = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      for (Tree tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type
            && isPublic(type.getModifiers())
            && taken.contains(type.getSimpleName().toString())) {
          clashes.add(name(unit));
        }
      }
    }
    assertEquals(List.of(), clashes);
  }

  @Test
  void everythingPublicIsDocumented() {
    List<String> bare = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      for (Tree tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type && isPublic(type.getModifiers())) {
          undocumented(unit, new TreePath(new TreePath(unit), type), name(unit), bare);
        }
      }
    }
    assertEquals(List.of(), bare);
  }

  @Test
  void everyPackageIsDescribed() {
    Set<String> described =
        units.stream()
            .filter(unit -> name(unit).endsWith("package-info.java"))
            .map(ArchitectureTest::packageOf)
            .collect(Collectors.toSet());
    Set<String> present =
        units.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    assertEquals(present, described);
  }

  private static void undocumented(
      CompilationUnitTree unit, TreePath path, String name, List<String> bare) {
    ClassTree type = (ClassTree) path.getLeaf();
    if (docs.getDocComment(path) == null) {
      bare.add(name);
    }
    boolean allPublic = type.getKind() == Tree.Kind.INTERFACE;
    for (Tree member : type.getMembers()) {
      TreePath at = new TreePath(path, member);
      if (member instanceof ClassTree nested && (allPublic || isPublic(nested.getModifiers()))) {
        undocumented(unit, at, name + ": " + nested.getSimpleName(), bare);
      } else if (member instanceof MethodTree method
          && (allPublic && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
              || isPublic(method.getModifiers()))
          && !overrides(method)
          && docs.getDocComment(at) == null) {
        bare.add(name + ": " + method.getName());
      } else if (member instanceof VariableTree field
          && (allPublic || isPublic(field.getModifiers()))
          && docs.getDocComment(at) == null) {
        bare.add(name + ": " + field.getName());
      }
    }
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC);
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }
}
