package org.greenclassroom.classrooms;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Computers of others in our rooms: written down, so that nobody counts or collects them. */
@Service
@Transactional
public class Foreigners {
  private static final int LONGEST = 120;

  private final Classrooms classrooms;
  private final ForeignerTable table;

  Foreigners(Classrooms classrooms, ForeignerTable table) {
    this.classrooms = classrooms;
    this.table = table;
  }

  /**
   * Writes one down, or several without numbers.
   *
   * @throws Refusal without an owner, or for several with one serial number
   */
  public void list(Occasion occasion, Foreigner wanted) {
    var room = classrooms.room(wanted.classroom());
    var owner = wanted.owner().strip();
    if (owner.isEmpty()) throw new Refusal("classrooms.refusal.foreign-owner");
    if (wanted.pieces() < 1 || wanted.pieces() > 500)
      throw new Refusal("classrooms.refusal.foreign-pieces");
    var serial = wanted.serial().strip();
    var number = wanted.ownNumber().strip();
    if (wanted.pieces() > 1 && !(serial.isEmpty() && number.isEmpty()))
      throw new Refusal("classrooms.refusal.foreign-numbers", wanted.pieces());
    if (owner.length() > LONGEST
        || serial.length() > LONGEST
        || number.length() > LONGEST
        || wanted.model().length() > LONGEST)
      throw new Refusal("classrooms.refusal.foreign-long", LONGEST);
    if (wanted.since().isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    table.insert(
        new Foreigner(
            0,
            room.classroom(),
            owner,
            wanted.kind(),
            wanted.pieces(),
            wanted.model().strip(),
            serial,
            number,
            wanted.since()),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("foreigner"));
  }

  /** It does not stand there any more. */
  public void end(Occasion occasion, long classroom, long foreigner) {
    if (table.end(classroom, foreigner, occasion.today()) == 0)
      throw Refusal.notFound(Long.toString(foreigner));
  }

  @Transactional(readOnly = true)
  public List<Foreigner> of(long classroom) {
    return table.of(classroom);
  }
}
