package org.greenclassroom.classrooms;

import java.util.Optional;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which computer stands on which seat of a room. */
@Service
@Transactional
public class Seats {
  private final Custody custody;
  private final Classrooms classrooms;
  private final SeatTable table;

  Seats(Custody custody, Classrooms classrooms, SeatTable table) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.table = table;
  }

  /**
   * Puts a computer of this room on a seat. Whatever stood there has none from now on.
   *
   * @throws Refusal for a computer that is not on its way to this room nor in it
   */
  public void assign(long classroom, Tag tag, int seat) {
    var room = classrooms.room(classroom).open();
    if (seat < 1 || seat > 1_000) throw new Refusal("classrooms.refusal.no-seat", seat);
    var device = custody.device(tag);
    if (!standsIn(device, room))
      throw new Refusal("classrooms.refusal.not-of-room", tag.printed(), room.name());
    table.lock(classroom);
    table.clear(classroom, seat);
    table.put(classroom, device.id(), seat);
  }

  /** It has no seat any more; answers the one it had. */
  public Optional<Integer> leave(long classroom, Tag tag) {
    table.lock(classroom);
    var device = custody.device(tag).id();
    var seat = table.seatOf(classroom, device);
    table.leave(classroom, device);
    return seat;
  }

  private static boolean standsIn(Device device, Classroom room) {
    return device.classroom() != null
        && device.classroom() == room.classroom()
        && (device.stage() == Stage.IN_CLASS || device.stage() == Stage.ON_THE_WAY);
  }
}
