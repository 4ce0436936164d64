package org.greenclassroom.dismantling;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.lists.Grid;
import org.greenclassroom.lists.Spool;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What the forms for weigh tickets, certificates and material bring, from the house or a plant. */
@Component
class CertificateForm {
  /** Rows beside one for each material: a part of it went another way. */
  static final int MORE = 3;

  private final Dismantling dismantling;

  CertificateForm(Dismantling dismantling) {
    this.dismantling = dismantling;
  }

  /** Enters it as it was typed. */
  Dismantling.Certified enter(
      Occasion occasion,
      long batch,
      String number,
      LocalDate issuedOn,
      String kilograms,
      String named,
      @Nullable MultipartFile list,
      MultipartFile file,
      Map<String, String> fields) {
    var names = new ArrayList<>(named.lines().toList());
    names.addAll(names(list));
    return dismantling.certify(
        occasion,
        batch,
        number,
        issuedOn,
        Weight.kilograms(kilograms).grams(),
        outputs(fields),
        names,
        scan(file));
  }

  /** Enters a weigh ticket as it was typed. */
  void weigh(
      Occasion occasion,
      long batch,
      String ticket,
      LocalDate day,
      String gross,
      String tare,
      Category category,
      @Nullable Integer pallet,
      MultipartFile file) {
    dismantling.weigh(
        occasion,
        batch,
        ticket,
        day,
        Weight.kilograms(gross).grams(),
        Weight.kilograms(tare).grams(),
        category,
        pallet,
        scan(file));
  }

  /** A row for each material, and some more for what went a second way; empty ones say nothing. */
  static List<Output> outputs(Map<String, String> fields) {
    var outputs = new ArrayList<Output>();
    for (var material : Material.values())
      add(outputs, material, fields.get("kg-" + material), fields.get("route-" + material));
    for (int more = 1; more <= MORE; more++) {
      var material = fields.getOrDefault("material-" + more, "");
      var kilograms = Objects.requireNonNullElse(fields.get("kg-" + more), "");
      if (kilograms.isBlank()) continue;
      add(
          outputs,
          one(Material.values(), material, "material"),
          kilograms,
          fields.get("route-" + more));
    }
    return outputs;
  }

  private static void add(
      List<Output> outputs, Material material, @Nullable String kilograms, @Nullable String route) {
    if (kilograms == null || kilograms.isBlank()) return;
    outputs.add(
        new Output(
            material,
            Weight.kilograms(kilograms).grams(),
            one(Route.values(), Objects.requireNonNullElse(route, ""), "route")));
  }

  private static <E extends Enum<E>> E one(E[] all, String word, String field) {
    for (var each : all) if (each.name().equals(word)) return each;
    throw new Refusal("frame.refusal.unreadable", field, word);
  }

  private static List<String> names(@Nullable MultipartFile list) {
    if (list == null || list.isEmpty()) return List.of();
    try (var spool = Spool.of(list.getInputStream(), list.getOriginalFilename())) {
      return LineFile.of(Grid.of(spool, Dismantling.MOST_LINES));
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  static Scan scan(MultipartFile file) {
    try {
      return Scan.of(file.getBytes(), file.getOriginalFilename());
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  /** A paper that may be missing. */
  static @Nullable Scan scanIfAny(@Nullable MultipartFile file) {
    return file == null || file.isEmpty() ? null : scan(file);
  }
}
