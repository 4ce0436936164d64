package org.greenclassroom.frame;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody may leave half done, field by field as it was typed. A room extends it to
 * say what it means; everything that is wrong is found at once.
 */
public abstract class TypedForm {
  private final Map<String, String> typed;
  private final String words;
  private final List<Flaw> flaws = new ArrayList<>();

  /**
   * @param words the beginning of its sentences' keys, as {@code donations.no}: a needed field that
   *     is empty says {@code <words>.<field>}; others are {@code .choose}, {@code .day}, {@code
   *     .long}
   */
  protected TypedForm(Map<String, String> typed, String words) {
    this.typed = typed;
    this.words = words;
  }

  /** Everything that is wrong, in the order of the form; empty: it may be sent. */
  public final List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  protected final void no(String field, String key, Object... arguments) {
    flaws.add(new Flaw(field, words + "." + key, arguments));
  }

  protected final boolean isFlawless() {
    return flaws.isEmpty();
  }

  /** What was typed, in one form of its letters (full-width digits become digits). */
  protected final String said(String field) {
    return Normalizer.normalize(typed.getOrDefault(field, ""), Normalizer.Form.NFKC).strip();
  }

  protected final boolean ticked(String field) {
    return "true".equals(typed.get(field));
  }

  protected final String needed(String field, int longest) {
    var said = text(field, longest);
    if (said.isEmpty()) no(field, field);
    return said;
  }

  protected final String text(String field, int longest) {
    var said = said(field);
    if (said.length() > longest) no(field, "long", longest);
    return said;
  }

  protected final @Nullable LocalDate day(String field) {
    var said = said(field);
    if (said.isEmpty()) return null;
    try {
      return LocalDate.parse(said);
    } catch (DateTimeParseException unreadable) {
      no(field, "day", said);
      return null;
    }
  }

  /** One e-mail address; empty when none was typed or it is none. */
  protected final String address(String field) {
    var said = said(field);
    if (said.isEmpty()) return "";
    try {
      return Post.address(said);
    } catch (Refusal noAddress) {
      no(field, "email", said);
      return "";
    }
  }

  protected final <E extends Enum<E>> @Nullable E one(String field, Class<E> type) {
    var chosen = optional(field, type);
    if (chosen == null) no(field, "choose");
    return chosen;
  }

  protected final <E extends Enum<E>> @Nullable E optional(String field, Class<E> type) {
    var said = said(field);
    for (var each : type.getEnumConstants()) if (each.name().equals(said)) return each;
    return null;
  }

  protected static <E> E or(@Nullable E chosen, E otherwise) {
    return chosen == null ? otherwise : chosen;
  }
}
