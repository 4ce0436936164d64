package org.greenclassroom.checkins;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret address of a room's form, and the code that it has on paper and in an SMS. */
@Service
@Transactional
public class Links {
  /** Nothing that is taken for something else: no 0, 1, I, O. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final RoomTable table;
  private final Classrooms classrooms;
  private final SecureRandom random = new SecureRandom();

  Links(RoomTable table, Classrooms classrooms) {
    this.table = table;
    this.classrooms = classrooms;
  }

  /** The room's code; it gets one when it is first asked for. */
  public String code(long classroom) {
    classrooms.room(classroom);
    while (true) {
      var known = table.code(classroom);
      if (known.isPresent()) return known.get();
      table.name(new Long[] {classroom}, new String[] {letters()});
    }
  }

  private String letters() {
    var letters = new StringBuilder(4);
    for (int i = 0; i < 4; i++) letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return letters.toString();
  }

  @Transactional(readOnly = true)
  Optional<Long> called(String code) {
    return table.called(code);
  }

  /** The secret of the good link of a room; empty: there is none. */
  @Transactional(readOnly = true)
  public Optional<String> secret(long classroom) {
    return table.link(classroom).map(RoomTable.Link::secret);
  }

  /** A new link; the one before it ends. */
  public String make(Occasion occasion, long classroom) {
    classrooms.room(classroom);
    code(classroom);
    table.revoke(classroom, occasion.now());
    var secret = PublicLinks.secret();
    table.insert(classroom, secret, occasion.now(), occasion.actor().account());
    return secret;
  }

  /** A link for every room that was handed over, is open and has none; answers which. */
  public List<Long> makeMissing(Occasion occasion) {
    var rooms = table.linkless();
    // who drew another room's letters draws again
    for (var lacking = table.nameless(rooms); !lacking.isEmpty(); lacking = table.nameless(rooms))
      table.name(
          lacking.toArray(Long[]::new),
          lacking.stream().map(_ -> letters()).toArray(String[]::new));
    table.insertAll(
        rooms.toArray(Long[]::new),
        rooms.stream().map(_ -> PublicLinks.secret()).toArray(String[]::new),
        occasion.now(),
        Math.max(0, occasion.actor().account()));
    return rooms;
  }

  /** It opens nothing any more. */
  public void revoke(Occasion occasion, long classroom) {
    table.revoke(classroom, occasion.now());
  }

  /** The room behind a link; of all others nothing is known. */
  @Transactional(readOnly = true)
  long behind(String secret) {
    return table.behind(secret).orElseThrow(() -> Refusal.notFound("link"));
  }
}
