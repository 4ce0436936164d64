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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the desk where certificates are settled, line by line. */
@Service
@Transactional
public class Settling {
  private static final int PAGE = 100;

  private final Dismantling dismantling;
  private final Acceptance acceptance;
  private final Batches batches;
  private final Papers papers;
  private final LineTable lines;

  Settling(
      Dismantling dismantling,
      Acceptance acceptance,
      Batches batches,
      Papers papers,
      LineTable lines) {
    this.dismantling = dismantling;
    this.acceptance = acceptance;
    this.batches = batches;
    this.papers = papers;
    this.lines = lines;
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
        Reason.given(reason),
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
        Reason.given(reason),
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
    papers.strike(certificate, Reason.given(reason), occasion.now(), occasion.actor().account());
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
}
