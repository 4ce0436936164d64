package org.greenclassroom.dismantling;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Licence;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for what plants may do: licences looked up where they were issued, told of before
 * they end, and permits for customs borders.
 */
@Service
@Transactional
public class Licences {
  static final int WARNED_DAYS = 90;

  private final Partners partners;
  private final LicenceTable table;
  private final Files files;
  private final Post post;

  Licences(Partners partners, LicenceTable table, Files files, Post post) {
    this.partners = partners;
    this.table = table;
    this.files = files;
    this.post = post;
  }

  /**
   * A licence of a plant as it stands on a day.
   *
   * @param found what the latest look found; null: nobody looked it up
   * @param daysLeft until its last day; below zero once it is over
   * @param taken what left under it this year, by recorded weights
   */
  record Standing(
      Licence licence, @Nullable Checked checked, long daysLeft, boolean valid, long taken) {
    /** Which of five words says it. */
    public String word() {
      if (licence.withdrawn()) return "withdrawn";
      if (checked != null && checked.found() != Found.VALID) return "doubted";
      if (daysLeft < 0) return "expired";
      if (!valid) return "not-yet";
      return daysLeft <= WARNED_DAYS ? "expiring" : "valid";
    }

    public boolean isUnchecked() {
      return checked == null;
    }
  }

  /** What a plant may do. */
  record Plant(
      Partner partner,
      List<Standing> licences,
      List<Checked> checks,
      List<Permit> permits,
      long weighed) {
    /** Whether anything may be handed to it today. */
    public boolean isOpen() {
      return licences.stream().anyMatch(each -> each.valid() && !each.word().equals("doubted"));
    }
  }

  /** Somebody looked it up where it was issued. */
  public void check(
      Occasion occasion,
      long plant,
      long licence,
      Found found,
      String source,
      @Nullable Scan scan) {
    if (partners.licences(plant).stream().noneMatch(each -> each.licence() == licence))
      throw Refusal.notFound(String.valueOf(licence));
    if (source.isBlank() || source.length() > 300) throw new Refusal("dismantling.refusal.source");
    table.check(occasion, licence, found, source.strip(), kept(scan));
  }

  /** Files a permit for a border; without it nothing crosses. */
  public void permit(
      Occasion occasion,
      long plant,
      String number,
      String from,
      LocalDate validFrom,
      LocalDate validTo,
      @Nullable Long grams,
      Scan scan) {
    var partner = plant(plant);
    if (table.hasPermit(plant, number.strip(), occasion.keyFor("permit")))
      throw new Refusal(Refusal.Kind.CONFLICT, "dismantling.refusal.permit-taken", number.strip());
    if (!territories().contains(from)) throw new Refusal("dismantling.refusal.not-from-there");
    var file = files.keep(scan.bytes(), scan.name(), scan.mediaType());
    table.insert(
        occasion,
        plant,
        new Permit(
            0, number.strip(), from, territory(partner), validFrom, validTo, grams, file, 0));
  }

