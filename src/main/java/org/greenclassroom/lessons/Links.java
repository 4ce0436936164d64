package org.greenclassroom.lessons;

import java.util.Optional;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret address of a room, by which its teachers log lessons without an account. */
@Service
@Transactional
public class Links {
  private final LinkTable table;
  private final Classrooms classrooms;

  Links(LinkTable table, Classrooms classrooms) {
    this.table = table;
    this.classrooms = classrooms;
  }

  /** Whom a secret lets in, and where. */
  public record Pass(long guest, long classroom) {}

  @Transactional(readOnly = true)
  public Optional<String> secret(long classroom) {
    return table.of(classroom).map(LinkTable.Link::secret);
  }

  /** A new link; the one before it ends. */
  public String make(Occasion occasion, long classroom) {
    var room = classrooms.room(classroom);
    if (room.closed()) throw new Refusal("lessons.refusal.closed-link", room.name());
    table.revoke(classroom, occasion.now());
    var secret = PublicLinks.secret();
    table.insert(classroom, secret, occasion.now(), occasion.actor().account());
    return secret;
  }

  /** It opens nothing any more. */
  public void revoke(Occasion occasion, long classroom) {
    table.revoke(classroom, occasion.now());
  }

  /** The open room behind a link; of all others nothing is known. */
  @Transactional(readOnly = true)
  public Pass behind(String secret) {
    return table
        .behind(secret)
        .filter(link -> !classrooms.room(link.classroom()).closed())
        .map(link -> new Pass(link.link(), link.classroom()))
        .orElseThrow(() -> Refusal.notFound("link"));
  }
}
