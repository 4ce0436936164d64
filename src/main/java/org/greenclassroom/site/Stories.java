package org.greenclassroom.site;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.photographs.Photographs;
import org.greenclassroom.photographs.Purpose;
import org.greenclassroom.photographs.Usable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of stories. Photographs come of the day itself, as many as may be shown at this
 * moment: a release that is withdrawn takes the picture from the site at the next look.
 */
@Service
@Transactional
public class Stories {
  private static final int PAGE = 12;
  private static final int AT_HOME = 3;
  private static final int DAYS = 60;
  private static final int AT_THE_DESK = 200;

  private final StoryTable table;
  private final Photographs photographs;

  Stories(StoryTable table, Photographs photographs) {
    this.table = table;
    this.photographs = photographs;
  }

  /**
   * Puts a story on the site: of a day of which at least one photograph may be shown, since then
   * somebody was asked.
   *
   * @return its number; the same occasion asked twice answers the first
   */
  public long publish(
      Occasion occasion, long activity, String language, String title, String words) {
    return publish(occasion, activity, language, title, words, null);
  }

  /**
   * Puts the same story on the site in another language; whoever reads that one finds it in the
   * first one's place.
   */
  public long translate(
      Occasion occasion, long story, String language, String title, String words) {
    var first = open(story);
    return publish(
        occasion,
        first.activity(),
        language,
        title,
        words,
        Objects.requireNonNullElse(first.translates(), story));
  }

  private long publish(
      Occasion occasion,
      long activity,
      String language,
      String title,
      String words,
      @Nullable Long translates) {
    var key = occasion.keyFor("site/story");
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    if (!table.isHeld(activity)) throw new Refusal("site.refusal.no-day");
    if (translates != null && table.stands(translates, language))
      throw new Refusal(Refusal.Kind.CONFLICT, "site.refusal.translated");
    if (Words.LANGUAGES.stream().noneMatch(each -> each.getLanguage().equals(language)))
      throw new Refusal("frame.refusal.missing", "spoken");
    if (title.isBlank()) throw new Refusal("frame.refusal.missing", "title");
    if (words.isBlank()) throw new Refusal("frame.refusal.missing", "words");
    if (title.strip().length() > Story.LONGEST_TITLE)
      throw new Refusal("site.refusal.long", Story.LONGEST_TITLE);
    if (words.strip().length() > Story.LONGEST_WORDS)
      throw new Refusal("site.refusal.long", Story.LONGEST_WORDS);
    var usable =
        photographs.usable(Purpose.WEBSITE, activity).stream()
            .map(Usable::photograph)
            .collect(Collectors.toSet());
    if (usable.isEmpty()) throw new Refusal("site.refusal.no-release");
    long story =
        table.insert(
            activity,
            translates,
            language,
            title.strip(),
            words.strip(),
            occasion.now(),
            occasion.actor().account(),
            key);
    // withdrawn in this very moment, it is not told
    if (photographs.shown(occasion, usable, Purpose.WEBSITE, "/stories/" + story).isEmpty())
      throw new Refusal("site.refusal.no-release");
    return story;
  }

  /** Takes a story from the site. */
  public void end(Occasion occasion, long story) {
    if (!table.end(story, occasion.now())) throw Refusal.notFound(Long.toString(story));
  }

  @Transactional(readOnly = true)
  public Slice<Story> page(long before, String language) {
    return Slice.of(
        table.open(before, PAGE + 1, language), PAGE, one -> Long.toString(one.story()));
  }

  @Transactional(readOnly = true)
  public List<Story> newest(String language) {
    return table.open(Long.MAX_VALUE, AT_HOME, language);
  }

  /** The same story in other languages, as far as they stand on the site. */
  @Transactional(readOnly = true)
  public List<Story> others(Story story) {
    return table.others(story.story());
  }

  @Transactional(readOnly = true)
  public Story open(long story) {
    return table.open(story).orElseThrow(() -> Refusal.notFound(Long.toString(story)));
  }

  @Transactional(readOnly = true)
  public List<Usable> photographs(Story story) {
    return photographs.usable(Purpose.WEBSITE, story.activity());
  }

  /** A picture of a story that stands on the site, while everybody in it allows it. */
  @Transactional(readOnly = true)
  public byte[] photograph(long story, long photograph) {
    if (photographs(open(story)).stream().noneMatch(one -> one.photograph() == photograph))
      throw Refusal.notFound(Long.toString(photograph));
    return photographs.content(photograph, Purpose.WEBSITE);
  }

  @Transactional(readOnly = true)
  public List<StoryTable.Day> days() {
    return table.days(DAYS);
  }

  @Transactional(readOnly = true)
  public List<Story> all() {
    return table.all(AT_THE_DESK);
  }

  @Transactional(readOnly = true)
  public List<Long> numbers() {
    return table.numbers();
  }
}
