package org.greenclassroom.classrooms;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.greenclassroom.papers.PaperKind;

/** What a paper of a loan is for. Each is a kind of paper of its own, with a text of its own. */
enum Purpose {
  LOAN("LA", List.of("room", "seats", "kind", "years", "days")),
  /** A later day on which it is due. */
  EXTENSION("LX", List.of("agreement", "room", "before", "until")),
  /** Some devices, or all, stay with the school for good. */
  OWNERSHIP("LO", List.of("agreement", "room", "items")),
  /** Another school takes the room over: a merger, a closure, a move. */
  RELOCATION("LR", List.of("agreement", "room", "from")),
  /** Another sponsor pays from a day on. */
  SPONSORSHIP("LS", List.of("agreement", "room", "from"));

  /** The school that takes a room over; signs only where there is one. */
  static final String NEXT_SCHOOL = "NEXT_SCHOOL";

  private final String series;
  private final List<String> placeholders;

  Purpose(String series, List<String> placeholders) {
    this.series = series;
    this.placeholders = placeholders;
  }

  /** Its word among the kinds of paper. */
  String kind() {
    return this == LOAN ? "LOAN" : "LOAN_" + name();
  }

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  PaperKind paperKind() {
    var parties =
        this == RELOCATION
            ? List.of("SCHOOL", NEXT_SCHOOL, "PROGRAMME", "SPONSOR")
            : Stream.of(Party.values()).map(Party::name).toList();
    return new PaperKind(
        kind(),
        series,
        "classrooms.paperkind." + word(),
        placeholders,
        parties,
        this == SPONSORSHIP ? Set.of() : Set.of(Party.SPONSOR.name()),
        "classrooms/" + word());
  }
}
