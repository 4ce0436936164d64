package org.greenclassroom.evidence;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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
    LABEL,
    SERIAL,
    UUID,
    /** Two weak signs of different parts point to one device. */
    SEVERAL,
    DRIVES,
    PERSON,
    /** The device was made of this document. */
    NEW
  }

  /** A device that may be meant, with the serial number it is known under. */
  record Candidate(long device, String tag, @Nullable String serial) {}

  /**
   * @param signs what the document says, with the devices each sign points to
   * @param shownOtherwise whether this device has shown itself as another computer before
   */
  static Match of(
      Host host,
      boolean severalComputers,
      @Nullable Candidate named,
      List<Sign> signs,
      Predicate<Candidate> shownOtherwise) {
    if (severalComputers) return review("several-computers");
    if (named != null) return named(host, named, signs);
    var sure = new LinkedHashMap<Long, Sign>();
    for (var sign : signs)
      if (sign.kind().isSure()) {
        if (sign.devices().size() > 1) return review(shared(sign.kind()));
        for (var device : sign.devices()) sure.putIfAbsent(device.device, sign);
      }
    if (sure.size() > 1) return review("signs-differ");
    if (sure.size() == 1) {
      var sign = sure.values().iterator().next();
      var device = sign.devices().getFirst();
      return switch (sign.kind()) {
        case SERIAL -> matched(device, How.SERIAL);
        case LABEL -> checked(host, device, How.LABEL);
        default -> checked(host, device, How.UUID);
      };
    }
    return weak(host, signs, shownOtherwise);
  }

  private static Match weak(Host host, List<Sign> signs, Predicate<Candidate> shownOtherwise) {
    var devices = new LinkedHashMap<Long, Candidate>();
    var witnesses = EnumSet.noneOf(Sign.Kind.class);
    int drives = 0;
    for (var sign : signs)
      for (var device : sign.devices()) {
        devices.put(device.device, device);
        witnesses.add(sign.kind().witness());
        if (sign.kind() == Sign.Kind.DRIVE) drives++;
      }
    if (devices.isEmpty()) return new Match(Outcome.UNMATCHED, null, null, null);
    if (devices.size() > 1)
      return review(
          witnesses.equals(EnumSet.of(Sign.Kind.DRIVE)) ? "drives-of-several" : "signs-differ");
    var device = devices.values().iterator().next();
    if (witnesses.size() > 1) return checked(host, device, How.SEVERAL);
    if (!witnesses.contains(Sign.Kind.DRIVE)) return review("only-board");
    if (shownOtherwise.test(device)) return review("drive-moved");
    return checked(host, device, drives > 1 ? How.SEVERAL : How.DRIVES);
  }

  private static String shared(Sign.Kind kind) {
    return switch (kind) {
      case SERIAL -> "serial-shared";
      case UUID -> "uuid-shared";
      default -> "label-shared";
    };
  }

  /** A person named the device; what the computer says of itself may still contradict. */
  private static Match named(Host host, Candidate named, List<Sign> signs) {
    var kind = host.serial() != null ? Sign.Kind.SERIAL : Sign.Kind.UUID;
    var meant =
        signs.stream()
            .filter(sign -> sign.kind() == kind)
            .flatMap(sign -> sign.devices().stream())
            .toList();
    if (!meant.isEmpty() && meant.stream().noneMatch(each -> each.device == named.device))
      return review("host-of-another");
    if (meant.isEmpty() && drivesOfAnother(named, signs)) return review("drives-of-another");
    return checked(host, named, How.NAMED);
  }

  /** Every drive in it that we know is known from other devices. */
  private static boolean drivesOfAnother(Candidate named, List<Sign> signs) {
    var known =
        signs.stream()
            .filter(sign -> sign.kind() == Sign.Kind.DRIVE && !sign.devices().isEmpty())
            .toList();
    return !known.isEmpty()
        && known.stream()
            .flatMap(sign -> sign.devices().stream())
            .noneMatch(each -> each.device == named.device);
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

  static Match review(String doubt) {
    return new Match(Outcome.REVIEW, null, null, doubt);
  }
}
