package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.greenclassroom.classrooms.ProtocolPart;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.springframework.stereotype.Component;

/** What this room adds to the protocol of an acceptance: the checklist, and who sits where. */
@Component("deliveryProtocol")
class Protocol implements ProtocolPart {
  private final Installing installing;
  private final Shown shown;

  Protocol(Installing installing, Shown shown) {
    this.installing = installing;
    this.shown = shown;
  }

  @Override
  public Optional<Part> part(long classroom, long acceptance, Locale language) {
    return installing.installed(classroom, acceptance).map(this::part);
  }

  private Part part(Installed installed) {
    var lines = new ArrayList<List<String>>();
    for (var line : installed.lines()) {
      var answer = new StringBuilder(shown.word(line.answer()));
      if (line.seats() != null)
        answer
            .append(" · ")
            .append(said("delivery.seats-seen", line.seats(), installed.seats().taken()));
      if (!line.reason().isEmpty()) answer.append(" · ").append(line.reason());
      lines.add(
          List.of(
              shown.word(line.point()),
              answer.toString(),
              (line.by() == null ? "" : line.by() + " · ") + shown.moment(line.at())));
    }
    return new Part(
        said("delivery.checklist"),
        lines,
        installed.seats().svg(said("delivery.seats.picture"), said("delivery.board")));
  }

  private String said(String key, Object... arguments) {
    return shown.sentence(new Said(key, List.of(arguments)));
  }
}
