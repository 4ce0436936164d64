package org.greenclassroom.checklists;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a checklist.
 *
 * @param version its id, to which answers refer
 * @param code of the checklist, as {@code visit}
 * @param n the first is 1
 * @param publishedAt null while it is a draft
 * @param retiredAt when another took its place, or an officer ended it; null: not yet
 */
public record Version(
    long version,
    long checklist,
    String code,
    Use use,
    int n,
    State state,
    Spoken title,
    List<Item> items,
    @Nullable Instant publishedAt,
    @Nullable Instant retiredAt) {
  /**
   * How long answers to a retired version are taken: rural queues are long, and a server that
   * refuses what was filled in months ago loses it (dhis2-android-capture-app#1225).
   */
  static final Duration STILL_ANSWERED = Duration.ofDays(730);

  /** Where a version stands. */
  public enum State {
    DRAFT,
    PUBLISHED,
    RETIRED
  }

  public boolean isDraft() {
    return state == State.DRAFT;
  }

  /** Whether answers to it are taken at this moment. */
  public boolean takesAnswers(Instant now) {
    return state == State.PUBLISHED
        || (retiredAt != null && now.isBefore(retiredAt.plus(STILL_ANSWERED)));
  }

  public Optional<Item> item(String name) {
    return items.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** What is asked: neither headings nor remarks. */
  public List<Item> questions() {
    return items.stream().filter(Item::asks).toList();
  }

  /** Its title in this language, or in another one; its code where nobody gave it a title. */
  public String titled(Locale locale) {
    return title.nothing() ? code : title.in(locale);
  }

  /** As people call it: {@code visit 3}. */
  public String called() {
    return code + " " + n;
  }

  Content content() {
    return new Content(title, items);
  }
}
