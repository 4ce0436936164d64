package org.greenclassroom.dismantling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the desk where certificates are settled: line by line, then whole batches,
 * kilograms against kilograms.
 */
@Service
@Transactional
public class Settling {
  private static final int PAGE = 100;
  private static final int LONGEST = 500;

  private final Dismantling dismantling;
  private final Acceptance acceptance;
  private final Vouchers vouchers;
  private final Batches batches;
  private final Papers papers;
  private final LineTable lines;
  private final ClosureTable closures;

  Settling(
      Dismantling dismantling,
      Acceptance acceptance,
      Vouchers vouchers,
      Batches batches,
      Papers papers,
      LineTable lines,
      ClosureTable closures) {
    this.dismantling = dismantling;
    this.acceptance = acceptance;
    this.vouchers = vouchers;
    this.batches = batches;
    this.papers = papers;
    this.lines = lines;
    this.closures = closures;
  }

  /** A line means this device of the batch: a slip of the pen, a worn label. */
  public void pair(
      Occasion occasion, long batch, long certificate, long line, String tag, String reason) {
    dismantling.locked(occasion, batch);
    var paper = inDoubt(batch, certificate);
    var known = doubted(certificate, line);
    var code = Tag.parse(tag).code();
    var device =
        open(batch, certificate).stream()
            .filter(each -> each.tag().code().equals(code))
            .findFirst()
            .orElseThrow(() ->
                new Refusal(
                    "dismantling.refusal.cannot-pair",
                    new Tag(code).printed(),
                    paper.paper().number()));
    lines.settle(
        known.line(),
        Settled.PAIRED,
        device.device(),
        reasoned(reason),
        occasion.now(),
        occasion.actor().account());
  }

  /** A line counts for nothing: written twice, or none of ours. */
  public void leaveOut(Occasion occasion, long batch, long certificate, long line, String reason) {
    dismantling.locked(occasion, batch);
    inDoubt(batch, certificate);
    lines.settle(
        doubted(certificate, line).line(),
        Settled.LEFT_OUT,
        null,
        reasoned(reason),
        occasion.now(),
        occasion.actor().account());
  }

  /** Every line is clear: the devices it names are dismantled. */
  public void accept(Occasion occasion, long batch, long certificate) {
    var known = dismantling.locked(occasion, batch);
    var paper = inDoubt(batch, certificate);
    if (paper.doubts() > 0)
      throw new Refusal("dismantling.refusal.doubts", paper.paper().number(), paper.doubts());
    acceptance.accept(occasion, known, certificate, paper.paper(), lines.devices(certificate));
  }

  /** A certificate in doubt is not accepted at all: the plant brings a better one. */
  public void strike(Occasion occasion, long batch, long certificate, String reason) {
    dismantling.locked(occasion, batch);
    inDoubt(batch, certificate);
    papers.strike(certificate, reasoned(reason), occasion.now(), occasion.actor().account());
  }

  /** What became of the material of a certificate, as it is said now, until the batch is closed. */
  public void materials(Occasion occasion, long batch, long certificate, List<Output> outputs) {
    var known = dismantling.locked(occasion, batch);
    if (known.state() == Batch.State.CLOSED)
      throw new Refusal("dismantling.refusal.frozen", known.number(), known.state());
    var paper = certificate(batch, certificate);
    if (paper.state() == Certificate.State.STRUCK)
      throw new Refusal("dismantling.refusal.struck", paper.paper().number());
    if (outputs.isEmpty()) throw new Refusal("dismantling.refusal.no-material");
    Certificate.mustHold(paper.paper().number(), paper.paper().grams(), outputs);
    lines.say(certificate, outputs);
  }

