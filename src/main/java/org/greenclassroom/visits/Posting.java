package org.greenclassroom.visits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Fill;
import org.greenclassroom.checklists.ItemType;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a whole sheet that a browser without scripts posts, as the entries it is made of. */
@Component
class Posting {
  private final Taking taking;
  private final Checklists checklists;

  Posting(Taking taking, Checklists checklists) {
    this.taking = taking;
    this.checklists = checklists;
  }

  /** All of it or nothing: whoever has no scripts corrects the form and sends it again. */
  @Transactional
  long handIn(Occasion occasion, long task, Posted posted) {
    long number = posted.whole("version");
    var head = new Head(posted.key(), task, number, occasion.now());
    var version = checklists.version(number);
    var ids = new ArrayList<UUID>();
    long visit = 0;
    var answers = new LinkedHashMap<>(Fill.answers(version, posted.fields()));
    for (var item : version.questions()) {
      var answer = answers.getOrDefault(item.name(), Answer.NONE);
      if (item.type() == ItemType.PHOTO) {
        var hashes = new ArrayList<String>();
        if (answer.value() != null && !answer.value().isBlank())
          hashes.addAll(List.of(answer.value().strip().split("\\s+")));
        for (var bytes : posted.pictures().getOrDefault(item.name(), List.of())) {
          var picture = Picture.of(bytes).jpeg();
          var hash = Files.sha256(picture);
          visit = taking.picture(occasion, head, item.name(), hash, picture, null, null);
          if (!hashes.contains(hash)) hashes.add(hash);
        }
        answer =
            new Answer(
                hashes.isEmpty() ? null : String.join(" ", hashes),
                answer.reason(),
                answer.starred());
      }
      if (answer.value() == null && answer.reason() == null && !answer.starred()) continue;
      visit =
          said(
              occasion,
              head,
              ids,
              Entry.Kind.ANSWER,
              item.name(),
              null,
              answer.value(),
              answer.reason(),
              answer.starred());
    }
    for (var one : posted.fields().entrySet()) {
      if (!one.getKey().startsWith("roll.") || one.getValue()[0].isBlank()) continue;
      var code = one.getKey().substring(5);
      visit =
          said(
              occasion,
              head,
              ids,
              Entry.Kind.ROLL,
              code,
              state(one.getValue()[0]),
              null,
              posted.text("why." + code),
              false);
    }
    var other = posted.text("other.code");
    var otherState = posted.text("other.state");
    if (other != null && otherState != null)
      visit =
          said(
              occasion,
              head,
              ids,
              Entry.Kind.ROLL,
              other,
              state(otherState),
              null,
              posted.text("other.why"),
              false);
    return taking.take(
        occasion,
        head,
        new Entry(
            occasion.keyFor("handed-in"),
            Entry.Kind.SUBMIT,
            "",
            null,
            null,
            null,
            null,
            false,
            ids,
            occasion.now()));
  }

  private long said(
      Occasion occasion,
      Head head,
      List<UUID> ids,
      Entry.Kind kind,
      String item,
      @Nullable RollState state,
      @Nullable String value,
      @Nullable String reason,
      boolean starred) {
    var id = occasion.keyFor(kind + "/" + item);
    ids.add(id);
    return taking.take(
        occasion,
        head,
        new Entry(id, kind, item, null, state, value, reason, starred, List.of(), occasion.now()));
  }

  private static RollState state(String typed) {
    for (var one : RollState.values()) if (one.name().equals(typed)) return one;
    throw new Refusal("frame.refusal.unreadable", "roll", typed);
  }
}
