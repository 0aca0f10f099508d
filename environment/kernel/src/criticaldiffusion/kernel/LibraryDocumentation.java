package criticaldiffusion.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds the documentation comment for a signature as JShell prints it, in sources beside the
 * kernel. JShell itself looks only into the sources of the JDK.
 */
final class LibraryDocumentation {
  // What JShell prints: "double Owner.name(int a)", "Owner(int a)", "package.Owner",
  // "Owner.FIELD:type", "variable:package.Type";
  // Java 25 adds its header to the name of a record.
  private static final Pattern METHOD =
      Pattern.compile("(?:\\S+ )?([\\w.]+)(?:\\([^()]*\\))?\\.([a-z_]\\w*)\\(([^()]*)\\)");
  private static final Pattern CONSTRUCTOR =
      Pattern.compile("([\\w.]+)(?:\\([^()]*\\))?\\(([^()]*)\\)");
  private static final Pattern VARIABLE = Pattern.compile("(?:([\\w.]+)\\.)?(\\w+):([\\w.]+)");
  private static final Pattern TYPE = Pattern.compile("[\\w.]+");
  private static final int MOST_ANCESTORS = 8;

  private final Path sources;

  LibraryDocumentation(Path sources) {
    this.sources = sources;
  }

  /** The comment, without its stars, or null. */
  String comment(String signature) {
    String plain = signature;
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replaceAll("<[^<>]*>", "");
    }
    Matcher method = METHOD.matcher(plain);
    Matcher constructor = CONSTRUCTOR.matcher(plain);
    Matcher variable = VARIABLE.matcher(plain);
    if (method.matches()) {
      return find(method.group(1), method.group(2), parameters(method.group(3)), 0);
    } else if (constructor.matches()) {
      String found = find(constructor.group(1), "<init>", parameters(constructor.group(2)), 0);
      return found != null ? found : find(constructor.group(1), null, List.of(), 0);
    } else if (variable.matches()) {
      String found =
          variable.group(1) == null ? null : find(variable.group(1), variable.group(2), null, 0);
      return found != null ? found : find(variable.group(3), null, List.of(), 0);
    }
    return TYPE.matcher(plain).matches() ? find(plain, null, List.of(), 0) : null;
  }

  private static List<String> parameters(String list) {
    return list.isBlank()
        ? List.of()
        : Stream.of(list.split(",")).map(p -> simple(p.strip().split("\\s+")[0])).toList();
  }

  private static String simple(String type) {
    return type.replaceAll("<.*>", "").replaceAll(".*\\.(?=\\w)", "").replace("...", "[]");
  }

  /**
   * The comment of a member of a type, or of the type where name is null; of a field where
   * parameters is null.
   */
  private String find(String type, String name, List<String> parameters, int depth) {
    String[] parts = type.split("\\.");
    for (int i = parts.length - 1; i >= 0; i--) {
      if (Character.isUpperCase(parts[i].charAt(0))) {
        for (Path file : filesOf(parts, i)) {
          Search search = search(file, parts[parts.length - 1], name, parameters);
          if (search.comment != null) {
            return search.comment;
          }
          for (String ancestor :
              depth < MOST_ANCESTORS && name != null ? search.ancestors : List.<String>of()) {
            String inherited = find(ancestor, name, parameters, depth + 1);
            if (inherited != null) {
              return inherited;
            }
          }
        }
      }
    }
    return null;
  }

  /** The files in which the i-th part of a name may be the outermost class. */
  private List<Path> filesOf(String[] parts, int i) {
    String file = parts[i] + ".java";
    Path qualified = sources.resolve(String.join("/", List.of(parts).subList(0, i))).resolve(file);
    if (i > 0 && Files.isRegularFile(qualified)) {
      return List.of(qualified);
    }
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(p -> p.getFileName().toString().equals(file)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Search search(Path file, String type, String name, List<String> parameters) {
    Search search = new Search(type, name, parameters);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  d -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjects(file));
      search.trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        search.scan(unit, null);
      }
    } catch (IOException e) {
      return search;
    }
    return search;
  }

  private static final class Search extends TreePathScanner<Void, Void> {
    private final String type;
    private final String name;
    private final List<String> parameters;
    private final List<String> ancestors = new ArrayList<>();
    private DocTrees trees;
    private String comment;

    Search(String type, String name, List<String> parameters) {
      this.type = type;
      this.name = name;
      this.parameters = parameters;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      if (tree.getSimpleName().contentEquals(type)) {
        if (name == null) {
          take();
        }
        tree.getImplementsClause().forEach(t -> ancestors.add(simple(t.toString())));
        if (tree.getExtendsClause() != null) {
          ancestors.add(simple(tree.getExtendsClause().toString()));
        }
      }
      return super.visitClass(tree, nothing);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      if (name != null
          && parameters != null
          && tree.getName().contentEquals(name)
          && isMemberOfType()) {
        List<String> types =
            tree.getParameters().stream().map(p -> simple(p.getType().toString())).toList();
        if (types.equals(parameters)) {
          take();
        }
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      if (parameters == null && tree.getName().contentEquals(name) && isMemberOfType()) {
        take();
      }
      return null;
    }

    private boolean isMemberOfType() {
      TreePath parent = getCurrentPath().getParentPath();
      Tree owner = parent == null ? null : parent.getLeaf();
      return owner instanceof ClassTree c && c.getSimpleName().contentEquals(type);
    }

    private void take() {
      if (comment == null) {
        comment = trees.getDocComment(getCurrentPath());
      }
    }
  }
}
