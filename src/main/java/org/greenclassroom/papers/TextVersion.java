package org.greenclassroom.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of the text of a kind.
 *
 * @param prevails the language whose words decide
 * @param shipped came with the program: usable at once, read by no lawyer
 * @param note what is new in it
 * @param writtenBy an account; 0 when it was shipped
 * @param words by language
 */
record TextVersion(
    long text,
    String kind,
    int version,
    String prevails,
    String sha256,
    LocalDate validFrom,
    boolean shipped,
    String note,
    Instant writtenAt,
    long writtenBy,
    @Nullable Instant approvedAt,
    @Nullable Long approvedBy,
    Map<String, String> words) {
  /** In this order they stand beside each other: Chinese leads. */
  static final List<String> ORDER = List.of("zh", "en", "fr");

  public boolean isApproved() {
    return approvedAt != null;
  }

  public boolean waits() {
    return !shipped && approvedAt == null;
  }

  public boolean mayBeUsedOn(LocalDate day) {
    return shipped || approvedAt != null && !validFrom.isAfter(day);
  }

  /** Its languages, the prevailing one first. */
  public List<String> languages() {
    return ORDER.stream()
        .filter(words::containsKey)
        .sorted((a, b) -> Boolean.compare(b.equals(prevails), a.equals(prevails)))
        .toList();
  }

  public List<Passage> passages(String language) {
    return Passage.of(Markup.read(words.getOrDefault(language, "")));
  }
}
