package org.greenclassroom.site;

import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Purpose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the pages about single classrooms. There is one only while the school says yes,
 * on its own page, itself: nobody of the programme can say it for it.
 */
@Service
@Transactional
public class OpenRooms {
  private static final int PAGE = 30;

  private final RoomTable table;
  private final Photographs photographs;

  OpenRooms(RoomTable table, Photographs photographs) {
    this.table = table;
    this.photographs = photographs;
  }

  /**
   * Says yes or no to a page about this room; taken back, the page is gone at the next look.
   *
   * @throws Refusal not found, when it is not a room of this person's school
   */
  public void say(Occasion occasion, long classroom, boolean given) {
    own(occasion.actor(), classroom);
    table.say(
        classroom,
        given,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("site/consent/" + classroom + "/" + given));
  }

  @Transactional(readOnly = true)
  public List<RoomTable.Asked> ofSchool(Actor actor) {
    return table.ofSchools(actor.partnersAs(Role.SCHOOL));
  }

  /** What its school said, for the room's own page. */
  @Transactional(readOnly = true)
  public RoomTable.Asked asked(long classroom) {
    return table.asked(classroom).orElseThrow(() -> Refusal.notFound(Long.toString(classroom)));
  }

  @Transactional(readOnly = true)
  public Slice<RoomTable.OpenRoom> page(long after) {
    return Slice.of(table.page(after, PAGE + 1), PAGE, room -> Long.toString(room.classroom()));
  }

  /** To whoever has no business with it a closed room is none. */
  @Transactional(readOnly = true)
  public RoomTable.OpenRoom open(long classroom) {
    return table.open(classroom).orElseThrow(() -> Refusal.notFound(Long.toString(classroom)));
  }

  @Transactional(readOnly = true)
  public List<RoomTable.Photograph> photographs(long classroom) {
    return table.photographs(classroom);
  }

  /** A picture of an open room, while everybody in it allows it. */
  @Transactional(readOnly = true)
  public byte[] photograph(long classroom, long photograph) {
    open(classroom);
    if (table.photographs(classroom).stream().noneMatch(one -> one.photograph() == photograph))
      throw Refusal.notFound(Long.toString(photograph));
    return photographs.content(photograph, Purpose.WEBSITE);
  }

  @Transactional(readOnly = true)
  public List<Long> all() {
    return table.all();
  }

  private void own(Actor actor, long classroom) {
    var school = table.schoolOf(classroom);
    if (school.isEmpty() || !actor.partnersAs(Role.SCHOOL).contains(school.get()))
      throw Refusal.notFound(Long.toString(classroom));
  }
}
