package org.greenclassroom.checklists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of checklists: what is asked, and whether the answers are complete. */
@Service
@Transactional(readOnly = true)
public class Checklists {
  private final VersionTable versions;
  private final MessageSource words;

  Checklists(VersionTable versions, MessageSource words) {
    this.versions = versions;
    this.words = words;
  }

  /** The version of this checklist that is filled in today. */
  public Version latest(String code) {
    return versions.latest(code).orElseThrow(() -> Refusal.notFound(code));
  }

  /** Any version, a draft too. */
  public Version version(long version) {
    return versions.version(version).orElseThrow(() -> Refusal.notFound(String.valueOf(version)));
  }

  /** What may be filled in today for this use, one version of each checklist, the oldest first. */
  public List<Version> published(Use use) {
    return versions.published(use);
  }

  /**
   * What is filled in today for this use: of several checklists the oldest, until it is retired, so
   * that a new one takes over on the day somebody says so.
   */
  public Optional<Version> current(Use use) {
    return published(use).stream().findFirst();
  }

  /**
   * Whether these answers are complete.
   *
   * @param answers by item name; items that are not asked are passed over
   * @throws Refusal naming the first item and what is missing: a value, or a reason for having none
   */
  public Checked check(Version version, Map<String, Answer> answers) {
    if (version.isDraft()) throw new Refusal("checklists.refusal.draft-answered", version.called());
    var checking = new Checking(version, answers, LocaleContextHolder.getLocale());
    var flaws = checking.flaws();
    if (!flaws.isEmpty())
      throw new Refusal(flaws.getFirst().key(), flaws.getFirst().argumentArray());
    return new Checked(version, checking.kept());
  }

  /** Those of the answers with which nothing is wrong; of the others {@link #flaws} tells. */
  public Checked sound(Version version, Map<String, Answer> answers) {
    return new Checked(
        version, new Checking(version, answers, LocaleContextHolder.getLocale()).sound());
  }

  /** Everything that is wrong with these answers, in the order of the list; empty: nothing. */
  public List<Flaw> flaws(Version version, Map<String, Answer> answers) {
    return new Checking(version, answers, LocaleContextHolder.getLocale()).flaws();
  }

  /** What the fragment {@code checklists/fill :: items(form)} shows. */
  public Fill fill(Version version, Map<String, Answer> answers, Locale locale) {
    return fill(version, answers, List.of(), locale);
  }

  /** The same with what was found wrong; labels and words in that language. */
  public Fill fill(Version version, Map<String, Answer> answers, List<Flaw> flaws, Locale locale) {
    var said = new LinkedHashMap<String, String>();
    for (var word : Fill.WORDS)
      said.put(word, words.getMessage("checklists.fill." + word, null, locale));
    var wrong = new LinkedHashMap<String, String>();
    for (var flaw : flaws)
      wrong.putIfAbsent(flaw.field(), words.getMessage(flaw.key(), flaw.argumentArray(), locale));
    return Fill.of(version, answers, wrong, said, locale.getLanguage());
  }
}
