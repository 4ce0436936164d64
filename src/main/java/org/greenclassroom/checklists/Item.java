package org.greenclassroom.checklists;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question, or a heading, or a remark.
 *
 * @param name unique in its version; forms call their fields {@code answer.<name>}
 * @param required without a value it needs a reason
 * @param relevant when it is asked at all; null: always
 * @param limit what an answer may be; null: anything of its type
 * @param message what is said where the answer breaks the limit; empty: our own sentence
 * @param options in their order; none where nothing is chosen
 */
public record Item(
    String name,
    ItemType type,
    Spoken label,
    Spoken hint,
    boolean required,
    @Nullable Condition relevant,
    @Nullable Limit limit,
    Spoken message,
    List<Option> options) {
  public Item {
    options = List.copyOf(options);
  }

  @JsonCreator
  static Item read(
      @JsonProperty("name") String name,
      @JsonProperty("type") ItemType type,
      @JsonProperty("label") @Nullable Spoken label,
      @JsonProperty("hint") @Nullable Spoken hint,
      @JsonProperty("required") @Nullable Boolean required,
      @JsonProperty("relevant") @Nullable Condition relevant,
      @JsonProperty("limit") @Nullable Limit limit,
      @JsonProperty("message") @Nullable Spoken message,
      @JsonProperty("options") @Nullable List<Option> options) {
    return new Item(
        name,
        type,
        label == null ? Spoken.NOTHING : label,
        hint == null ? Spoken.NOTHING : hint,
        Boolean.TRUE.equals(required),
        relevant,
        limit,
        message == null ? Spoken.NOTHING : message,
        options == null ? List.of() : options);
  }

  public boolean asks() {
    return type.asks();
  }

  public Optional<Option> option(String code) {
    return options.stream().filter(one -> one.code().equals(code)).findFirst();
  }
}
