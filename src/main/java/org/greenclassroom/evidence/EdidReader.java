package org.greenclassroom.evidence;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.springframework.stereotype.Component;

/** What a screen says of itself, as raw bytes. */
@Component
final class EdidReader implements Reader {
  static final String FORMAT = "edid";

  /** A base block and up to 255 extensions. */
  private static final int LONGEST = 256 * Edid.BLOCK;

  @Override
  public boolean recognises(Content content) {
    return content.isEdid();
  }

  @Override
  public Report read(Content content) {
    var bytes = content.bytes();
    if (bytes.length < Edid.BLOCK || bytes.length > LONGEST) throw new Unreadable("cut-off");
    var screen = Edid.screen(bytes);
    var host =
        new Host(
            screen.maker(),
            screen.model(),
            screen.serial(),
            null,
            null,
            null,
            null,
            DeviceKind.SCREEN);
    var machine =
        new Machine(
            List.of(), null, List.of(), List.of(), List.of(), List.of(screen), null, null, null);
    return new Report(
        FORMAT,
        "EDID",
        bytes[18] + "." + bytes[19],
        host,
        machine,
        Edid.isIntact(bytes) ? List.of() : List.of("checksum-wrong"));
  }
}
