package org.greenclassroom.entities;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: which legal entity acts, and under which letterhead. A room that issues something
 * asks here and keeps what it was told.
 */
@Service
@Transactional
public class Entities {
  /** The house itself: it acts wherever no rule says otherwise. */
  public static final long HOUSE = 1;

  private final EntityTable table;
  private final RuleTable rules;
  private final Files files;
  private final Organisations organisations;

  Entities(EntityTable table, RuleTable rules, Files files, Organisations organisations) {
    this.table = table;
    this.rules = rules;
    this.files = files;
    this.organisations = organisations;
  }

  /**
   * Writes down an entity, and records it among the partners as one of the programme's own.
   *
   * @param prefix two to four capitals that begin the numbers of its papers, never changed
   * @throws Refusal when another entity has that prefix: their papers would be numbered alike
   */
  public long open(Occasion occasion, String prefix, Wording said) {
    var already = table.keyed(occasion.keyFor("entity"));
    if (already.isPresent()) return already.get();
    if (!prefix.matches("[A-Z]{2,4}")) throw new Refusal("entities.refusal.prefix", prefix);
    if (table.prefixTaken(prefix))
      throw new Refusal(Refusal.Kind.CONFLICT, "entities.refusal.prefix-taken", prefix);
    var partner =
        organisations.recordOwn(occasion, nameAmongPartners(said), said.territory(), address(said));
    long entity =
        table.insert(
            prefix, partner, occasion.now(), occasion.actor().account(), occasion.keyFor("entity"));
    write(occasion, entity, 1, said);
    return entity;
  }

  /**
   * Writes a new version. What was issued before does not change.
   *
   * @throws Refusal when it would be valid before the one that stands
   */
  public int change(Occasion occasion, long entity, Wording said) {
    var already = table.keyedVersion(occasion.keyFor("version"));
    if (already.isPresent()) return already.get();
    if (table.lock(entity).isEmpty()) throw Refusal.notFound(String.valueOf(entity));
    var newest = table.versions(entity).getFirst();
    if (said.validFrom().isBefore(newest.validFrom()))
      throw new Refusal("entities.refusal.earlier", newest.validFrom(), newest.version());
    write(occasion, entity, newest.version() + 1, said);
    return newest.version() + 1;
  }

  /** From that day on this entity acts in that customs territory. */
  public void rule(Occasion occasion, String territory, long entity, LocalDate from, String note) {
    if (!Wording.TERRITORIES.contains(territory))
      throw new Refusal("frame.refusal.unreadable", "territory", territory);
    existing(entity, from);
    rules.insert(
        territory,
        entity,
        from,
        note.strip(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("rule"));
  }

  /**
   * In whose name something is made in a customs territory on a day: the entity of the rule that is
   * valid then, else the house.
   *
   * @param territory of the school, donor or lot it is about: CN, HK, VN, OTHER
   * @throws Refusal when the rule names an entity that does not exist on that day
   */
  @Transactional(readOnly = true)
  public Letterhead actingFor(String territory, LocalDate day) {
    return letterhead(rules.acting(territory, day).orElse(HOUSE), day);
  }

  /** The same, unless somebody chose another entity for this one paper. */
  @Transactional(readOnly = true)
  public Letterhead actingFor(String territory, LocalDate day, @Nullable Long chosen) {
    return chosen == null ? actingFor(territory, day) : letterhead(chosen, day);
  }

  /**
   * In whose name something of a lot is made: the lot's own entity where one was chosen; a lot of
   * the house leaves it to the rule.
   *
   * @param partner number among the partners of the entity that the lot names
   */
  @Transactional(readOnly = true)
  public Letterhead actingAs(long partner, String territory, LocalDate day) {
    var entity = table.ofPartner(partner);
    return entity.isEmpty() || entity.get() == HOUSE
        ? actingFor(territory, day)
        : letterhead(entity.get(), day);
  }

  /** An entity's letterhead on a day. */
  @Transactional(readOnly = true)
  public Letterhead letterhead(long entity, LocalDate day) {
    return existing(entity, day).letterhead();
  }

  /** Those that exist on that day, by number, to choose one for a paper. */
  @Transactional(readOnly = true)
  public Map<Long, String> choices(LocalDate day, String language) {
    var choices = new LinkedHashMap<Long, String>();
    for (var each : table.newest())
      table
          .on(each.entity(), day)
          .filter(version -> version.existsOn(day))
          .ifPresent(version -> choices.put(version.entity(), version.name(language)));
    return choices;
  }

  @Transactional(readOnly = true)
  List<Version> all() {
    return table.newest();
  }

  @Transactional(readOnly = true)
  List<Version> versions(long entity) {
    var versions = table.versions(entity);
    if (versions.isEmpty()) throw Refusal.notFound(String.valueOf(entity));
    return versions;
  }

  @Transactional(readOnly = true)
  List<Rule> rules() {
    return rules.all();
  }

  /** The number of the entity that acts there on that day. */
  @Transactional(readOnly = true)
  long acting(String territory, LocalDate day) {
    return rules.acting(territory, day).orElse(HOUSE);
  }

  /** Keeps a logo or a seal that was looked at; null for an empty file. */
  public @Nullable String keep(byte[] bytes, String name) {
    if (bytes.length == 0) return null;
    var picture = Picture.checked(bytes);
    return files.keep(picture.bytes(), name, picture.mediaType());
  }

  @Transactional(readOnly = true)
  Files.Kept picture(long entity, int version, boolean seal) {
    var found =
        versions(entity).stream()
            .filter(each -> each.version() == version)
            .findFirst()
            .map(each -> seal ? each.seal() : each.logo());
    return files.file(found.orElseThrow(() -> Refusal.notFound(String.valueOf(version))));
  }

  private Version existing(long entity, LocalDate day) {
    var newest = versions(entity).getFirst();
    return table
        .on(entity, day)
        .filter(version -> version.existsOn(day))
        .orElseThrow(() -> new Refusal("entities.refusal.not-then", newest.name("en"), day));
  }

  private void write(Occasion occasion, long entity, int version, Wording said) {
    table.insert(
        entity,
        version,
        said,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("version"));
  }

  private static String nameAmongPartners(Wording said) {
    var name = said.nameEn() == null ? said.nameZh() : said.nameEn();
    return name == null ? String.valueOf(said.nameFr()) : name;
  }

  private static @Nullable String address(Wording said) {
    if (said.addressZh() != null) return said.addressZh();
    return said.addressEn() == null ? said.addressFr() : said.addressEn();
  }
}
