package org.greenclassroom.site;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the newsletter: an address and its language, nothing else. Nobody is written to
 * who did not say yes with a link that only the reader of that address has (double opt-in), and
 * each letter ends with the same link, which stops it with one press.
 */
@Service
@Transactional
public class Newsletter {
  /** So long somebody may look for the first letter; then the address goes again. */
  private static final Period UNCONFIRMED = Period.ofDays(7);

  /** After that whoever never said anything again is not written to any more. */
  private static final Period READS = Period.ofYears(2);

  private final ReaderTable table;
  private final Post post;
  private final Origin origin;

  Newsletter(ReaderTable table, Post post, Origin origin) {
    this.table = table;
    this.post = post;
    this.origin = origin;
  }

  /**
   * Somebody gave an address, perhaps not its own: it is written to once. What comes back is the
   * same whether it was known or not.
   *
   * @throws Refusal when it is no address, or the link might lead elsewhere
   */
  public void ask(Occasion occasion, String typed, Locale language) {
    origin.mustBeSure();
    var address = Post.address(typed).toLowerCase(Locale.ROOT);
    var spoken = Words.language(language.getLanguage(), Locale.ENGLISH);
    table.ask(
        address,
        spoken.getLanguage(),
        PublicLinks.secret(),
        occasion.now(),
        occasion.today().plus(UNCONFIRMED));
    var reader = table.at(address).orElseThrow(() -> Refusal.notFound("reader"));
    post.writeSealed(
        occasion,
        address,
        reader.locale(),
        "site.letter.confirm",
        link(reader.secret()),
        reader.deleteOn());
  }

  /** The reader says yes, or says it again. */
  public void confirm(Occasion occasion, String secret) {
    if (!table.confirm(secret, occasion.now(), occasion.today().plus(READS)))
      throw Refusal.notFound("newsletter");
  }

  /** The address is deleted at once; whoever follows an old link a second time is told so. */
  public void end(String secret) {
    table.forget(secret);
  }

  /**
   * @throws Refusal not found, also for one that was deleted
   */
  @Transactional(readOnly = true)
  public ReaderTable.Reader reader(String secret) {
    return table.known(secret).orElseThrow(() -> Refusal.notFound("newsletter"));
  }

  /**
   * Writes to all who said yes and read this language.
   *
   * @return to how many
   */
  public int send(Occasion occasion, String language, String subject, String words) {
    if (Words.LANGUAGES.stream().noneMatch(each -> each.getLanguage().equals(language)))
      throw new Refusal("frame.refusal.missing", "spoken");
    if (subject.isBlank()) throw new Refusal("frame.refusal.missing", "subject");
    if (words.isBlank()) throw new Refusal("frame.refusal.missing", "words");
    if (subject.strip().length() > Story.LONGEST_TITLE)
      throw new Refusal("site.refusal.long", Story.LONGEST_TITLE);
    if (words.strip().length() > Story.LONGEST_WORDS)
      throw new Refusal("site.refusal.long", Story.LONGEST_WORDS);
    var readers = table.readers(language);
    if (readers.isEmpty()) throw new Refusal("site.refusal.no-readers");
    origin.mustBeSure(); // by its link a reader ends it
    var fresh =
        table.insert(
            language,
            subject.strip(),
            words.strip(),
            readers.size(),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("site/issue"));
    if (fresh)
      for (var reader : readers)
        post.writeSealed(
            occasion,
            reader.address(),
            reader.locale(),
            "site.letter.issue",
            subject.strip(),
            words.strip(),
            link(reader.secret()),
            reader.deleteOn());
    return readers.size();
  }

  @Transactional(readOnly = true)
  public List<ReaderTable.Counted> counted() {
    return table.counted();
  }

  @Transactional(readOnly = true)
  public List<ReaderTable.Issue> issues() {
    return table.issues();
  }

  /** Deletes every address whose day has come. */
  public int forget(Occasion occasion) {
    return table.forgetBefore(occasion.today());
  }

  private String link(String secret) {
    return origin.here() + "/newsletter/" + secret;
  }
}
