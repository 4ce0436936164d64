package org.greenclassroom.courses;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.springframework.util.MultiValueMap;

/** What was typed of a draft. */
record DraftForm(MultiValueMap<String, String> posted) {
  Draft draft() {
    var modules = new ArrayList<CnModule>();
    for (var one : all("modules")) modules.add(constant(CnModule.class, "modules", one));
    var competencies = new ArrayList<Competency>();
    for (var one : all("competencies"))
      competencies.add(constant(Competency.class, "competencies", one));
    var units = new ArrayList<Title>();
    for (var line : text("units").split("\\R")) if (!line.isBlank()) units.add(Title.line(line));
    var instead = new ArrayList<String>();
    for (var code : text("instead").split("[,，、;\\s]+")) if (!code.isBlank()) instead.add(code);
    return new Draft(
        new Title(text("titleEn"), text("titleZh"), text("titleFr")),
        new Title(text("aboutEn"), text("aboutZh"), text("aboutFr")),
        modules,
        all("dlgf"),
        competencies,
        whole("gradeFrom"),
        whole("gradeTo"),
        text("software"),
        posted.containsKey("offline"),
        constant(ScreenReader.class, "screenReader", text("screenReader")),
        posted.containsKey("blocksOnly"),
        hours(),
        instead,
        units);
  }

  private BigDecimal hours() {
    var typed = Normalizer.normalize(text("hours"), Normalizer.Form.NFKC).replace(',', '.');
    if (!typed.matches("\\d{1,3}(\\.\\d)?")) throw new Refusal("courses.refusal.hours", typed);
    return new BigDecimal(typed);
  }

  private int whole(String field) {
    var typed = Normalizer.normalize(text(field), Normalizer.Form.NFKC);
    if (!typed.matches("\\d{1,2}"))
      throw new Refusal("courses.refusal.grades", text("gradeFrom"), text("gradeTo"));
    return Integer.parseInt(typed);
  }

  private String text(String field) {
    var value = posted.getFirst(field);
    if (value == null) return "";
    var tidy = value.replace("\u0000", "").strip();
    if (tidy.length() > 4000) throw new Refusal("courses.refusal.long", 4000);
    return tidy;
  }

  private List<String> all(String field) {
    return posted.getOrDefault(field, List.of());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
    for (var one : type.getEnumConstants()) if (one.name().equals(name)) return one;
    throw new Refusal("frame.refusal.unreadable", field, name);
  }
}
