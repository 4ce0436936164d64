package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Which ready devices a room could get: identical machines first, because one teacher explains one
 * screen and one spare fits all.
 *
 * @param groups the ready stock by model, in the order in which it was used
 * @param chosen the tags proposed
 */
record Proposal(List<Group> groups, Set<Tag> chosen) {

  /** A device on the shelf. */
  record Ready(Tag tag, @Nullable String maker, @Nullable String model) {
    /** Maker and model as somebody wrote them; empty when nobody knows. */
    String printed() {
      return ((maker == null ? "" : maker) + " " + (model == null ? "" : model)).strip();
    }

    /** The same without the ways of writing: what identical means. */
    String name() {
      return printed().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
  }

  /** All ready devices of one model. */
  record Group(List<Ready> devices, int taken) {}

  /**
   * The model the room has already comes first, then the biggest group, and so on: the fewest
   * models, and where one model covers the room, spares of the same remain on the shelf.
   *
   * @param stock ready devices of one kind, the longest waiting first
   * @param needed how many
   * @param present models that stand in the room already, as {@link Ready#name()} writes them
   */
  static Proposal of(List<Ready> stock, int needed, Set<String> present) {
    var byModel = new LinkedHashMap<String, List<Ready>>();
    for (var ready : stock)
      byModel.computeIfAbsent(ready.name(), _ -> new ArrayList<>()).add(ready);
    var order = new ArrayList<>(byModel.entrySet());
    order.sort(
        Comparator.comparing((java.util.Map.Entry<String, List<Ready>> group) ->
                !present.contains(group.getKey()))
            // devices of which nobody knows the model are not identical to anything
            .thenComparing(group -> group.getKey().isEmpty())
            .thenComparing(group -> -group.getValue().size())
            .thenComparing(java.util.Map.Entry::getKey));
    var groups = new ArrayList<Group>();
    var chosen = new HashSet<Tag>();
    for (var group : order) {
      var devices = group.getValue();
      int taken = Math.min(devices.size(), needed - chosen.size());
      for (var ready : devices.subList(0, taken)) chosen.add(ready.tag());
      groups.add(new Group(List.copyOf(devices), taken));
    }
    return new Proposal(List.copyOf(groups), Set.copyOf(chosen));
  }

  long models() {
    return groups.stream().filter(group -> group.taken() > 0).count();
  }
}
