package org.greenclassroom.donations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.papers.DrawUp;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.SigningLink;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transfer agreement of a lot: drawn here, signed in papers. */
@Service
@Transactional
public class Agreements {
  static final String KIND = "TRANSFER";

  /** The side of the agreement that gives. */
  public static final String DONOR = "DONOR";

  /** The side that receives. */
  public static final String ENTITY = "ENTITY";

  /** A classroom is lent for three years; the text names the number. */
  private static final int YEARS = 3;

  private final AgreementTable table;
  private final Donations donations;
  private final OfferTable offers;
  private final Papers papers;
  private final Partners partners;
  private final Entities entities;
  private final List<AnnexSource> sources;

  Agreements(
      AgreementTable table,
      Donations donations,
      OfferTable offers,
      Papers papers,
      Partners partners,
      Entities entities,
      List<AnnexSource> sources) {
    this.table = table;
    this.donations = donations;
    this.offers = offers;
    this.papers = papers;
    this.partners = partners;
    this.entities = entities;
    this.sources = List.copyOf(sources);
  }

  /** Who wipes, as the text calls the parties. */
  enum Wiper {
    PARTY_A,
    PARTY_B
  }

  /**
   * Draws the agreement with the list that is there now, or with the pledge by kind. Drawn again,
   * it stands for the one before as soon as all have signed.
   *
   * @throws Refusal for what the donor itself calls scrap: it is waste, and never a donation; or
   *     when nobody has said what is given
   */
  public Drawn draw(Occasion occasion, long id) {
    return draw(occasion, id, null);
  }

  /**
   * The same in the name of an entity that somebody chose for this agreement.
   *
   * @param chosen number of the entity; null: the lot's own, or the one that acts where the donor
   *     is
   */
  public Drawn draw(Occasion occasion, long id, @Nullable Long chosen) {
    donations.lock(id);
    donations.requireOpen(id);
    var lot = donations.lot(id);
    var offer = lot.offer() == null ? null : offers.offer(lot.offer()).orElseThrow();
    if (offer != null && offer.isScrapped())
      throw new Refusal("donations.refusal.scrapped", String.valueOf(id), offer.number());
    var annex = annex(id);
    if (annex.rows().isEmpty())
      throw new Refusal("donations.refusal.nothing-promised", String.valueOf(id));
    var letterhead =
        chosen == null
            ? donations.letterhead(id, occasion.today())
            : entities.letterhead(chosen, occasion.today());
    long entity =
        letterhead.isPlain() || letterhead.partner() == null ? lot.entity() : letterhead.partner();
    var wanted =
        new DrawUp(
            KIND,
            Map.of(
                "lot",
                String.valueOf(id),
                "items",
                items(id, annex),
                "years",
                YEARS,
                "wiper",
                offer == null || offer.wiping() == Offer.Wiping.PROGRAMME
                    ? Wiper.PARTY_B
                    : Wiper.PARTY_A),
            List.of(
                new DrawUp.Party(DONOR, partners.partner(lot.donor()).name(), lot.donor()),
                new DrawUp.Party(ENTITY, name(letterhead, entity), entity)),
            annex,
            List.of(),
            letterhead);
    var before = table.held(id).paper();
    var drawn =
        before == null ? papers.draw(occasion, wanted) : papers.replace(occasion, before, wanted);
    table.insert(drawn.paper(), id, entity, occasion.now(), occasion.actor().account());
    return drawn;
  }

  /** As it is registered, in the language that prevails. */
  private String name(Letterhead letterhead, long entity) {
    return letterhead.isPlain()
        ? partners.partner(entity).name()
        : letterhead.name(letterhead.prevails());
  }

  /** Sends the donor's signer a link that signs once. */
  SigningLink invite(Occasion occasion, long lot, String address, Locale language) {
    var paper = table.held(lot).paper();
    if (paper == null) throw new Refusal("donations.refusal.not-drawn", String.valueOf(lot));
    return papers.invite(occasion, paper, DONOR, address, language);
  }

  @Transactional(readOnly = true)
  AgreementTable.Held held(long lot) {
    return table.held(lot);
  }

  /** All agreements of a lot, the newest first. */
  @Transactional(readOnly = true)
  List<Drawn> of(long lot) {
    return table.papers(lot).stream().map(papers::paper).toList();
  }

  @Transactional(readOnly = true)
  Optional<Long> lotOf(long paper) {
    return table.lotOf(paper);
  }

  private DrawUp.Annex annex(long lot) {
    for (var source : sources) {
      var rows = source.annex(lot);
      if (rows.isPresent() && !rows.get().isEmpty())
        return new DrawUp.Annex(
            List.of("kind", "maker", "model", "serial", "donors-tag"),
            rows.get().stream()
                .map(row ->
                    List.of(row.kind(), row.maker(), row.model(), row.serial(), row.donorsTag()))
                .toList());
    }
    var rows = new ArrayList<List<String>>();
    donations
        .pledge(lot)
        .forEach((kind, pieces) -> rows.add(List.of(kind.name(), String.valueOf(pieces))));
    return new DrawUp.Annex(List.of("kind", "pieces"), rows);
  }

  private int items(long lot, DrawUp.Annex annex) {
    return annex.columns().contains("pieces")
        ? donations.pledge(lot).values().stream().mapToInt(Integer::intValue).sum()
        : annex.rows().size();
  }
}
