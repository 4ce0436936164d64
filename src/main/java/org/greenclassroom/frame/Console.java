package org.greenclassroom.frame;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A refusal where there is no page: said on the console, in the language of whoever sits there. The
 * program then ends with 1.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Console implements SpringBootExceptionReporter {
  private static final List<String> POSIX = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  Console(@Nullable ConfigurableApplicationContext context) {
    // what started may be half there: the words are read anew
  }

  @Override
  public boolean reportException(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause())
      if (each instanceof Refusal refusal) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.err), true, letters());
        out.println(said(refusal, language(System.getenv())));
        return true;
      }
    return false;
  }

  /** As POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that says something. */
  static Locale language(Map<String, String> environment) {
    return POSIX.stream()
        .map(name -> Objects.requireNonNullElse(environment.get(name), ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> Words.language(value.split("[_.@]", 2)[0], Locale.ENGLISH))
        .orElse(Locale.ENGLISH);
  }

  /** UTF-8 where the environment says so, also where the system lacks that language. */
  private static Charset letters() {
    return POSIX.stream()
            .map(name -> Objects.requireNonNullElse(System.getenv(name), ""))
            .anyMatch(value -> value.toUpperCase(Locale.ROOT).matches(".*UTF-?8"))
        ? StandardCharsets.UTF_8
        : Charset.forName(
            System.getProperty("stderr.encoding", System.getProperty("native.encoding", "UTF-8")));
  }

  static String said(Refusal refusal, Locale language) {
    try {
      return Sentences.of(refusal, new Words().messageSource(), language);
    } catch (IOException noWords) {
      return String.valueOf(refusal.getMessage());
    }
  }
}
