package org.greenclassroom.outcomes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Donation receipts: issued by organisations that are entitled to, kept here with their scan. A
 * social enterprise that is a company may not issue one (programme.md 2.5); nor does this house.
 */
@Service
@Transactional
public class Receipts {
  private static final Set<String> CURRENCIES = Set.of("CNY", "HKD", "VND", "EUR", "USD");
  private static final Set<String> TERRITORIES = Set.of("CN", "HK", "VN", "OTHER");
  private static final Set<String> PAPERS = Set.of("application/pdf", "image/png", "image/jpeg");

  private final Outcomes outcomes;
  private final Partners partners;
  private final ReceiptTable table;
  private final Files files;

  Receipts(Outcomes outcomes, Partners partners, ReceiptTable table, Files files) {
    this.outcomes = outcomes;
    this.partners = partners;
    this.table = table;
    this.files = files;
  }

  /**
   * A right to issue donation receipts.
   *
   * @param document what says so: a certificate of the civil affairs department, a tax notice
   * @param territory whose tax law it is
   */
  public record Right(
      long partner,
      String document,
      String number,
      String territory,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      byte[] evidence) {}

  /**
   * A receipt as it was issued elsewhere.
   *
   * @param issuer the organisation that issued it
   * @param cents null: it states no value
   * @param valuation the issuer's own valuation; needed where a value is stated
   */
  public record Given(
      long issuer,
      String number,
      @Nullable LocalDate issuedOn,
      @Nullable Long cents,
      String currency,
      byte[] valuation,
      byte[] scan) {}

  public void entitle(Occasion occasion, Right right) {
    partners.partner(right.partner());
    var from = right.from();
    var to = right.to();
    if (right.document().isBlank() || right.number().isBlank() || from == null || to == null)
      throw new Refusal("outcomes.refusal.entitlement-incomplete");
    if (!TERRITORIES.contains(right.territory()))
      throw new Refusal("frame.refusal.unreadable", "territory", right.territory());
    if (to.isBefore(from)) throw new Refusal("outcomes.refusal.entitlement-dates", from, to);
    table.entitle(
        right.partner(),
        right.document().strip(),
        right.number().strip(),
        right.territory(),
        from,
        to,
        kept(right.evidence(), "entitlement"),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("entitlement"));
  }

  public void withdraw(Occasion occasion, long entitlement) {
    if (table.withdraw(entitlement, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(entitlement));
  }

  @Transactional(readOnly = true)
  List<Entitlement> entitlements() {
    return table.entitlements();
  }

  /** Who could issue one for the donor of this lot, today. */
  @Transactional(readOnly = true)
  List<Entitlement> could(Occasion occasion, Surroundings.Lot lot) {
    var territory = partners.partner(lot.donor()).territory();
    return table.entitlements().stream()
        .filter(each -> each.covers(occasion.today(), territory))
        .toList();
  }

  /** Keeps a receipt; refused in words when its issuer was not entitled on that day. */
  public void keep(Occasion occasion, long lot, Given given) {
    var known = outcomes.lot(occasion.actor(), lot);
    var day = given.issuedOn();
    if (given.number().isBlank() || day == null)
      throw new Refusal("outcomes.refusal.receipt-incomplete");
    if (day.isAfter(occasion.today())) throw new Refusal("outcomes.refusal.receipt-later", day);
    var issuer = partners.partner(given.issuer());
    var territory = partners.partner(known.donor()).territory();
    var rights =
        table.entitlements().stream().filter(each -> each.partner() == given.issuer()).toList();
    if (rights.isEmpty()) throw new Refusal("outcomes.refusal.not-entitled", issuer.name());
    var right =
        rights.stream()
            .filter(each -> each.covers(day, territory))
            .findFirst()
            .orElseThrow(() ->
                new Refusal("outcomes.refusal.not-entitled-then", issuer.name(), day, territory));
    var cents = given.cents();
    boolean valued = cents != null;
    if (cents != null && (cents <= 0 || !CURRENCIES.contains(given.currency())))
      throw new Refusal("outcomes.refusal.receipt-value");
    if (valued && given.valuation().length == 0)
      throw new Refusal("outcomes.refusal.no-valuation", issuer.name());
    var key = occasion.keyFor("receipt");
    if (table.isEntered(right.entitlement(), given.number().strip(), key))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "outcomes.refusal.receipt-known", given.number().strip());
    table.insert(
        lot,
        right.entitlement(),
        given.number().strip(),
        day,
        cents,
        valued ? given.currency() : null,
        valued ? kept(given.valuation(), "valuation") : null,
        kept(given.scan(), "receipt"),
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  public void strike(Occasion occasion, long receipt) {
    if (table.strike(receipt, occasion.now(), occasion.actor().account()) == 0)
      throw Refusal.notFound(String.valueOf(receipt));
  }

  @Transactional(readOnly = true)
  List<Receipt> ofLot(long lot) {
    return table.ofLot(lot);
  }

  /** The scan, for staff and for the donor of its lot. */
  @Transactional(readOnly = true)
  public Files.Kept scan(Actor actor, long receipt) {
    var known = table.receipt(receipt).orElseThrow(() -> Refusal.notFound(String.valueOf(receipt)));
    outcomes.lot(actor, known.lot());
    if (known.struck() && !actor.seesAll()) throw Refusal.notFound(String.valueOf(receipt));
    return files.file(known.scan());
  }

  private String kept(byte[] bytes, String name) {
    if (bytes.length == 0) throw new Refusal("outcomes.refusal.no-file");
    var type = Files.typeOf(bytes);
    if (!PAPERS.contains(type)) throw new Refusal("outcomes.refusal.file-kind");
    return files.keep(bytes, name, type);
  }
}
