package org.greenclassroom.courses;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;

/** What a version says, before it is published. */
public record Draft(
    Title title,
    Title about,
    List<CnModule> modules,
    List<String> dlgf,
    List<Competency> competencies,
    int gradeFrom,
    int gradeTo,
    String software,
    boolean offline,
    ScreenReader screenReader,
    boolean blocksOnly,
    BigDecimal hours,
    List<String> instead,
    List<Title> units) {
  public Draft {
    modules = List.copyOf(modules);
    dlgf = List.copyOf(dlgf);
    competencies = List.copyOf(competencies);
    instead = List.copyOf(instead);
    units = List.copyOf(units);
    if (gradeFrom < 1 || gradeTo > 12 || gradeFrom > gradeTo)
      throw new Refusal("courses.refusal.grades", gradeFrom, gradeTo);
    if (hours.signum() <= 0 || hours.compareTo(BigDecimal.valueOf(400)) > 0)
      throw new Refusal("courses.refusal.hours", hours);
    if (blocksOnly && screenReader == ScreenReader.YES)
      throw new Refusal("courses.refusal.blocks-read");
    for (var one : dlgf)
      if (!Dlgf.competences().contains(one)) throw new Refusal("courses.refusal.dlgf", one);
    for (var text : List.of(title.en(), title.zh(), title.fr()))
      if (text.length() > 200) throw new Refusal("courses.refusal.long", 200);
    if (units.size() > 60) throw new Refusal("courses.refusal.units", 60);
  }

  Map<String, Object> fields() {
    var all = new HashMap<String, Object>();
    all.put("titleEn", title.en());
    all.put("titleZh", title.zh());
    all.put("titleFr", title.fr());
    all.put("aboutEn", about.en());
    all.put("aboutZh", about.zh());
    all.put("aboutFr", about.fr());
    all.put("modules", modules.stream().map(Enum::name).toArray(String[]::new));
    all.put("dlgf", dlgf.toArray(String[]::new));
    all.put("competencies", competencies.stream().map(Enum::name).toArray(String[]::new));
    all.put("from", gradeFrom);
    all.put("to", gradeTo);
    all.put("software", software);
    all.put("offline", offline);
    all.put("reader", screenReader.name());
    all.put("blocks", blocksOnly);
    all.put("hours", hours);
    all.put("instead", instead.toArray(String[]::new));
    return all;
  }
}
