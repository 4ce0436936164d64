package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where computers stood on a day; the book is asked only about days before the present room. */
@Component
class Homes {
  private final HomeTable table;

  Homes(HomeTable table) {
    this.table = table;
  }

  Where of(Collection<Long> devices) {
    var now = new HashMap<Long, Home>();
    for (var home : table.now(devices)) now.put(home.device(), home);
    return new Where(now);
  }

  /** The computers that stand in a school's rooms, by room. */
  Map<Long, List<Long>> standing(long school) {
    return table.standing(school).stream()
        .collect(
            Collectors.groupingBy(
                HomeTable.Standing::classroom,
                TreeMap::new,
                Collectors.mapping(HomeTable.Standing::device, Collectors.toList())));
  }

  /** The answers for some computers. */
  final class Where {
    private final Map<Long, Home> now;
    private final Map<Long, List<Home>> ever = new HashMap<>();

    private Where(Map<Long, Home> now) {
      this.now = now;
    }

    /** Where it stood on that day; null: nowhere that the book knows. */
    @Nullable Home on(long device, LocalDate day) {
      var present = now.get(device);
      if (present != null && present.on(day)) return present;
      for (var past : ever(device)) if (past.on(day)) return past;
      return null;
    }

    /** Where it stands, or stood last; null: it never stood anywhere. */
    @Nullable Home latest(long device) {
      var present = now.get(device);
      if (present != null) return present;
      return ever(device).stream().findFirst().orElse(null);
    }

    private List<Home> ever(long device) {
      return ever.computeIfAbsent(device, one -> table.ever(List.of(one)));
    }
  }
}
