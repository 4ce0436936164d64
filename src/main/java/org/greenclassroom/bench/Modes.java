package org.greenclassroom.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The modes of the bench and the pens behind them; a mode whose pen hangs nowhere is not offered.
 */
@Component
class Modes {
  static final Role[] STAFF = {Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER};
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Map<FactKind, Pen> pens = new EnumMap<>(FactKind.class);

  Modes(List<Pen> all) {
    for (var pen : all) pens.put(pen.kind(), pen);
  }

  /** What this person may do at the bench, without the rounds. */
  List<Mode> of(Actor actor) {
    return Arrays.stream(Mode.values())
        .filter(mode -> mode != Mode.ROUND && allowed(mode, actor))
        .toList();
  }

  boolean allowed(Mode mode, Actor actor) {
    if (mode.kind == null) return actor.is(STAFF);
    var pen = pens.get(mode.kind);
    return pen != null && actor.is(pen.roles());
  }

  Pen pen(Mode mode) {
    var pen = mode.kind == null ? null : pens.get(mode.kind);
    return Objects.requireNonNull(pen, "allowed() was asked before");
  }

  /** What the pen is to be told, from the mode's options and what the book knows of the device. */
  Pen.Request request(Scan scan, Device device) {
    var detail = JSON.createObjectNode();
    switch (scan.mode()) {
      case INSPECTED -> inspected(detail, scan, device);
      case CONDEMNED -> detail.put("why", scan.option("why"));
      default -> {
        // the pen finds its proofs itself
      }
    }
    return new Pen.Request(scan.at(), detail);
  }

  /**
   * A row of like machines: what the donor's list said is confirmed, not typed again. What differs
   * is inspected on its own page.
   */
  private static void inspected(ObjectNode detail, Scan scan, Device device) {
    var seen = device.observed();
    detail.put("kind", seen.kind().name());
    detail.put("maker", Objects.requireNonNullElse(seen.maker(), ""));
    detail.put("model", Objects.requireNonNullElse(seen.model(), ""));
    detail.put("serial", Objects.requireNonNullElse(seen.serial(), ""));
    detail.put("powers_on", !scan.option("powers_on").equals("no"));
    var drives = detail.putArray("drives");
    for (var drive : drives(scan, device)) {
      var one = drives.addObject();
      one.put("serial", drive.serial());
      one.put("maker", drive.maker());
      one.put("model", drive.model());
      one.put("bytes", drive.bytes());
      one.put("type", drive.type());
    }
  }

  private static List<Drive> drives(Scan scan, Device device) {
    return switch (scan.option("drives")) {
      case "NONE" -> List.of();
      case "ONE" -> List.of(Drive.of(null));
      case "TWO" -> List.of(Drive.of(null), Drive.of(null));
      default -> {
        var known = device.observed().drives();
        if (known == null)
          throw new Refusal("bench.refusal.drives-unknown", device.tag().printed());
        yield known;
      }
    };
  }
}
