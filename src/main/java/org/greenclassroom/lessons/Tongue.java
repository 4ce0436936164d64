package org.greenclassroom.lessons;

import java.util.Locale;

/** In which language a lesson is. */
public enum Tongue {
  ZH,
  EN,
  FR,
  VI,
  OTHER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tongue of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
