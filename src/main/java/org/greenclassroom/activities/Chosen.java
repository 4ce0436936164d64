package org.greenclassroom.activities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be chosen in the forms of a day. */
@Component
class Chosen {
  private final Partners partners;
  private final Agenda agenda;
  private final Shown shown;

  Chosen(Partners partners, Agenda agenda, Shown shown) {
    this.partners = partners;
    this.agenda = agenda;
    this.shown = shown;
  }

  /** The lists of a form, by number or constant. */
  record Lists(
      Map<Long, String> companies,
      Map<Long, String> schools,
      Map<Long, String> rooms,
      Map<Long, String> drives,
      Map<String, String> zones,
      Map<String, String> languages) {}

  Lists lists(@Nullable Long school, Actor actor) {
    var own = agenda.own(actor);
    var schools = of(PartnerKind.SCHOOL);
    if (own != null) schools.keySet().retainAll(own);
    var zones = new LinkedHashMap<String, String>();
    for (var zone : ActivityForm.ZONES)
      zones.put(zone, zone.replaceFirst(".*/", "").replace('_', ' '));
    return new Lists(
        of(PartnerKind.DONOR, PartnerKind.SPONSOR),
        schools,
        named(agenda.rooms(school)),
        named(agenda.drives()),
        zones,
        languages());
  }

  static Map<String, String> languages() {
    var languages = new LinkedHashMap<String, String>();
    languages.put("zh", "中文");
    languages.put("en", "English");
    languages.put("fr", "Français");
    return languages;
  }

  String nameOf(long partner) {
    return partners.partner(partner).name();
  }

  Map<String, String> words(Enum<?>... constants) {
    var words = new LinkedHashMap<String, String>();
    for (var each : constants) words.put(each.name(), shown.word(each));
    return words;
  }

  private Map<Long, String> of(PartnerKind... kinds) {
    var all = new LinkedHashMap<Long, String>();
    for (var kind : kinds) for (var one : partners.of(kind)) all.put(one.partner(), one.name());
    return all;
  }

  private static Map<Long, String> named(List<ListTable.Choice> choices) {
    var all = new LinkedHashMap<Long, String>();
    for (var one : choices) all.put(one.number(), one.name());
    return all;
  }
}
