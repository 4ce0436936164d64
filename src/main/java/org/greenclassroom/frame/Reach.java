package org.greenclassroom.frame;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How far a role reaches that holds in some places only: a room hangs up, for the variable in its
 * addresses that names its things, how it asks for one. The gate does so before every handler with
 * that variable, for those who do not work everywhere.
 *
 * @param folder what stands before the variable: {@code /surveys/} for {@code /surveys/{id}};
 *     empty: whatever stands there, for the name says enough
 * @param variable the name between the braces, as {@code classroom} in {@code
 *     /delivery/{classroom}}
 * @param typed whether a field of a form with that name means the same
 * @param ask refuses as not found what lies elsewhere
 */
public record Reach(String folder, String variable, boolean typed, BiConsumer<Actor, Long> ask) {
  /** For the things of one folder: their variable may be called as others are. */
  public Reach(String folder, String variable, BiConsumer<Actor, Long> ask) {
    this(folder, variable, false, ask);
  }

  /** For a name that means the same in the whole house. */
  public Reach(String variable, BiConsumer<Actor, Long> ask) {
    this("", variable, false, ask);
  }

  /** What a call names of this kind: in its address, else in a field of its form. */
  List<String> named(
      String pattern, @Nullable Object variables, Function<String, String @Nullable []> fields) {
    if (variables instanceof Map<?, ?> known && known.get(variable) instanceof String id)
      return isIn(pattern) ? List.of(id) : List.of();
    var said = typed ? fields.apply(variable) : null;
    return said == null ? List.of() : List.of(said);
  }

  private boolean isIn(String pattern) {
    var before = folder + "{" + variable;
    return folder.isEmpty() || pattern.startsWith(before + ":") || pattern.startsWith(before + "}");
  }

  /** As it is said in docs/rights.md. */
  @Override
  public String toString() {
    return folder + "{" + variable + "}";
  }
}
