package org.greenclassroom.partners;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of partners. */
@Service
@Transactional
public class Partners {
  /** The programme itself; the first partner of every house. */
  public static final long HOUSE = 1;

  private static final Set<String> TERRITORIES = Set.of("CN", "HK", "VN", "OTHER");
  private final PartnerTable table;
  private final SiteTable siteTable;

  Partners(PartnerTable table, SiteTable siteTable) {
    this.table = table;
    this.siteTable = siteTable;
  }

  /** Records an organisation with a first site of the kind that fits it. */
  public long record(
      Occasion occasion,
      String name,
      Collection<PartnerKind> kinds,
      String territory,
      @Nullable String address) {
    var already = table.keyed(occasion.keyFor("partner"));
    if (already.isPresent()) return already.get().partner();
    check(name, kinds, territory);
    if (table.named(name.strip()).isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "partners.refusal.name-taken", name.strip());
    var partner =
        table.insert(name.strip(), kinds, territory, occasion.keyFor("partner"), occasion.now());
    siteTable.insert(partner, name.strip(), siteKind(kinds), blankToNull(address), occasion.now());
    return partner;
  }

  public void change(long partner, String name, Collection<PartnerKind> kinds, String territory) {
    check(name, kinds, territory);
    var same = table.named(name.strip());
    if (same.isPresent() && same.get().partner() != partner)
      throw new Refusal(Refusal.Kind.CONFLICT, "partners.refusal.name-taken", name.strip());
    table.change(partner(partner).partner(), name.strip(), kinds, territory);
  }

  public long addSite(
      Occasion occasion, long partner, String name, Site.Kind kind, @Nullable String address) {
    if (name.isBlank()) throw new Refusal("partners.refusal.no-name");
    return siteTable.insert(
        partner(partner).partner(), name.strip(), kind, blankToNull(address), occasion.now());
  }

  /**
   * Says where a site stands.
   *
   * @param latitude as it was read off a map of that datum; kept so, and in WGS-84 beside it
   * @throws Refusal when it lies outside the site's territory
   */
  public Position locate(
      Occasion occasion, long site, Datum datum, double latitude, double longitude) {
    var position = Position.of(datum, latitude, longitude, site(site).territory());
    siteTable.locate(site, position);
    return position;
  }

  /** The same from what was copied from a map: “108.0791, 26.3815”, in either order. */
  public Position locate(Occasion occasion, long site, Datum datum, String typed) {
    var position = Position.read(typed, datum, site(site).territory());
    siteTable.locate(site, position);
    return position;
  }

  /** Both at once, each where it is said (not blank). */
  public void place(
      Occasion occasion, long site, String territory, Datum datum, String coordinates) {
    if (!territory.isBlank() && !territory.equals(site(site).territory()))
      belongTo(site, territory);
    if (!coordinates.isBlank()) locate(occasion, site, datum, coordinates);
  }

  /** A site in another customs territory than its partner: a Hong Kong company's mainland store. */
  public void belongTo(long site, String territory) {
    if (!TERRITORIES.contains(territory)) throw new Refusal("partners.refusal.territory");
    var known = site(site);
    siteTable.belongTo(site, territory);
    var before = known.position();
    if (before != null) // the same reading may be shifted there and not here
    siteTable.locate(
          site, Position.of(before.datum(), before.latitude(), before.longitude(), territory));
  }

  /** Enters a plant's licence that states no capacity. */
  public long enterLicence(
      Occasion occasion,
      long partner,
      String number,
      Collection<String> categories,
      LocalDate from,
      LocalDate to,
      @Nullable String evidence) {
    return enterLicence(occasion, partner, number, categories, from, to, evidence, null);
  }

  /**
   * Enters a plant's licence.
   *
   * @param categories device kinds it covers, and what travels apart
   * @param evidence SHA-256 of the copy on file
   * @param capacityGrams what the plant may take in a calendar year; null when it states none
   */
  public long enterLicence(
      Occasion occasion,
      long partner,
      String number,
      Collection<String> categories,
      LocalDate from,
      LocalDate to,
      @Nullable String evidence,
      @Nullable Long capacityGrams) {
    if (!partner(partner).is(PartnerKind.DISMANTLER))
      throw new Refusal("partners.refusal.not-a-plant", partner(partner).name());
    if (number.isBlank() || categories.isEmpty())
      throw new Refusal("partners.refusal.licence-incomplete");
    if (to.isBefore(from)) throw new Refusal("partners.refusal.licence-dates", from, to);
    if (capacityGrams != null && capacityGrams <= 0)
      throw new Refusal("partners.refusal.licence-capacity");
    return table.insertLicence(
        partner,
        number.strip(),
        categories,
        from,
        to,
        evidence,
        capacityGrams,
        occasion.actor().account(),
        occasion.now());
  }

  public void withdrawLicence(Occasion occasion, long licence) {
    if (table.withdraw(licence, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(licence));
  }

  @Transactional(readOnly = true)
  public Partner partner(long partner) {
    return table.partner(partner).orElseThrow(() -> Refusal.notFound(String.valueOf(partner)));
  }

  @Transactional(readOnly = true)
  public Optional<Partner> named(String name) {
    return table.named(name.strip());
  }

  @Transactional(readOnly = true)
  public List<Partner> of(PartnerKind kind) {
    return table.of(kind);
  }

  @Transactional(readOnly = true)
  public Slice<Partner> page(@Nullable PartnerKind kind, String part, String after, int size) {
    return page(kind, part, after, size, null);
  }

  /**
   * The same.
   *
   * @param schools of schools these only; null: all
   */
  @Transactional(readOnly = true)
  Slice<Partner> page(
      @Nullable PartnerKind kind,
      String part,
      String after,
      int size,
      @Nullable Set<Long> schools) {
    return Slice.of(table.page(kind, part.strip(), after, size + 1, schools), size, Partner::name);
  }

  @Transactional(readOnly = true)
  public List<Site> sites(long partner) {
    return siteTable.of(partner);
  }

  @Transactional(readOnly = true)
  public Site site(long site) {
    return siteTable.site(site).orElseThrow(() -> Refusal.notFound(String.valueOf(site)));
  }

  @Transactional(readOnly = true)
  public List<Licence> licences(long partner) {
    return table.licences(partner);
  }

  private static void check(String name, Collection<PartnerKind> kinds, String territory) {
    if (name.isBlank() || name.length() > 200) throw new Refusal("partners.refusal.no-name");
    if (kinds.isEmpty()) throw new Refusal("partners.refusal.no-kind");
    if (!TERRITORIES.contains(territory)) throw new Refusal("partners.refusal.territory");
  }

  private static Site.Kind siteKind(Collection<PartnerKind> kinds) {
    var all = EnumSet.copyOf(kinds);
    if (all.contains(PartnerKind.SCHOOL)) return Site.Kind.SCHOOL;
    if (all.contains(PartnerKind.DISMANTLER)) return Site.Kind.PLANT;
    return all.contains(PartnerKind.HOUSE) ? Site.Kind.WORKSHOP : Site.Kind.OFFICE;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
