package org.greenclassroom.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Remembers which tests were called in this run, which were skipped for want of real files, and
 * what {@link Recorder} heard. Where several programs test at the same time, each leaves it in a
 * file of the folder {@code -Dheard}, and whoever looks back reads them all.
 */
public final class Suite implements TestExecutionListener {
  private static final Set<String> CALLED = ConcurrentHashMap.newKeySet();
  private static final Set<String> SKIPPED = ConcurrentHashMap.newKeySet();
  private static final Set<String> LEFT = ConcurrentHashMap.newKeySet();

  static Set<String> called() {
    return all("called ", CALLED);
  }

  static Set<String> skippedForWantOfFiles() {
    return all("skipped ", SKIPPED);
  }

  static Set<String> heard() {
    return all("heard ", Recorder.heard());
  }

  private static Set<String> all(String mark, Set<String> own) {
    var all = new HashSet<>(own);
    var folder = folder();
    if (folder == null || !Files.isDirectory(folder)) return all;
    try (var files = Files.list(folder)) {
      for (var file : files.toList())
        for (var line : Files.readAllLines(file))
          if (line.startsWith(mark)) all.add(line.substring(mark.length()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return all;
  }

  private static @Nullable Path folder() {
    var heard = System.getProperty("heard");
    return heard == null ? null : Path.of(heard);
  }

  /** Leaves what is new since the last class. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    var folder = folder();
    if (folder == null) return;
    var lines = new ArrayList<String>();
    for (var one : CALLED) lines.add("called " + one);
    for (var one : SKIPPED) lines.add("skipped " + one);
    for (var one : Recorder.heard()) lines.add("heard " + one);
    lines.removeIf(line -> !LEFT.add(line));
    try {
      Files.createDirectories(folder);
      Files.write(
          folder.resolve(ProcessHandle.current().pid() + ".txt"),
          lines,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    for (var root : plan.getRoots())
      for (var test : plan.getDescendants(root))
        test.getSource()
            .filter(ClassSource.class::isInstance)
            .ifPresent(source -> CALLED.add(((ClassSource) source).getClassName()));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED)
      result
          .getThrowable()
          .filter(why -> String.valueOf(why.getMessage()).contains("real files"))
          .ifPresent(_ -> SKIPPED.add(test.getDisplayName()));
  }
}
