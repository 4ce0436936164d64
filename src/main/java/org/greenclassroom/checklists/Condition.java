package org.greenclassroom.checklists;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an item is asked at all: a comparison with the answer to an earlier one. Where that has no
 * answer, the condition is not met.
 *
 * @param item the earlier item's name
 */
public record Condition(String item, Is is, String value) {
  /** The comparisons, as XLSForm writes them. */
  public enum Is {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    /** Among several chosen ones. */
    SELECTED("selected");

    private final String sign;

    Is(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** As people read it. */
    public String shown() {
      return switch (this) {
        case NOT_EQUAL -> "≠";
        case AT_MOST -> "≤";
        case AT_LEAST -> "≥";
        case SELECTED -> "∋";
        default -> sign;
      };
    }

    static @Nullable Is of(String sign) {
      return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst().orElse(null);
    }

    boolean measures() {
      return this == LESS || this == AT_MOST || this == MORE || this == AT_LEAST;
    }
  }

  boolean met(@Nullable String answer) {
    if (answer == null) return false;
    return switch (is) {
      case EQUAL -> same(answer);
      case NOT_EQUAL -> !same(answer);
      case SELECTED -> List.of(answer.split(" ")).contains(value);
      case LESS -> compare(answer) < 0;
      case AT_MOST -> compare(answer) <= 0;
      case MORE -> compare(answer) > 0;
      case AT_LEAST -> compare(answer) >= 0;
    };
  }

  /** 3 and 3.0 are the same number. */
  private boolean same(String answer) {
    if (answer.equals(value)) return true;
    try {
      return compare(answer) == 0;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private int compare(String answer) {
    return new BigDecimal(answer).compareTo(new BigDecimal(value));
  }
}
