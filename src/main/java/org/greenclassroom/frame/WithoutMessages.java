package org.greenclassroom.frame;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * What broke and where, without the words of the exception: those may repeat what somebody typed.
 * Of the database's its state is told.
 */
public final class WithoutMessages implements StackTracePrinter {
  private static final int FRAMES = 40;

  @Override
  public void printStackTrace(Throwable failure, Appendable out) throws IOException {
    var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
    for (@Nullable Throwable each = failure;
        each != null && seen.add(each);
        each = each.getCause()) {
      out.append(seen.size() == 1 ? "" : "Caused by: ").append(each.getClass().getName());
      if (each instanceof SQLException sql) out.append(" SQLSTATE ").append(sql.getSQLState());
      out.append('\n');
      var frames = each.getStackTrace();
      for (int i = 0; i < frames.length && i < FRAMES; i++)
        out.append("\tat ").append(frames[i].toString()).append('\n');
    }
  }
}
