package org.greenclassroom.outcomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers that come only from a closed lot: made of what was frozen, numbered without a gap, signed,
 * kept; checked by anybody who holds one.
 */
@Service
@Transactional
public class Issuing {
  /** More items are not printed: the list has them, and its hash stands on the paper. */
  static final int MOST_ON_PAPER = 2_000;

  private static final int MOST_CERTIFICATES = 200;

  private final Outcomes outcomes;
  private final Surroundings surroundings;
  private final Closings closings;
  private final IssuedTable table;
  private final Donations donations;
  private final Letterheads letterheads;
  private final Files files;
  private final Paper paper;
  private final PaperSeal seal;
  private final Shown shown;
  private final MessageSource words;

  Issuing(
      Outcomes outcomes,
      Surroundings surroundings,
      Closings closings,
      IssuedTable table,
      Donations donations,
      Letterheads letterheads,
      Files files,
      Paper paper,
      PaperSeal seal,
      Shown shown,
      MessageSource words) {
    this.outcomes = outcomes;
    this.surroundings = surroundings;
    this.closings = closings;
    this.table = table;
    this.donations = donations;
    this.letterheads = letterheads;
    this.files = files;
    this.paper = paper;
    this.seal = seal;
    this.shown = shown;
    this.words = words;
  }

  /**
   * Issues a paper of a closed lot.
   *
   * @param origin where the house is found from outside, for the address on the paper
   * @return its number here
   */
  public long issue(Occasion occasion, long lot, Issued.Kind kind, String origin) {
    var already = table.keyed(occasion.keyFor("paper"));
    if (already.isPresent()) return already.get().paper();
    var known = outcomes.lot(occasion.actor(), lot);
    outcomes.lock(lot);
    var closing = outcomes.closed(lot);
    var before =
        table.ofLot(lot).stream()
            .filter(each -> each.kind() == kind && each.isValid())
            .findFirst()
            .orElse(null);
    if (before != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "outcomes.refusal.issued", before.number());
    var sum = outcomes.reckoning(closing);
    if (kind == Issued.Kind.WRITE_OFF && sum.of(Outcome.DISMANTLED) == 0)
      throw new Refusal("outcomes.refusal.nothing-dismantled", Outcomes.name(lot));
    int year = occasion.today().getYear();
    var letterhead = donations.letterhead(lot, occasion.today());
    var number = kind.number(letterhead, year, table.next(letterhead.prefix(), kind, year));
    var code = PaperCode.fresh(number);
    var address = (origin + "/o/" + code).toUpperCase(Locale.ROOT);
    var content = content(occasion, known, closing, kind, number, sum, address);
    boolean plant = kind == Issued.Kind.WRITE_OFF;
    long issued =
        table.insert(
            closing.closing(),
            kind,
            number,
            code.secret(),
            plant ? content.items().size() : content.pieces(),
            plant ? certified(content, false) : content.weighed(),
            plant ? certified(content, true) : content.estimated(),
            letterheads.keep(letterhead),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("paper"));
    print(content, letterhead)
        .forEach((language, sha256) -> table.insertFile(issued, language, sha256));
    return issued;
  }

  private static long certified(Printed content, boolean estimated) {
    return content.certified().stream()
        .mapToLong(each -> estimated ? each.estimated() : each.weighed())
        .sum();
  }

  private Printed content(
      Occasion occasion,
      Surroundings.Lot lot,
      Closing closing,
      Issued.Kind kind,
      String number,
      Reckoning sum,
      String address) {
    boolean voucher = kind == Issued.Kind.WRITE_OFF;
    var items =
        switch (kind) {
          case REPORT -> closings.items(closing.closing(), 0, MOST_ON_PAPER + 1);
          case WRITE_OFF -> closings.dismantled(closing.closing(), MOST_ON_PAPER + 1);
          case APPRECIATION -> List.<Item>of();
        };
    // a voucher that leaves something out is none: a long one is as long as it must be
    if (voucher && items.size() > MOST_ON_PAPER)
      items = closings.dismantled(closing.closing(), Integer.MAX_VALUE);
    boolean cut = !voucher && items.size() > MOST_ON_PAPER;
    var reused = voucher ? closings.reused(closing.closing(), MOST_ON_PAPER + 1) : List.<Item>of();
    var sanitized =
        kind == Issued.Kind.REPORT
            ? surroundings.sanitized(lot.lot(), 0, MOST_CERTIFICATES + 1)
            : List.<Surroundings.Sanitized>of();
    return new Printed(
        number,
        kind,
        lot.donorName(),
        lot.lot(),
        occasion.now(),
        lot.openedAt(),
        closing.closedAt(),
        sum,
        closings.figures(closing.closing()).getOrDefault("collected", 0L),
        closings.things(closing.closing()),
        cut ? List.of() : items,
        cut,
        reused.size() > MOST_ON_PAPER ? List.of() : reused,
        reused.size() > MOST_ON_PAPER,
        sanitized.subList(0, Math.min(MOST_CERTIFICATES, sanitized.size())),
        sanitized.size() > MOST_CERTIFICATES,
        "",
        Objects.requireNonNull(closing.sha256()),
        address,
        Qr.svg(address));
  }

