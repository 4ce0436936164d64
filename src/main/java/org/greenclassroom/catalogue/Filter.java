package org.greenclassroom.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are meant, as it stands in the address. What is null or blank does not narrow.
 *
 * @param holder a partner's number, or its name
 * @param place a site's number
 * @param donor a partner's number, or its name
 * @param from first day on which it was received
 * @param to last day on which it was received
 * @param q part of a serial number, a donor's own number, a maker or a model, or a tag
 */
record Filter(
    @Nullable Stage stage,
    @Nullable Held data,
    @Nullable DeviceKind kind,
    @Nullable String holder,
    @Nullable Long place,
    @Nullable String donor,
    @Nullable Long lot,
    @Nullable String maker,
    @Nullable String model,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String q) {

  static final Filter ALL =
      new Filter(null, null, null, null, null, null, null, null, null, null, null, null);

  Filter {
    holder = clean(holder);
    donor = clean(donor);
    maker = clean(maker);
    model = clean(model);
    q = clean(q);
  }

  /** The same with partners by their numbers. */
  Filter of(@Nullable Long holder, @Nullable Long donor) {
    return new Filter(
        stage,
        data,
        kind,
        holder == null ? null : holder.toString(),
        place,
        donor == null ? null : donor.toString(),
        lot,
        maker,
        model,
        from,
        to,
        q);
  }

  @Nullable Long holderId() {
    return number("holder", holder);
  }

  @Nullable Long donorId() {
    return number("donor", donor);
  }

  static boolean isNumber(String typed) {
    return typed.matches("\\d{1,18}");
  }

  /** What narrows, by the names in the address and in their order. */
  Map<String, String> chosen() {
    var chosen = new LinkedHashMap<String, String>();
    put(chosen, "stage", stage == null ? null : stage.name());
    put(chosen, "data", data == null ? null : data.name());
    put(chosen, "kind", kind == null ? null : kind.name());
    put(chosen, "holder", holder);
    put(chosen, "place", place);
    put(chosen, "donor", donor);
    put(chosen, "lot", lot);
    put(chosen, "maker", maker);
    put(chosen, "model", model);
    put(chosen, "from", from);
    put(chosen, "to", to);
    put(chosen, "q", q);
    return chosen;
  }

  /** As it stands in the address, without the order. */
  String query() {
    var pairs = new ArrayList<String>();
    chosen()
        .forEach((name, value) ->
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", pairs);
  }

  private static void put(Map<String, String> chosen, String name, @Nullable Object value) {
    if (value != null) chosen.put(name, value.toString());
  }

  private static @Nullable Long number(String name, @Nullable String typed) {
    if (typed == null) return null;
    if (!isNumber(typed)) throw new Refusal("frame.refusal.unreadable", name, typed);
    return Long.valueOf(typed);
  }

  private static @Nullable String clean(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