  /**
   * Reckons a batch up and issues each donor's voucher.
   *
   * @param words where the missing kilograms went; blank while they are within three in a hundred
   */
  public void close(Occasion occasion, long batch, String words) {
    if (closures.keyed(occasion.keyFor("closure"))) return;
    var known = dismantling.locked(occasion, batch);
    known.mustBe(Batch.State.CERTIFIED);
    for (var each : papers.certificates(batch)) {
      if (each.state() == Certificate.State.IN_DOUBT)
        throw new Refusal("dismantling.refusal.still-in-doubt", each.paper().number());
      if (each.state() == Certificate.State.ACCEPTED && each.paper().outputs().isEmpty())
        throw new Refusal("dismantling.refusal.material-unsaid", each.paper().number());
    }
    var balance = balance(known);
    long closure =
        closures.insert(
            batch,
            balance,
            balance.explained(known.number(), words),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("closure"));
    vouchers.issue(occasion, closure, batch);
  }

  /** Something was wrong: it is open again, and its vouchers count no longer. */
  public void reopen(Occasion occasion, long batch, String reason) {
    dismantling.locked(occasion, batch).mustBe(Batch.State.CLOSED);
    closures.reopen(batch, reasoned(reason), occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  Balance balance(Actor actor, long batch) {
    return balance(dismantling.batch(actor, batch));
  }

  /** What was written about a batch that is closed; null: nothing, or it is not. */
  @Transactional(readOnly = true)
  @Nullable String explained(Actor actor, long batch) {
    dismantling.batch(actor, batch);
    return closures.explained(batch).orElse(null);
  }

  /** A certificate of a batch that this person may see. */
  @Transactional(readOnly = true)
  Papers.KeptCertificate certificate(Actor actor, long batch, long certificate) {
    dismantling.batch(actor, batch);
    return certificate(batch, certificate);
  }

  @Transactional(readOnly = true)
  Slice<Line> lines(Actor actor, long batch, long certificate, boolean doubtful, int after) {
    certificate(actor, batch, certificate);
    return Slice.of(
        lines.page(certificate, doubtful, after, PAGE + 1),
        PAGE,
        line -> Integer.toString(line.nth()));
  }

  /** For each doubtful line the one open device that it looks like, where there is one. */
  @Transactional(readOnly = true)
  Map<Long, Tag> likely(long batch, long certificate, List<Line> page) {
    var open = open(batch, certificate);
    var likely = new HashMap<Long, Tag>();
    for (var line : page)
      if (line.isDoubtful())
        Reconciliation.likely(line.typed(), open)
            .ifPresent(found -> likely.put(line.line(), found.tag()));
    return likely;
  }

  /** Certificates in doubt, and batches that could be closed: all, and since too long. */
  @Transactional(readOnly = true)
  long[] waiting(Occasion occasion) {
    return closures.waiting(occasion.now().minus(Dismantling.PATIENCE));
  }

  private Balance balance(Batch batch) {
    var outputs =
        papers.certificates(batch.batch()).stream()
            .filter(each -> each.state() == Certificate.State.ACCEPTED)
            .flatMap(each -> each.paper().outputs().stream())
            .toList();
    return new Balance(batch.gramsIn(), batch.gramsOut(), outputs);
  }

  /** Devices of the batch that no line and no other certificate names yet. */
  private List<Reconciliation.Candidate> open(long batch, long certificate) {
    var named = new HashSet<>(lines.devices(certificate));
    return batches.named(batch, certificate).stream()
        .filter(each -> each.claimed() == null && !named.contains(each.device()))
        .toList();
  }

  private Papers.KeptCertificate certificate(long batch, long certificate) {
    return papers.certificates(batch).stream()
        .filter(each -> each.certificate() == certificate)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(certificate)));
  }

  private Papers.KeptCertificate inDoubt(long batch, long certificate) {
    var paper = certificate(batch, certificate);
    if (paper.state() != Certificate.State.IN_DOUBT)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "dismantling.refusal.not-in-doubt",
          paper.paper().number(),
          paper.state());
    return paper;
  }

  private Line doubted(long certificate, long line) {
    var known =
        lines.line(certificate, line).orElseThrow(() -> Refusal.notFound(String.valueOf(line)));
    if (known.answer() == Answer.MATCHED)
      throw new Refusal("dismantling.refusal.matched", known.typed());
    return known;
  }

  private static String reasoned(String reason) {
    var said = reason.strip();
    if (said.length() < 3 || said.length() > LONGEST)
      throw new Refusal("dismantling.refusal.reason", LONGEST);
    return said;
  }
}
