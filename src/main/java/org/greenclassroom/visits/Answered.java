package org.greenclassroom.visits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.checklists.Answer;

/** Answers out of entries. */
final class Answered {
  private Answered() {}

  /** By item; the entries are the latest of each. */
  static Map<String, Answer> of(List<Entry> latest) {
    var all = new HashMap<String, Answer>();
    for (var one : latest)
      if (one.kind() == Entry.Kind.ANSWER)
        all.put(one.item(), new Answer(one.value(), one.reason(), one.starred()));
    return all;
  }
}
