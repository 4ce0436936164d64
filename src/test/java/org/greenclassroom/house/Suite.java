package org.greenclassroom.house;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Remembers which tests were called in this run, and which were skipped for want of real files. */
public final class Suite implements TestExecutionListener {
  private static final Set<String> CALLED = ConcurrentHashMap.newKeySet();
  private static final List<String> SKIPPED = new CopyOnWriteArrayList<>();

  static Set<String> called() {
    return Set.copyOf(CALLED);
  }

  static List<String> skippedForWantOfFiles() {
    return List.copyOf(SKIPPED);
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
