package org.greenclassroom.evidence;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the firmware says of its computer, as dmidecode prints it. It knows no drives. */
@Component
final class DmidecodeReader implements Reader {
  static final String FORMAT = "dmidecode-text";

  @Override
  public boolean recognises(Content content) {
    return Dmidecode.isDmidecode(content.text().all());
  }

  @Override
  public Report read(Content content) {
    var dmidecode = Dmidecode.of(content.text().all());
    var host = dmidecode.host();
    var machine = dmidecode.machine();
    if (host.equals(Host.UNKNOWN) && machine.saysNothing()) throw new Unreadable("says-nothing");
    return new Report(
        FORMAT,
        "dmidecode",
        dmidecode.version(),
        host,
        machine,
        dmidecode.isPart() ? List.of("part-only") : List.of());
  }
}
