package org.greenclassroom.lists;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is wrong with a row, in the reader's language. */
@Component("listsSentences")
public class Sentences {
  private final MessageSource words;

  Sentences(MessageSource words) {
    this.words = words;
  }

  public String of(Remark remark) {
    return words.getMessage(
        "lists.flaw." + remark.flaw().word(),
        remark.details().toArray(),
        LocaleContextHolder.getLocale());
  }

  public List<String> of(List<Remark> remarks) {
    return remarks.stream().map(this::of).toList();
  }
}
