package org.greenclassroom.papers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds that rooms above have hung, and who may see papers of them. */
@Component
class Kinds {
  private final Map<String, PaperKind> kinds;
  private final ObjectProvider<PaperAccess> accesses;
  private final ObjectProvider<UponSigned> waiters;

  Kinds(
      ObjectProvider<PaperKind> kinds,
      ObjectProvider<PaperAccess> accesses,
      ObjectProvider<UponSigned> waiters) {
    this.kinds = kinds.stream().collect(Collectors.toMap(PaperKind::kind, Function.identity()));
    if (kinds.stream().map(PaperKind::series).distinct().count() < this.kinds.size())
      throw new IllegalStateException("two kinds of paper number in one series: " + this.kinds);
    this.accesses = accesses;
    this.waiters = waiters;
  }

  List<PaperKind> all() {
    return kinds.values().stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
  }

  PaperKind kind(String kind) {
    var found = kinds.get(kind);
    if (found == null) throw Refusal.notFound(kind);
    return found;
  }

  /** The words key of a kind; a kind that nobody hangs any more is called by its own word. */
  Optional<PaperKind> ifKnown(String kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  Optional<PaperAccess> access(String kind) {
    return accesses.stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  List<UponSigned> waiters(String kind) {
    return waiters.stream().filter(each -> each.kind().equals(kind)).toList();
  }
}
