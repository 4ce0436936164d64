package org.greenclassroom.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be wrong with a computer: a closed catalogue, so that statistics need no reading. The
 * short code is what a technician types; the severity is the usual one and may be said otherwise.
 *
 * <p>A new code is added here, in the check of {@code repair.defect} and in the three words files.
 */
enum DefectCode {
  SCREEN_CRACKED("SC1", Zone.SCREEN, Severity.BLOCKING),
  SCREEN_DARK("SC2", Zone.SCREEN, Severity.BLOCKING),
  SCREEN_LINES("SC3", Zone.SCREEN, Severity.LIMITING),
  SCREEN_FLICKERS("SC4", Zone.SCREEN, Severity.LIMITING),
  DEAD_PIXELS("SC5", Zone.SCREEN, Severity.COSMETIC),
  SCREEN_SPOTS("SC6", Zone.SCREEN, Severity.COSMETIC),
  KEYS_DEAD("KB1", Zone.KEYBOARD, Severity.BLOCKING),
  KEYS_STICK("KB2", Zone.KEYBOARD, Severity.LIMITING),
  KEYS_MISSING("KB3", Zone.KEYBOARD, Severity.LIMITING),
  KEYS_FADED("KB4", Zone.KEYBOARD, Severity.COSMETIC),
  TOUCHPAD_DEAD("TP1", Zone.TOUCHPAD, Severity.LIMITING),
  TOUCHPAD_WORN("TP2", Zone.TOUCHPAD, Severity.COSMETIC),
  HINGE_BROKEN("HI1", Zone.HINGE, Severity.BLOCKING),
  HINGE_LOOSE("HI2", Zone.HINGE, Severity.LIMITING),
  CASING_OPEN("CS1", Zone.CASING, Severity.BLOCKING),
  CASING_CRACKED("CS2", Zone.CASING, Severity.LIMITING),
  CASING_SCRATCHED("CS3", Zone.CASING, Severity.COSMETIC),
  CASING_SOILED("CS4", Zone.CASING, Severity.COSMETIC),
  SCREWS_MISSING("CS5", Zone.CASING, Severity.COSMETIC),
  POWER_SOCKET_LOOSE("PO1", Zone.PORT, Severity.BLOCKING),
  USB_DEAD("PO2", Zone.PORT, Severity.LIMITING),
  VIDEO_DEAD("PO3", Zone.PORT, Severity.LIMITING),
  PORT_BENT("PO4", Zone.PORT, Severity.COSMETIC),
  BATTERY_SWOLLEN("BA1", Zone.BATTERY, Severity.BLOCKING),
  BATTERY_LEAKS("BA2", Zone.BATTERY, Severity.BLOCKING),
  BATTERY_WEAK("BA3", Zone.BATTERY, Severity.LIMITING),
  BATTERY_MISSING("BA4", Zone.BATTERY, Severity.LIMITING),
  FAN_DEAD("FA1", Zone.FAN, Severity.BLOCKING),
  OVERHEATS("FA2", Zone.FAN, Severity.BLOCKING),
  FAN_LOUD("FA3", Zone.FAN, Severity.COSMETIC),
  DRIVE_FAILING("DR1", Zone.DRIVE, Severity.BLOCKING),
  DRIVE_MISSING("DR2", Zone.DRIVE, Severity.BLOCKING),
  DRIVE_SLOW("DR3", Zone.DRIVE, Severity.LIMITING),
  MEMORY_ERRORS("ME1", Zone.MEMORY, Severity.BLOCKING),
  MEMORY_SLOT_DEAD("ME2", Zone.MEMORY, Severity.LIMITING),
  NO_START("BD1", Zone.BOARD, Severity.BLOCKING),
  FIRMWARE_LOCKED("BD2", Zone.BOARD, Severity.BLOCKING),
  LIQUID("BD3", Zone.BOARD, Severity.BLOCKING),
  CLOCK_LOST("BD4", Zone.BOARD, Severity.LIMITING),
  NO_POWER("PW1", Zone.POWER, Severity.BLOCKING),
  SHUTS_DOWN("PW2", Zone.POWER, Severity.BLOCKING),
  ADAPTER_MISSING("PW3", Zone.POWER, Severity.LIMITING),
  CAMERA_DEAD("CA1", Zone.CAMERA, Severity.COSMETIC),
  SPEAKER_DEAD("SO1", Zone.SOUND, Severity.LIMITING),
  AUDIO_JACK_DEAD("SO2", Zone.SOUND, Severity.LIMITING),
  MICROPHONE_DEAD("SO3", Zone.SOUND, Severity.COSMETIC),
  WIRELESS_DEAD("NE1", Zone.NETWORK, Severity.LIMITING),
  CABLE_NETWORK_DEAD("NE2", Zone.NETWORK, Severity.LIMITING),
  PLUG_UNSAFE("PL1", Zone.PLUG, Severity.BLOCKING),
  PLUG_FOREIGN("PL2", Zone.PLUG, Severity.LIMITING),
  OTHER_DEFECT("OT1", Zone.OTHER, Severity.LIMITING);

  private final String code;
  private final Zone zone;
  private final Severity usual;

  DefectCode(String code, Zone zone, Severity usual) {
    this.code = code;
    this.zone = zone;
    this.usual = usual;
  }

  /** What is typed at the bench and printed on the catalogue: {@code SC1}. */
  public String code() {
    return code;
  }

  public Zone zone() {
    return zone;
  }

  public Severity usual() {
    return usual;
  }

  static Optional<DefectCode> coded(String typed) {
    var wanted = typed.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.code.equals(wanted)).findFirst();
  }

  static List<DefectCode> all() {
    return List.of(values());
  }
}
