package org.greenclassroom.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.Held;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/** The lists of all rooms as everybody reads them: by whose it is, what is alike in one line. */
record Notice(List<Part> parts) {
  /** What is kept of one kind of people. */
  record Part(Held.Whose whose, List<Line> lines) {}

  /**
   * Kept for one end and as long.
   *
   * @param days null: until asked, or for good
   */
  record Line(
      Set<Held.Kind> kinds,
      Held.Why why,
      boolean stays,
      Held.@Nullable Reason reason,
      @Nullable Integer days,
      Set<Role> seen,
      boolean self,
      boolean open) {}

  private record Alike(
      Held.Why why,
      boolean stays,
      Held.@Nullable Reason reason,
      @Nullable Integer days,
      Set<Role> seen,
      boolean self,
      boolean open) {}

  static Notice of(List<Held> list) {
    var parts = new ArrayList<Part>();
    var byWhose = new EnumMap<Held.Whose, Map<Alike, EnumSet<Held.Kind>>>(Held.Whose.class);
    for (var held : list) {
      var alike =
          new Alike(
              held.why(),
              !held.until().asked(),
              held.reason(),
              held.until().days(),
              held.seen(),
              held.self(),
              held.open());
      var kinds =
          byWhose
              .computeIfAbsent(held.whose(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(alike, _ -> EnumSet.noneOf(Held.Kind.class));
      for (var field : held.fields()) kinds.add(told(field.kind()));
    }
    byWhose.forEach((whose, lines) -> {
      var told = new ArrayList<Line>();
      lines.forEach((alike, kinds) ->
          told.add(
              new Line(
                  kinds,
                  alike.why(),
                  alike.stays(),
                  alike.reason(),
                  alike.days(),
                  alike.seen(),
                  alike.self(),
                  alike.open())));
      told.sort(Comparator.comparing(Line::why).thenComparing(Line::stays));
      parts.add(new Part(whose, told));
    });
    return new Notice(parts);
  }

  /** Numbers of ours are one kind to whoever reads; so is running text. */
  private static Held.Kind told(Held.Kind kind) {
    if (kind.isNumber()) return Held.Kind.ACCOUNT;
    return kind == Held.Kind.JSON ? Held.Kind.WORDS : kind;
  }
}
