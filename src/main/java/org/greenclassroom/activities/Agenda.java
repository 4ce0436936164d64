package org.greenclassroom.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of lists: which days there are, for whom, and what waits in them. */
@Service
@Transactional(readOnly = true)
class Agenda {
  static final Instant EVER = Instant.parse("9000-01-01T00:00:00Z");

  private final ListTable table;
  private final Schools schools;
  private final ObjectProvider<Places> places; // rooms above hang theirs

  Agenda(ListTable table, Schools schools, ObjectProvider<Places> places) {
    this.table = table;
    this.schools = schools;
    this.places = places;
  }

  Slice<ListTable.Row> page(ListTable.Wanted wanted, String after, LocalDate today, int size) {
    return table.page(wanted, after, today, size);
  }

  long count(ListTable.Wanted wanted) {
    return table.count(wanted);
  }

  /** What a school's own person sees: the days it was asked about. */
  Slice<ListTable.Row> ofSchool(Occasion occasion, String after, int size) {
    var own = schools.own(occasion.actor());
    return table.page(
        new ListTable.Wanted(
            "",
            null,
            null,
            Instant.EPOCH,
            EVER,
            true,
            false,
            own == null ? Set.of() : own,
            null,
            null,
            false,
            false),
        after,
        occasion.today(),
        size);
  }

  /** What everybody may see that is still to come; of one company, also what is not open to all. */
  Slice<ListTable.Row> announced(
      @Nullable Long partner, Instant now, LocalDate today, String after, int size) {
    return table.page(
        new ListTable.Wanted(
            "", null, null, now, EVER, false, false, null, null, partner, true, partner == null),
        after,
        today,
        size);
  }

  /** The next days at these schools, and those just gone. */
  List<ListTable.Row> at(Set<Long> family, Occasion occasion) {
    return table
        .page(
            new ListTable.Wanted(
                "",
                null,
                null,
                occasion.now().minus(Duration.ofDays(30)),
                EVER,
                false,
                false,
                family,
                null,
                null,
                false,
                false),
            "",
            occasion.today(),
            10)
        .rows();
  }

  /** Free places by slot, where a room above knows them. */
  Map<Long, Places.Free> free(Collection<Long> activities) {
    var free = new HashMap<Long, Places.Free>();
    places.orderedStream().forEach(one -> free.putAll(one.free(activities)));
    return free;
  }

  long[] waiting(Occasion occasion) {
    return table.waiting(occasion.now(), occasion.today());
  }

  long asked(Actor actor) {
    var own = schools.own(actor);
    return own == null || own.isEmpty() ? 0 : table.asked(own);
  }

  /** The schools of which this person may know; null: all. */
  @Nullable Set<Long> own(Actor actor) {
    return schools.own(actor);
  }

  List<ListTable.Choice> rooms(@Nullable Long school) {
    return school == null ? List.of() : table.rooms(school);
  }

  List<ListTable.Choice> drives() {
    return table.drives();
  }
}
