package org.greenclassroom.distance;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where those sit who teach or listen, and whose clock they read. */
public enum City {
  SHANGHAI("Asia/Shanghai"),
  HONG_KONG("Asia/Hong_Kong"),
  HO_CHI_MINH("Asia/Ho_Chi_Minh"),
  SINGAPORE("Asia/Singapore"),
  PARIS("Europe/Paris"),
  LONDON("Europe/London"),
  NEW_YORK("America/New_York"),
  LOS_ANGELES("America/Los_Angeles"),
  SYDNEY("Australia/Sydney");

  private final ZoneId zone;

  City(String zone) {
    this.zone = ZoneId.of(zone);
  }

  public ZoneId zone() {
    return zone;
  }

  /** Whose clock hangs in a school of this customs territory. */
  static City of(String territory) {
    return switch (territory) {
      case "HK" -> HONG_KONG;
      case "VN" -> HO_CHI_MINH;
      default -> SHANGHAI;
    };
  }

  /** Whose clock somebody reads whose organisation is in that customs territory; null: unknown. */
  static @Nullable City known(@Nullable String territory) {
    return switch (territory) {
      case "CN" -> SHANGHAI;
      case "HK" -> HONG_KONG;
      case "VN" -> HO_CHI_MINH;
      case null, default -> null;
    };
  }
}
