package org.greenclassroom.evidence;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The "Disk Erasure Report" that nwipe 0.35 and later, and with it ShredOS, writes of one drive.
 */
@Component
final class NwipePdfReader implements Reader {
  static final String FORMAT = "nwipe-pdf";

  @Override
  public boolean recognises(Content content) {
    return content.isPdf();
  }

  @Override
  public Report read(Content content) {
    var text = Paper.text(content.bytes());
    var lower = text.toLowerCase(Locale.ROOT);
    int version = lower.indexOf("nwipe version ");
    if (version < 0 || !lower.contains("erasure")) throw new Unreadable("pdf");
    if (!lower.contains("disk information") || !lower.contains("erasure details"))
      throw new Unreadable("no-drive");
    var paper = new NwipePaper(text);
    return new Report(
        FORMAT,
        "nwipe",
        Values.clean(text.substring(version + 14).lines().findFirst().orElse("").strip()),
        paper.host(),
        List.of(paper.reading()),
        List.of("paper"));
  }
}
