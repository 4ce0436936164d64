package org.greenclassroom.checklists;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and limits as XLSForm writes them: one comparison with an earlier answer; least and
 * most; a length. Everything else of its language is not ours.
 */
final class Expressions {
  private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,6})?)";
  private static final Pattern SELECTED =
      Pattern.compile(
          "selected\\(\\s*\\$\\{([a-z0-9_]+)}\\s*,\\s*['\"‘’]([^'\"‘’]*)['\"‘’]\\s*\\)");
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\$\\{([a-z0-9_]+)}\\s*(<=|>=|!=|=|<|>)\\s*(?:['\"‘’]([^'\"‘’]*)['\"‘’]|"
              + NUMBER
              + ")");
  private static final Pattern LEAST = Pattern.compile("\\.\\s*>=\\s*" + NUMBER);
  private static final Pattern MOST = Pattern.compile("\\.\\s*<=\\s*" + NUMBER);
  private static final Pattern LENGTH =
      Pattern.compile("string-length\\(\\s*\\.\\s*\\)\\s*<=\\s*(\\d{1,4})");

  private Expressions() {}

  static String relevant(Condition condition) {
    var item = "${" + condition.item() + "}";
    return condition.is() == Condition.Is.SELECTED
        ? "selected(" + item + ", '" + condition.value() + "')"
        : item
            + " "
            + condition.is().sign()
            + " "
            + (condition.is().measures() ? condition.value() : "'" + condition.value() + "'");
  }

  static String constraint(Limit limit) {
    if (limit.longest() != null) return "string-length(.) <= " + limit.longest();
    var least = limit.min() == null ? "" : ". >= " + limit.min().toPlainString();
    var most = limit.max() == null ? "" : ". <= " + limit.max().toPlainString();
    return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
  }

  /** Null: it is none of ours. */
  static @Nullable Condition relevant(String text) {
    var selected = SELECTED.matcher(text.strip());
    if (selected.matches())
      return new Condition(selected.group(1), Condition.Is.SELECTED, selected.group(2));
    var compared = COMPARED.matcher(text.strip());
    if (!compared.matches()) return null;
    var is = Condition.Is.of(compared.group(2));
    var value = Objects.requireNonNullElse(compared.group(3), compared.group(4));
    return is == null || value == null ? null : new Condition(compared.group(1), is, value);
  }

  /** Null: it is none of ours. */
  static @Nullable Limit constraint(String text) {
    var length = LENGTH.matcher(text.strip());
    if (length.matches()) return new Limit(null, null, Integer.valueOf(length.group(1)));
    BigDecimal min = null;
    BigDecimal max = null;
    for (var part : text.strip().split("\\s+and\\s+")) {
      var least = LEAST.matcher(part);
      var most = MOST.matcher(part);
      if (least.matches() && min == null) min = new BigDecimal(least.group(1));
      else if (most.matches() && max == null) max = new BigDecimal(most.group(1));
      else return null;
    }
    return new Limit(min, max, null);
  }
}
