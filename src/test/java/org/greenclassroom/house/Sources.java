package org.greenclassroom.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The sources as they lie in the repository, read by the compiler's own parser. */
final class Sources {
  static final Path ROOT = Path.of("src/main/java/org/greenclassroom");
  private static @Nullable List<Literal> literals;

  private Sources() {}

  /**
   * A text in double or triple quotes.
   *
   * @param calls the names of the calls (and {@code new X}) it is an argument of, nearest first
   * @param argument which argument of the nearest call it is, from 0; -1 when of none
   */
  record Literal(Path file, int line, String text, List<String> calls, int argument) {
    String room() {
      return Sources.room(file);
    }

    String where() {
      return Sources.where(file, line);
    }
  }

  /** The room a file belongs to; empty for the top package. */
  static String room(Path file) {
    var inside = ROOT.relativize(file);
    return inside.getNameCount() < 2 ? "" : inside.getName(0).toString();
  }

  static String where(Path file, int line) {
    return ROOT.relativize(file) + ":" + line;
  }

  static List<String> rooms() {
    try (var folders = Files.list(ROOT)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Path> files(Predicate<Path> wanted) {
    return files(ROOT, wanted);
  }

  static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Path> files(String drawer, String ending) {
    return files(file ->
        Objects.requireNonNull(file.getParent()).getFileName().toString().equals(drawer)
            && file.getFileName().toString().endsWith(ending));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(file.toString(), failure);
    }
  }

  static int lineOf(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** Every text in our Java code, but for those in annotations. */
  static synchronized List<Literal> literals() {
    var known = literals;
    if (known == null) literals = known = parse();
    return known;
  }

  private static List<Literal> parse() {
    var found = new ArrayList<Literal>();
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var files = files(file -> file.toString().endsWith(".java"));
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      var trees = Trees.instance(task);
      for (var unit : task.parse()) scan(unit, trees, found);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return List.copyOf(found);
  }

  private static void scan(CompilationUnitTree unit, Trees trees, List<Literal> found) {
    var file = Path.of("").toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri()));
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        return null;
      }

      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        if (literal.getValue() instanceof String text) {
          var start = trees.getSourcePositions().getStartPosition(unit, literal);
          var calls = new ArrayList<String>();
          int argument = -1;
          var below = getCurrentPath();
          for (var path = below.getParentPath(); path != null; path = path.getParentPath()) {
            var arguments = argumentsOf(path);
            int at = arguments.indexOf(below.getLeaf());
            if (at >= 0) {
              if (calls.isEmpty()) argument = at;
              calls.add(nameOf(path));
            }
            if (path.getLeaf() instanceof VariableTree variable)
              calls.add("=" + variable.getName());
            below = path;
          }
          int line = (int) unit.getLineMap().getLineNumber(start);
          found.add(new Literal(file, line, text, List.copyOf(calls), argument));
        }
        return null;
      }
    }.scan(unit, null);
  }

  private static List<? extends ExpressionTree> argumentsOf(TreePath path) {
    return switch (path.getLeaf()) {
      case MethodInvocationTree call -> call.getArguments();
      case NewClassTree made -> made.getArguments();
      default -> List.of();
    };
  }

  private static String nameOf(TreePath path) {
    return switch (path.getLeaf()) {
      case MethodInvocationTree call ->
          switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree name -> name.getName().toString();
            default -> "";
          };
      case NewClassTree made -> "new " + made.getIdentifier();
      default -> "";
    };
  }
}
