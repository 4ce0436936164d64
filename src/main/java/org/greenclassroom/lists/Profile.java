package org.greenclassroom.lists;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of one column look like together, gathered while they pass: only beside its
 * neighbours is it seen that a number lost something.
 */
final class Profile {
  /** Days that Excel writes as bare numbers: 29221 is 1980, 54789 is the end of 2049. */
  static final String DAY = "^(29[2-9]\\d\\d|[34]\\d{4}|5[0-4]\\d{3})$";

  private long values;
  private long digits;
  private long longOnes;
  private long longOnesWithTail;
  private final Map<Integer, Long> zeroLed = new HashMap<>();

  void add(@Nullable String value) {
    if (value == null) return;
    values++;
    int length = value.length();
    int zeros = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') return;
      zeros = c == '0' ? zeros + 1 : 0;
    }
    digits++;
    if (value.charAt(0) == '0' && length <= 30) zeroLed.merge(length, 1L, Long::sum);
    if (length > 15) {
      longOnes++;
      if (zeros >= length - 15) longOnesWithTail++;
    }
  }

  /**
   * How long the numbers of this column are, when several begin with zeros and all of those are of
   * one length; 0 when that cannot be said. A shorter one has lost its zeros.
   */
  int fixedLength() {
    if (zeroLed.size() != 1) return 0;
    var only = zeroLed.entrySet().iterator().next();
    return only.getValue() >= 3 && only.getKey() >= 4 ? only.getKey() : 0;
  }

  /**
   * Whether every number of more than fifteen digits ends in the zeros that Excel fills up with.
   */
  boolean rounded() {
    return longOnesWithTail > 0 && longOnesWithTail == longOnes;
  }

  /** Whether a bare number is strange here, because nearly all others have letters. */
  boolean mostlyLetters() {
    return values >= 5 && digits > 0 && digits * 5 <= values;
  }
}
