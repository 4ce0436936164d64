package org.greenclassroom.classrooms;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Keeps ready devices for a room and gives them back. Inside the front door's transaction. */
@Component
class Shelf {
  private final Custody custody;
  private final ClassroomTable table;

  Shelf(Custody custody, ClassroomTable table) {
    this.custody = custody;
    this.table = table;
  }

  List<Written> reserve(Occasion occasion, long classroom, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var devices = custody.lock(new TreeSet<>(tags));
    table.lock(classroom);
    var room = table.existing(classroom).open();
    var reserved = Entry.of(new Fact.Reserved(classroom), occasion.now());
    if (devices.stream().allMatch(device -> room.keeps(device)))
      return custody.write(occasion, tags, reserved);
    var taken =
        devices.stream()
            .filter(device -> device.stage() != Stage.READY && device.classroom() != null)
            .toList();
    if (!taken.isEmpty())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "classrooms.refusal.taken",
          taken.getFirst().tag().printed(),
          taken.size());
    for (var device : devices)
      if (device.observed().kind() != room.kind())
        throw new Refusal(
            "classrooms.refusal.other-kind",
            device.tag().printed(),
            device.observed().kind(),
            room.kind());
    if (devices.size() > room.lacking())
      throw new Refusal("classrooms.refusal.too-many", room.name(), room.lacking(), devices.size());
    return custody.write(occasion, tags, reserved);
  }

  List<Written> release(Occasion occasion, long classroom, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    for (var device : custody.lock(new TreeSet<>(tags)))
      if (device.stage() == Stage.RESERVED && !table.existing(classroom).keeps(device))
        throw new Refusal("custody.refusal.other-classroom", device.tag().printed());
    return custody.write(occasion, tags, Entry.of(new Fact.Released(), occasion.now()));
  }
}
