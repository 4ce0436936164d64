package org.greenclassroom.labels;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Which devices somebody wants labels for, as typed. */
record Choice(
    Batch.Source source,
    @Nullable Long lot,
    @Nullable String slip,
    @Nullable Stage stage,
    @Nullable DeviceKind kind,
    String typed,
    String list) {
  /** A pasted list: tags between blanks, commas or line ends, also scanned whole addresses. */
  List<Tag> listed() {
    var tags = new LinkedHashSet<Tag>();
    for (var word : list.split("[\\s,;，；、]+")) if (!word.isBlank()) tags.add(Tag.parse(word));
    if (tags.isEmpty()) throw new Refusal("labels.refusal.empty-list");
    return new ArrayList<>(tags);
  }

  /** The number of a slip as it is printed, S-000012, or bare. */
  long slipNumber() {
    var digits = slip == null ? "" : slip.strip().replaceFirst("^[Ss]-?0*", "");
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException notANumber) {
      throw new Refusal("frame.refusal.unreadable", "S-000001", String.valueOf(slip));
    }
  }
}
