package org.greenclassroom.applications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a school was asked, and what it answered.
 *
 * @param unread whether there is an answer that no officer read yet
 */
public record Question(
    long question,
    Instant askedAt,
    String asked,
    @Nullable Instant answeredAt,
    @Nullable String answer,
    boolean unread) {
  public boolean isOpen() {
    return answeredAt == null;
  }
}
