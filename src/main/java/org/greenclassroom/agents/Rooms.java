package org.greenclassroom.agents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking at rooms: which of their computers report, as far as somebody may see them. */
@Service
@Transactional(readOnly = true)
class Rooms {
  /** Giga's ladder: silent for longer is a drop-off. */
  private static final Duration LATELY = Duration.ofDays(28);

  private static final int LOGGED = 60;
  private final RoomTable rooms;
  private final Schools schools;
  private final ObjectProvider<RoomNames> names;

  Rooms(RoomTable rooms, Schools schools, ObjectProvider<RoomNames> names) {
    this.rooms = rooms;
    this.schools = schools;
    this.names = names;
  }

  /** A line of the list with its name. */
  record Named(RoomTable.Line line, @Nullable String name) {}

  /**
   * One classroom.
   *
   * @param name null: nobody above us told
   * @param since who was heard before is silent
   */
  record Room(
      long classroom,
      RoomTable.Place place,
      @Nullable String name,
      List<RoomTable.Computer> computers,
      RoomTable.Collectors collector,
      List<RoomTable.Logged> log,
      Instant since) {
    public long enrolled() {
      return computers.stream().filter(one -> one.state() != null).count();
    }

    public long heard() {
      return computers.stream().filter(one -> one.state() != null && !one.isSilent(since)).count();
    }

    public long codes() {
      return computers.stream().filter(one -> one.code() != null).count();
    }

    public long lacking() {
      return computers.stream().filter(one -> one.state() == null && one.code() == null).count();
    }
  }

  Slice<Named> page(Occasion occasion, String typed, boolean attention, long after, int size) {
    var actor = occasion.actor();
    var lines = rooms.rooms(schools.own(actor), typed, attention, since(occasion), after, size + 1);
    var known = named(lines.stream().map(RoomTable.Line::classroom).toList());
    return Slice.of(
        lines.stream().map(line -> new Named(line, known.get(line.classroom()))).toList(),
        size,
        one -> String.valueOf(one.line().classroom()));
  }

  Room room(Occasion occasion, long classroom) {
    var place = place(occasion.actor(), classroom);
    return new Room(
        classroom,
        place,
        named(List.of(classroom)).get(classroom),
        rooms.inRoom(classroom),
        rooms.collectors(classroom),
        occasion.actor().seesAll() ? rooms.log(classroom, LOGGED) : List.of(),
        since(occasion));
  }

  /** A classroom of another school answers as if it did not exist. */
  private RoomTable.Place place(Actor actor, long classroom) {
    var own = schools.own(actor);
    return rooms
        .place(classroom)
        .filter(one -> own == null || own.contains(one.school()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(classroom)));
  }

  /** Only staff ask for these. */
  List<RoomTable.Computer> computers(Set<Tag> tags) {
    return rooms.computers(tags);
  }

  /** How many computers need a new code, and how many are doubtful. */
  long[] waiting() {
    return rooms.waiting();
  }

  private Map<Long, String> named(List<Long> classrooms) {
    var told = names.getIfAvailable();
    return told == null || classrooms.isEmpty() ? Map.of() : told.names(classrooms);
  }

  private static Instant since(Occasion occasion) {
    return occasion.now().minus(LATELY);
  }
}
