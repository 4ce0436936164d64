package org.greenclassroom.applications;

import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * The form as it is shown.
 *
 * @param secret null: nothing was kept yet
 * @param link by which it is continued; null with secret
 * @param typed field by field
 * @param flaws what keeps it from being sent, once somebody tried
 * @param byOfficer whether an officer writes it down for a school
 */
record FormPage(
    @Nullable String secret,
    @Nullable String link,
    Map<String, String> typed,
    List<Flaw> flaws,
    List<Photograph.Kept> photographs,
    boolean byOfficer) {

  public String action() {
    return secret == null ? "/apply" : "/apply/" + secret;
  }

  public String said(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong with this field; null: nothing. */
  public @Nullable Flaw flaw(String field) {
    return flaws.stream().filter(flaw -> flaw.field().equals(field)).findFirst().orElse(null);
  }

  /** Whether the part for special needs stands open. */
  public boolean hasSpecialNeeds() {
    return typed.entrySet().stream()
        .anyMatch(each ->
            (each.getKey().startsWith("need-") || each.getKey().startsWith("feature-"))
                && !each.getValue().isBlank());
  }

  /** Where the summary of what is wrong leads: the field, or the first button of a set. */
  public String idOf(Flaw flaw) {
    return switch (flaw.field()) {
      case "territory", "others" -> flaw.field() + "-0";
      default -> flaw.field();
    };
  }
}
