package org.greenclassroom.dismantling;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for write-off vouchers: one for each donor of a batch that was closed. */
@Service
@Transactional
public class Vouchers {
  /** The letter that usually begins their numbers. */
  static final String SERIES = "V";

  /** More devices are not printed; the list of the batch has them. */
  private static final int MOST_ON_PAPER = 2_000;

  private final VoucherTable table;
  private final Entities entities;
  private final Letterheads letterheads;
  private final Paper paper;
  private final Prints prints;

  Vouchers(
      VoucherTable table, Entities entities, Letterheads letterheads, Paper paper, Prints prints) {
    this.prints = prints;
    this.table = table;
    this.entities = entities;
    this.letterheads = letterheads;
    this.paper = paper;
  }

  /** Issues them for a closure that was just written, in its transaction. */
  void issue(Occasion occasion, long closure, long batch) {
    int year = occasion.today().getYear();
    for (var giver : table.givers(batch)) {
      var letterhead = entities.actingFor(giver.territory(), occasion.today());
      var number =
          "%s-%d-%05d"
              .formatted(letterhead.series(SERIES), year, table.next(letterhead.prefix(), year));
      table.insert(
          number,
          PaperCode.fresh(number).secret(),
          closure,
          giver.donor(),
          letterheads.keep(letterhead),
          occasion.today());
    }
    table.weigh(closure, batch);
  }

  /** A voucher that this person may see: staff all, a donor its own. */
  @Transactional(readOnly = true)
  public Voucher voucher(Actor actor, long voucher) {
    return table
        .voucher(voucher)
        .filter(each -> actor.seesAll() || actor.partnersAs(Role.DONOR).contains(each.donor()))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(voucher)));
  }

  /** The voucher of this public address; whoever holds the paper knows it. */
  @Transactional(readOnly = true)
  Voucher coded(String code) {
    var read = PaperCode.read(code);
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  @Transactional(readOnly = true)
  Slice<Voucher> page(Actor actor, @Nullable Long batch, long before) {
    return Slice.of(
        table.page(actor.seesAll() ? null : actor.partnersAs(Role.DONOR), batch, before, 51),
        50,
        each -> Long.toString(each.voucher()));
  }

  /** The devices on a voucher. */
  @Transactional(readOnly = true)
  List<VoucherTable.Struck> devices(Voucher voucher) {
    return table.devices(voucher.batch(), voucher.donor(), MOST_ON_PAPER);
  }

  /** What the paper's template gets. */
  public record Printed(
      Voucher voucher, List<VoucherTable.Struck> devices, long left, String address, String qr) {}

  /**
   * The paper in this language, made of what was frozen when the batch was closed.
   *
   * @param origin where the house is found from outside
   */
  public byte[] print(Actor actor, long id, Locale language, String origin) {
    var voucher = voucher(actor, id);
    if (voucher.state() == Voucher.State.VOID)
      throw new Refusal("dismantling.refusal.void", voucher.number());
    var address = (origin + "/e/" + voucher.code()).toUpperCase(Locale.ROOT);
    var devices = devices(voucher);
    var model = new HashMap<String, Object>();
    model.put(
        "page",
        new Printed(
            voucher, devices, voucher.devices() - devices.size(), address, Qr.svg(address)));
    model.put("issued", voucher.number());
    return prints.given(
        "dismantling",
        voucher.number(),
        paper.pdf("dismantling/paper", model, language, letterheads.kept(voucher.letterhead())));
  }
}
