package org.greenclassroom.frame;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters by e-mail: written in the caller's transaction, sent by a small job. */
@Component
@Transactional
public class Post {
  /** RFC 5321, 4.5.3.1.3: a path has 256 signs, two of them brackets. */
  private static final int LONGEST_ADDRESS = 254;

  /** One mailbox and nothing else: no list, no name, no quotes, no line that ends. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  private final LetterTable letters;
  private final Letterheads letterheads;
  private final MessageSource words;
  private final Shown shown;
  private final Postman postman;

  Post(
      LetterTable letters,
      Letterheads letterheads,
      MessageSource words,
      Shown shown,
      Postman postman) {
    this.postman = postman;
    this.letters = letters;
    this.letterheads = letterheads;
    this.words = words;
    this.shown = shown;
  }

  /** Whether letters go out at all; else they wait until a server and a sender are known. */
  public boolean sends() {
    return postman.sends();
  }

  /**
   * Words: {@code <key>.subject} and {@code <key>.body} (plain text, arguments 0..n). Same occasion
   * and key and address: written once.
   *
   * <p>Days and moments among the arguments are said in the reader's form, constants of ours by
   * their word.
   *
   * @param to one e-mail address
   * @param language of the reader; one we do not speak becomes English
   * @throws Refusal when the address is none, or the subject would be more than one line
   */
  public void write(
      Occasion occasion, String to, Locale language, String key, Object... arguments) {
    write(occasion, to, language, key, false, Letterhead.PLAIN, null, arguments);
  }

  /** The same with the lines of the entity that writes under it. */
  public void write(
      Occasion occasion,
      String to,
      Locale language,
      Letterhead letterhead,
      String key,
      Object... arguments) {
    write(occasion, to, language, key, false, letterhead, null, arguments);
  }

  /**
   * The same for a letter that carries a secret meant for its reader alone, such as a link that
   * signs: what it said is forgotten as soon as it was sent.
   */
  public void writeSealed(
      Occasion occasion, String to, Locale language, String key, Object... arguments) {
    write(occasion, to, language, key, true, Letterhead.PLAIN, null, arguments);
  }

  /** A sealed letter with the lines of the entity that writes under it. */
  public void writeSealed(
      Occasion occasion,
      String to,
      Locale language,
      Letterhead letterhead,
      String key,
      Object... arguments) {
    write(occasion, to, language, key, true, letterhead, null, arguments);
  }

  /**
   * A letter that brings a calendar file, by which mail programs enter, move or strike out an event
   * (RFC 6047).
   *
   * @param calendar as {@code text/calendar}, with its method inside
   */
  public void writeWithCalendar(
      Occasion occasion,
      String to,
      Locale language,
      String calendar,
      String key,
      Object... arguments) {
    write(occasion, to, language, key, false, Letterhead.PLAIN, calendar, arguments);
  }

  /**
   * The address as it is written to: without spaces around it, its domain in ASCII letters.
   *
   * @throws Refusal when it is not one address
   */
  public static String address(String typed) {
    var text = typed.strip();
    int at = text.lastIndexOf('@');
    if (at > 0) {
      try {
        text =
            text.substring(0, at + 1)
                + IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      } catch (IllegalArgumentException noDomain) {
        throw new Refusal("frame.refusal.address", shortened(typed));
      }
    }
    if (!isAddress(text)) throw new Refusal("frame.refusal.address", shortened(typed));
    return text;
  }

  /** Whether it is one address, as it is written to. */
  public static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
  }

  private void write(
      Occasion occasion,
      String to,
      Locale language,
      String key,
      boolean sealed,
      Letterhead letterhead,
      @Nullable String calendar,
      Object[] arguments) {
    var address = address(to);
    var spoken = Words.language(language.getLanguage(), Locale.ENGLISH);
    var subject = worded(key + ".subject", spoken, arguments).strip();
    if (subject.isEmpty() || subject.codePoints().anyMatch(Post::breaksALine))
      throw new Refusal("frame.refusal.subject", subject.replaceAll("\\R", " ⏎ "));
    letters.insert(
        occasion.keyFor("letter/" + key + "/" + address),
        address,
        spoken.getLanguage(),
        subject,
        worded(key + ".body", spoken, arguments)
            + (letterhead.isPlain() ? "" : letterheads.signature(letterhead, spoken)),
        sealed,
        calendar,
        occasion.now());
  }

  private String worded(String key, Locale language, Object[] arguments) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      var said = Arrays.stream(arguments).map(this::said).toArray();
      return Objects.requireNonNull(words.getMessage(key, said, language));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** A number stays one: the sentence may choose by it. */
  private Object said(Object argument) {
    return argument instanceof Number ? argument : shown.said(argument);
  }

  /** A header ends where a line ends (RFC 5322, 2.2); other controls have no place in it either. */
  private static boolean breaksALine(int sign) {
    return Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029;
  }

  private static String shortened(String typed) {
    var line = typed.strip().replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  @Transactional(readOnly = true)
  Slice<Letter> page(Letter.@Nullable State state, long before) {
    return Slice.of(letters.page(state, before, 51), 50, letter -> Long.toString(letter.letter()));
  }

  @Transactional(readOnly = true)
  long waiting() {
    return letters.waiting();
  }

  /** What could not be sent, as a tray shows it. */
  @Transactional(readOnly = true)
  Tray.Waiting failed() {
    return new Tray.Waiting(letters.givenUp(), 0, letters.lastSent(), "/letters?state=FAILED");
  }

  /** Tries a letter again that did not go; one that went is not sent twice. */
  void again(Occasion occasion, long letter) {
    if (letters.again(letter, occasion.now()) == 0) throw Refusal.notFound(String.valueOf(letter));
  }
}
