package org.greenclassroom.method;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Shown;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Coefficients and regions by names that people read. */
@Component
class Naming {
  private final Shown shown;
  private final MessageSource words;

  Naming(Shown shown, MessageSource words) {
    this.shown = shown;
    this.words = words;
  }

  String of(Coefficient one) {
    var term = shown.word(one.term());
    if (one.term() == Term.ELECTRICITY) return term + " · " + region(one) + " " + one.year();
    return one.subject().equals("ANY") ? term : term + " · " + subject(one);
  }

  /** Regions with electricity by their codes; China first, for that is where the rooms are. */
  Map<String, String> regions(Coefficients set) {
    var regions = new LinkedHashMap<String, String>();
    set.electricity("CN", 9_999).ifPresent(one -> regions.put("CN", region(one)));
    for (var code : set.regions())
      set.electricity(code, 9_999).ifPresent(one -> regions.putIfAbsent(code, region(one)));
    return regions;
  }

  private String region(Coefficient one) {
    var code = one.region();
    if (code.equals("WORLD") || code.equals("EU"))
      return words.getMessage(
          "method.region." + code.toLowerCase(Locale.ROOT), null, LocaleContextHolder.getLocale());
    if (code.length() == 2)
      return Locale.of("", code).getDisplayCountry(LocaleContextHolder.getLocale());
    var name = one.note().replaceAll(";.*", "");
    return name.isEmpty() ? code : name;
  }

  private String subject(Coefficient one) {
    Enum<?>[] known =
        switch (one.term()) {
          case PART -> Part.values();
          case TRANSPORT -> Mode.values();
          case CREDIT -> Matter.values();
          default -> DeviceClass.values();
        };
    for (var constant : known)
      if (constant.name().equals(one.subject())) return shown.word(constant);
    return one.subject();
  }
}
