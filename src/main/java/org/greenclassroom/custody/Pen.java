package org.greenclassroom.custody;

import java.util.Optional;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import tools.jackson.databind.JsonNode;

/**
 * Lets the API write one kind of fact. A room above hangs it as a bean, so that a word is only ever
 * written by the room whose rules stand before it; a kind without a pen cannot be posted.
 */
public interface Pen {
  FactKind kind();

  Set<Role> roles();

  /**
   * @param request what was posted: {@code kind}, {@code occurred_at}, {@code detail}
   */
  Written write(Occasion occasion, Tag tag, Request request);

  /**
   * The fact, where writing it is all that this pen does: then many devices may be written in one
   * go. Nothing where the room also looks for proofs or keeps rows of its own.
   */
  default Optional<Entry> alone(Request request) {
    return Optional.empty();
  }

  /** A posted fact; {@code occurredAt} is now when it was left out. */
  record Request(java.time.Instant occurredAt, JsonNode detail) {
    /** A text of the detail, or "" when it is not there. */
    public String text(String name) {
      var value = detail.get(name);
      return value == null || value.isNull() ? "" : value.asString();
    }

    /** A number of the detail, or a refusal that it is missing. */
    public long number(String name) {
      var value = detail.get(name);
      if (value == null || !value.isIntegralNumber())
        throw new org.greenclassroom.kernel.Refusal("frame.refusal.missing", "detail." + name);
      return value.asLong();
    }
  }
}
