package org.greenclassroom.evidence;

import org.springframework.stereotype.Component;

/** Logs of nwipe 0.2x to 0.42, as plain nwipe or as ShredOS writes them. */
@Component
final class NwipeReader implements Reader {
  static final String FORMAT = "nwipe-log";

  @Override
  public boolean recognises(Content content) {
    return content
        .text()
        .all()
        .lines()
        .map(LogLine::of)
        .anyMatch(line -> line != null && NwipeLog.isSpoken(line));
  }

  @Override
  public Report read(Content content) {
    var log = new NwipeLog();
    for (var line : content.text().lines()) log.take(line);
    return log.report();
  }
}