  /** Another officer than the one who issued it says that it is wrong. */
  public void voided(Occasion occasion, long number, String reason) {
    var issued = paper(occasion.actor(), number);
    if (issued.issuedBy() == occasion.actor().account())
      throw new Refusal("outcomes.refusal.four-eyes-void", issued.number());
    if (!issued.isValid()
        || table.voided(
                number, Outcomes.reasoned(reason), occasion.now(), occasion.actor().account())
            == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "outcomes.refusal.ended", issued.number());
  }

  /** Kinds of which this closing has no valid paper yet. */
  @Transactional(readOnly = true)
  List<Issued.Kind> toIssue(Closing closing) {
    var valid =
        table.ofLot(closing.lot()).stream().filter(Issued::isValid).map(Issued::kind).toList();
    var sum = outcomes.reckoning(closing);
    return Arrays.stream(Issued.Kind.values())
        .filter(kind -> !valid.contains(kind))
        .filter(kind -> kind != Issued.Kind.WRITE_OFF || sum.of(Outcome.DISMANTLED) > 0)
        .toList();
  }

  @Transactional(readOnly = true)
  List<Issued> ofLot(long lot) {
    return table.ofLot(lot);
  }

  /** A paper, for staff and for its donor. */
  @Transactional(readOnly = true)
  public Issued paper(Actor actor, long number) {
    return table
        .paper(number)
        .filter(each -> actor.seesAll() || actor.partnersAs(Role.DONOR).contains(each.donor()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  /** The paper of this public address; whoever holds it knows the address. */
  @Transactional(readOnly = true)
  Issued coded(String code) {
    var read = PaperCode.read(code);
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  /** SHA-256 of its papers, by language. */
  @Transactional(readOnly = true)
  Map<String, String> files(Issued issued) {
    return table.files(issued.paper());
  }

  /** Byte for byte as it was issued. A revoked one is not given out: it would be shown around. */
  @Transactional(readOnly = true)
  public Files.Kept file(Actor actor, Issued issued, String language) {
    if (!issued.isValid() && !actor.seesAll())
      throw new Refusal("outcomes.refusal.ended", issued.number());
    var sha256 = table.files(issued.paper()).get(language);
    if (sha256 == null) throw Refusal.notFound(issued.number() + "/" + language);
    return files.file(sha256);
  }

  /** Whether these bytes are a paper of ours, and which. */
  @Transactional(readOnly = true)
  public String numberOf(byte[] pdf) {
    return table.numberOf(Files.sha256(pdf)).orElse("");
  }

  private Map<String, String> print(Printed content, Letterhead letterhead) {
    var printed = new HashMap<String, String>();
    for (var language : Words.LANGUAGES) {
      var inWords = in(language, () -> charted(content));
      var pdf =
          paper.pdf(
              "outcomes/" + content.kind().view(),
              Map.of("page", inWords, "issued", content.number()),
              language,
              letterhead);
      var reason =
          Objects.requireNonNull(
              words.getMessage("outcomes.paper.reason", new Object[] {content.number()}, language));
      printed.put(
          language.getLanguage(),
          files.keep(
              seal.sign(pdf, reason),
              content.number() + "-" + language.getLanguage() + ".pdf",
              "application/pdf"));
    }
    return printed;
  }

  private Printed charted(Printed it) {
    var bars = new ArrayList<Charts.Bar>();
    it.sum()
        .byOutcome()
        .forEach((outcome, pieces) ->
            bars.add(new Charts.Bar(shown.word(outcome), pieces, shown.number(pieces))));
    var locale = LocaleContextHolder.getLocale();
    var chart =
        Charts.bars(
            words.getMessage("outcomes.chart", null, locale),
            words.getMessage("outcomes.chart.says", null, locale),
            bars);
    return new Printed(
        it.number(),
        it.kind(),
        it.donor(),
        it.lot(),
        it.issuedAt(),
        it.openedAt(),
        it.closed(),
        it.sum(),
        it.collected(),
        it.things(),
        it.items(),
        it.cut(),
        it.reused(),
        it.reusedCut(),
        it.sanitized(),
        it.sanitizedCut(),
        chart,
        it.sha256(),
        it.verifyAt(),
        it.qr());
  }

  private static <T> T in(Locale language, Supplier<T> said) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return said.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
