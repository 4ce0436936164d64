package org.greenclassroom.evidence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which device a document speaks of, from several weak signs.
 *
 * @param device null when it is not sure
 * @param doubt key: what speaks against it, or null
 */
record Match(
    Outcome outcome, @Nullable Candidate device, @Nullable How how, @Nullable String doubt) {

  /** How a document found its device. */
  enum How {
    NAMED,
    SERIAL,
    UUID,
    DRIVES,
    PERSON
  }

  /** A device that may be meant, with the serial number it is known under. */
  record Candidate(long device, String tag, @Nullable String serial) {}

  /** What the signs of a document point to. */
  record Signs(List<Candidate> bySerial, List<Candidate> byUuid, List<Candidate> byDrives) {}

  static Match of(Host host, boolean severalComputers, @Nullable Candidate named, Signs signs) {
    if (severalComputers) return review("several-computers");
    if (named != null) return named(host, named, signs);
    if (signs.bySerial.size() > 1) return review("serial-shared");
    if (signs.bySerial.size() == 1) return matched(signs.bySerial.getFirst(), How.SERIAL);
    if (signs.byUuid.size() > 1) return review("uuid-shared");
    if (signs.byUuid.size() == 1) return checked(host, signs.byUuid.getFirst(), How.UUID);
    if (signs.byDrives.size() > 1) return review("drives-of-several");
    if (signs.byDrives.size() == 1) return checked(host, signs.byDrives.getFirst(), How.DRIVES);
    return new Match(Outcome.UNMATCHED, null, null, null);
  }

  /** A person named the device; what the computer says of itself may still contradict. */
  private static Match named(Host host, Candidate named, Signs signs) {
    var meant =
        host.serial() != null
            ? signs.bySerial
            : host.uuid() != null ? signs.byUuid : List.<Candidate>of();
    if (!meant.isEmpty() && meant.stream().noneMatch(each -> each.device == named.device))
      return review("host-of-another");
    return checked(host, named, How.NAMED);
  }

  private static Match checked(Host host, Candidate device, How how) {
    var known = Placeholders.serial(device.serial);
    if (host.serial() != null && known != null && !same(host.serial(), known))
      return review("host-differs");
    return matched(device, how);
  }

  static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  /** Full-width letters, blanks and hyphens make no difference. */
  static String normal(String serial) {
    var normal = new StringBuilder();
    Normalizer.normalize(serial, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> normal.append((char) c));
    return normal.toString();
  }

  private static Match matched(Candidate device, How how) {
    return new Match(Outcome.MATCHED, device, how, null);
  }

  private static Match review(String doubt) {
    return new Match(Outcome.REVIEW, null, null, doubt);
  }
}