  public void withdrawPermit(Occasion occasion, long plant, long permit) {
    if (table.withdraw(plant, permit, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(permit));
  }

  /** All plants, with what each may do. */
  @Transactional(readOnly = true)
  List<Plant> plants(LocalDate today) {
    return partners.of(PartnerKind.DISMANTLER).stream().map(each -> standing(each, today)).toList();
  }

  /** What a plant of ours may do; a partner that is none answers as if there were none. */
  @Transactional(readOnly = true)
  Plant ours(long plant, LocalDate today) {
    return standing(plant(plant), today);
  }

  /** The same of whoever a batch is for, also when it is a plant no longer. */
  @Transactional(readOnly = true)
  Plant standing(long partner, LocalDate today) {
    return standing(partners.partner(partner), today);
  }

  private Plant standing(Partner plant, LocalDate today) {
    var checks = table.checks(plant.partner());
    var latest = latest(checks);
    var licences =
        partners.licences(plant.partner()).stream()
            .map(each ->
                new Standing(
                    each,
                    latest.get(each.licence()),
                    each.validTo().toEpochDay() - today.toEpochDay(),
                    each.validOn(today),
                    table.taken(each.licence(), today.getYear())))
            .toList();
    return new Plant(
        plant,
        licences,
        checks,
        table.permits(plant.partner()),
        table.weighed(plant.partner(), today.getYear()));
  }

  /** Evidence of a plant: a permit, or what was kept of a look. */
  @Transactional(readOnly = true)
  Files.Kept evidence(long plant, String sha256) {
    return files.file(table.evidence(plant, sha256).orElseThrow(() -> Refusal.notFound(sha256)));
  }

  /**
   * For each sort of a load the licence under which it may leave that day.
   *
   * @param load grams by sort, as recorded
   * @throws Refusal where one is not valid, does not cover it, or has no room left this year
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class) // asked, too, what forbids
  Map<Category, Licence> covering(Partner plant, Map<Category, Long> load, LocalDate day) {
    var all = partners.licences(plant.partner());
    var found = new HashMap<Long, Found>();
    latest(table.checks(plant.partner()))
        .forEach((licence, look) -> found.put(licence, look.found()));
    var covering = new EnumMap<Category, Licence>(Category.class);
    var more = new HashMap<Long, Long>();
    load.forEach((what, grams) -> {
      var licence = Licensing.covering(plant, all, found, what, day);
      covering.put(what, licence);
      more.merge(licence.licence(), grams, Long::sum);
    });
    for (var licence : covering.values()) {
      var capacity = licence.capacityGrams();
      if (capacity == null) continue;
      // a limit is compared with whatever is known of the weight; no figure comes of it
      long taken = table.taken(licence.licence(), day.getYear());
      if (taken + more.getOrDefault(licence.licence(), 0L) > capacity)
        throw new Refusal(
            "dismantling.refusal.licence-full",
            licence.number(),
            plant.name(),
            Batch.kilograms(capacity),
            Batch.kilograms(taken),
            String.valueOf(day.getYear()));
    }
    return covering;
  }

  /** Where a plant takes in what it is brought; its office does not. */
  @Transactional(readOnly = true)
  Optional<Site> gate(long plant) {
    var sites = partners.sites(plant);
    return sites.stream()
        .filter(each -> each.kind() == Site.Kind.PLANT)
        .findFirst()
        .or(() -> sites.stream().findFirst());
  }

  /** The customs territory of its gate, which may be another than that of its head office. */
  @Transactional(readOnly = true)
  String territory(Partner plant) {
    return gate(plant.partner()).map(Site::territory).orElse(plant.territory());
  }

  /** Those in which the programme has a place, the one of its head office first. */
  @Transactional(readOnly = true)
  List<String> territories() {
    return Stream.concat(
            Stream.of(partners.partner(Partners.HOUSE).territory()),
            partners.sites(Partners.HOUSE).stream().map(Site::territory))
        .distinct()
        .toList();
  }

  /** Keeps other batches from leaving for this plant until the transaction ends. */
  void oneAtATime(Partner plant) {
    table.lock(plant.partner());
  }

  /**
   * The permit under which a load crosses a customs border; null when it crosses none.
   *
   * @param from the territories in which its devices stand
   * @throws Refusal where it crosses one without a permit that is valid that day and has room for
   *     it, or stands on both sides of one
   */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class) // asked, too, what forbids
  @Nullable Permit crossing(Partner plant, List<String> from, long grams, LocalDate day) {
    if (from.size() > 1)
      throw new Refusal(
          "dismantling.refusal.two-sides", Border.word(from.getFirst()), Border.word(from.get(1)));
    var to = territory(plant);
    if (from.isEmpty() || from.getFirst().equals(to)) return null;
    var permits =
        table.permits(plant.partner()).stream()
            .filter(each -> each.crosses(from.getFirst(), to))
            .filter(each -> each.validOn(day))
            .toList();
    if (permits.isEmpty())
      throw new Refusal(
          "dismantling.refusal.border",
          plant.name(),
          Border.word(to),
          Border.word(from.getFirst()));
    return permits.stream()
        .filter(each -> each.takes(grams))
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                "dismantling.refusal.permit-full",
                permits.getFirst().number(),
                Batch.kilograms(permits.getFirst().used())));
  }

  /** Tells whoever works with a plant that its licence ends; each of three times once. */
  public int warn(Occasion occasion) {
    var ending = table.ending(occasion.today());
    for (var licence : ending) {
      long left = licence.validTo().toEpochDay() - occasion.today().toEpochDay();
      for (var box : table.mailboxes(licence.plant()))
        post.write(
            new Occasion(
                occasion.actor(),
                occasion.now(),
                occasion.zone(),
                UUID.nameUUIDFromBytes(
                    "licence/%d/%d"
                        .formatted(licence.licence(), licence.days())
                        .getBytes(StandardCharsets.UTF_8))),
            box.address(),
            Locale.of(box.language()),
            "dismantling.letter.licence",
            licence.number(),
            licence.plantName(),
            licence.validTo(),
            left);
      table.warned(licence, occasion.now());
    }
    return ending.size();
  }

  /** Plants whose last licence ends soon, or is over. */
  @Transactional(readOnly = true)
  Tray.Waiting soon(Occasion occasion) {
    var counts = table.soon(occasion.today(), WARNED_DAYS);
    return new Tray.Waiting(counts[0] + counts[1], counts[1], null, "/dismantling/plants");
  }

  private Partner plant(long plant) {
    var partner = partners.partner(plant);
    if (!partner.is(PartnerKind.DISMANTLER)) throw Refusal.notFound(String.valueOf(plant));
    return partner;
  }

  private @Nullable String kept(@Nullable Scan scan) {
    return scan == null ? null : files.keep(scan.bytes(), scan.name(), scan.mediaType());
  }

  private static Map<Long, Checked> latest(List<Checked> checks) {
    var latest = new HashMap<Long, Checked>();
    for (var each : checks) latest.putIfAbsent(each.licence(), each);
    return latest;
  }
}
