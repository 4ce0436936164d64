package org.greenclassroom.evidence;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the reader for a file by its content. */
@Component
final class Readers {
  private final List<Reader> readers;

  Readers(List<Reader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * @throws Unreadable with the reason why no reading came of it
   */
  Report read(byte[] bytes) {
    var content = Content.of(bytes);
    for (var reader : readers) if (reader.recognises(content)) return reader.read(content);
    throw new Unreadable(content.whyUnknown());
  }
}
