package org.greenclassroom.visits;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checked;
import org.greenclassroom.classrooms.Foreigner;
import org.greenclassroom.classrooms.Foreigners;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Severity;
import org.greenclassroom.tickets.Source;
import org.greenclassroom.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What follows from a visit that was handed in: tickets for starred answers, for what is missing or
 * faulty, and for a room of which half is; computers of others are written down. Said twice, it is
 * the same ticket.
 */
@Component
class Raising {
  private static final int LONGEST_OWNER = 120;

  private final Tickets tickets;
  private final Foreigners foreigners;
  private final Shown shown;
  private final JdbcClient jdbc;

  Raising(Tickets tickets, Foreigners foreigners, Shown shown, JdbcClient jdbc) {
    this.tickets = tickets;
    this.foreigners = foreigners;
    this.shown = shown;
    this.jdbc = jdbc;
  }

  void raise(Occasion occasion, Visit visit, Checked checked, List<Entry> latest) {
    for (var item : checked.starred()) {
      var answer = checked.answers().getOrDefault(item.name(), Answer.NONE);
      var said =
          Objects.requireNonNullElse(
              answer.reason(), Objects.requireNonNullElse(answer.value(), ""));
      open(
          occasion,
          visit,
          item.name(),
          null,
          Category.OTHER,
          Severity.QUESTION,
          item.label().in(LocaleContextHolder.getLocale()) + "\n" + said);
    }
    int called = 0;
    int broken = 0;
    for (var one : latest) {
      if (one.kind() != Entry.Kind.ROLL) continue;
      if (one.state() == RollState.FOREIGN) write(occasion, visit, one);
      if (one.device() == null) continue;
      called++;
      if (one.state() != RollState.MISSING && one.state() != RollState.FAULTY) continue;
      broken++;
      boolean missing = one.state() == RollState.MISSING;
      if (!waits(visit.classroom(), one.device(), missing))
        open(
            occasion,
            visit,
            one.item(),
            one.device(),
            missing ? Category.MISSING : Category.HARDWARE,
            Severity.DEVICE,
            shown.word(one.state()) + "\n" + one.reason());
    }
    if (broken * 2 >= called && broken > 1)
      open(
          occasion,
          visit,
          "room",
          null,
          Category.HARDWARE,
          Severity.ROOM_DOWN,
          shown.sentence(new Said("visits.room-down", List.of(broken, called))));
  }

  private void open(
      Occasion occasion,
      Visit visit,
      String what,
      @Nullable Long device,
      Category category,
      Severity severity,
      String words) {
    tickets.open(
        occasion,
        new Opening(
            visit.classroom(),
            device,
            Source.VISIT,
            visit.key() + "/" + what,
            category,
            severity,
            words));
  }

  /** Whether a ticket says so already: the second visit to a broken computer finds nothing new. */
  private boolean waits(long classroom, long device, boolean missing) {
    return jdbc.sql(
            """
            select exists (select from tickets.tickets
                            where classroom = ? and device = ? and state = 'OPEN'
                              and (category = 'MISSING') = ?)
            """)
        .params(classroom, device, missing)
        .query(Boolean.class)
        .single();
  }

  private void write(Occasion occasion, Visit visit, Entry entry) {
    var known =
        foreigners.of(visit.classroom()).stream()
            .anyMatch(
                one -> one.ownNumber().equals(entry.item()) || one.serial().equals(entry.item()));
    if (known) return;
    var owner = Objects.requireNonNullElse(entry.reason(), visit.schoolName()).strip();
    foreigners.list(
        new Occasion(occasion.actor(), occasion.now(), occasion.zone(), keyed(entry.id())),
        new Foreigner(
            0,
            visit.classroom(),
            owner.length() > LONGEST_OWNER ? owner.substring(0, LONGEST_OWNER) : owner,
            DeviceKind.OTHER,
            1,
            "",
            "",
            entry.item(),
            visit.day()));
  }

  /** A stable key of this entry, so that handing in again writes nothing twice. */
  private static UUID keyed(UUID entry) {
    return UUID.nameUUIDFromBytes(
        ("visit/" + entry).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
