package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for certificates: nothing without evidence, nothing for ever. */
@Service
@Transactional
public class Certificates {
  /** What lies longer ago proves nothing of today. */
  private static final int MONTHS_BACK = 36;

  private final CertificateTable table;
  private final Teachers teachers;
  private final Partners partners;
  private final Entities entities;
  private final Letterheads letterheads;
  private final Paper paper;
  private final Prints prints;

  Certificates(
      CertificateTable table,
      Teachers teachers,
      Partners partners,
      Entities entities,
      Letterheads letterheads,
      Paper paper,
      Prints prints) {
    this.prints = prints;
    this.table = table;
    this.teachers = teachers;
    this.partners = partners;
    this.entities = entities;
    this.letterheads = letterheads;
    this.paper = paper;
  }

  @Transactional(readOnly = true)
  public List<Rule> rules() {
    return table.rules();
  }

  Rule rule(Level level) {
    return table.rules().stream().filter(each -> each.level() == level).findFirst().orElseThrow();
  }

  /** From now on this is needed; what was issued stands. */
  public void set(Occasion occasion, Rule rule) {
    if (rule.minutes() < 0
        || rule.minutes() > 60_000
        || rule.lessons() < 0
        || rule.lessons() > 1000
        || rule.observations() < 0
        || rule.observations() > 20
        || rule.tenths() < 10
        || rule.tenths() > 40
        || rule.months() < 1
        || rule.months() > 120) throw new Refusal("training.refusal.rule");
    table.set(occasion, rule);
  }

  /**
   * What there is for a teacher, measured by the rule of a level: since the day on which they got
   * the last certificate of it, for what proved one proves no second.
   */
  @Transactional(readOnly = true)
  public Rule.Proof proof(long teacher, Rule rule, LocalDate today) {
    var since = today.minusMonths(MONTHS_BACK);
    for (var one : table.ofTeacher(teacher))
      if (one.level() == rule.level()
          && one.state() != CertificateState.VOID
          && !one.issuedOn().isBefore(since)) since = one.issuedOn().plusDays(1);
    return table.proof(teacher, since, rule.tenths());
  }

  /**
   * Issues one; another of the same level that stands is superseded by it.
   *
   * @throws Refusal saying what lacks
   */
  public long issue(Occasion occasion, long teacher, Level level) {
    var key = occasion.keyFor("certificate");
    table.hold(teacher); // of two at once the second finds what the first issued
    var already = table.keyed(key);
    if (already.isPresent()) return already.get();
    var known = teachers.teacher(teacher, occasion.actor());
    if (!known.present()) throw new Refusal("training.refusal.gone", known.called());
    var rule = rule(level);
    var before =
        table.ofTeacher(teacher).stream()
            .filter(each -> each.level() == level && each.stands())
            .findFirst();
    var expires = occasion.today().plusMonths(rule.months());
    if (before.isPresent() && !before.get().expiresOn().isBefore(expires))
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "training.refusal.issued",
          known.called(),
          before.get().number(),
          before.get().expiresOn());
    var proof = proof(teacher, rule, occasion.today());
    if (!rule.satisfied(proof))
      throw new Refusal(
          "training.refusal.evidence",
          known.called(),
          level,
          proof.minutes(),
          rule.minutes(),
          proof.lessons(),
          rule.lessons(),
          proof.observations(),
          rule.observations());
    int year = occasion.today().getYear();
    var number = "T-%d-%05d".formatted(year, table.next(year));
    before.ifPresent(
        one -> table.end(one.certificate(), CertificateState.SUPERSEDED, occasion.today(), number));
    var letterhead =
        entities.actingFor(partners.partner(known.school()).territory(), occasion.today());
    long fresh =
        table.insert(
            occasion,
            key,
            number,
            PaperCode.fresh(number).secret(),
            teacher,
            level,
            expires,
            proof,
            letterheads.keep(letterhead));
    before.ifPresent(one -> table.succeed(one.certificate(), fresh));
    return fresh;
  }

  /** It was wrong; the public page says so from now on. */
  public void end(Occasion occasion, long certificate, String reason) {
    var known = certificate(certificate, occasion.actor());
    if (reason.isBlank() || reason.length() > 300) throw new Refusal("training.refusal.words");
    if (table.end(certificate, CertificateState.VOID, occasion.today(), reason.strip()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "training.refusal.ended", known.number());
  }

  @Transactional(readOnly = true)
  public Certificate certificate(long certificate, Actor actor) {
    var known =
        table
            .certificate(certificate)
            .orElseThrow(() -> Refusal.notFound(String.valueOf(certificate)));
    if (!teachers.isSeen(known.teacher(), actor))
      throw Refusal.notFound(String.valueOf(certificate));
    return known;
  }

  @Transactional(readOnly = true)
  Certificate coded(String code) {
    var read = PaperCode.read(code);
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  @Transactional(readOnly = true)
  public List<Certificate> ofTeacher(long teacher) {
    return table.ofTeacher(teacher);
  }

  /** What the paper's template gets. */
  public record Printed(
      Certificate certificate, String name, String school, String address, String qr) {}

  /**
   * The paper in this language, made now: it carries a name, and who is forgotten has none.
   *
   * @param origin where the house is found from outside
   */
  public byte[] print(long certificate, Actor actor, Locale language, String origin) {
    var known = certificate(certificate, actor);
    var teacher = teachers.teacher(known.teacher(), actor);
    if (teacher.name() == null) throw new Refusal("training.refusal.forgotten");
    if (known.state() == CertificateState.VOID)
      throw new Refusal("training.refusal.void", known.number());
    var address = (origin + "/t/" + known.code()).toUpperCase(Locale.ROOT);
    var pdf =
        paper.pdf(
            "training/paper",
            Map.of(
                "page",
                new Printed(
                    known,
                    Objects.requireNonNull(teacher.name()),
                    partners.partner(teacher.school()).name(),
                    address,
                    Qr.svg(address)),
                "issued",
                known.number()),
            language,
            letterheads.kept(known.letterhead()));
    return prints.given("training", known.number(), pdf);
  }

  // ---- evidence ----

  /**
   * A lesson was observed.
   *
   * @param points one to four, in the order of the rubric
   */
  public void observe(
      Occasion occasion,
      long teacher,
      LocalDate day,
      String observer,
      List<Integer> points,
      String words) {
    var known = teachers.teacher(teacher, occasion.actor());
    if (known.erasedAt() != null) throw new Refusal("training.refusal.forgotten");
    if (day.isAfter(occasion.today())) throw new Refusal("training.refusal.future", day);
    if (observer.isBlank() || observer.length() > 80)
      throw new Refusal("training.refusal.observer");
    if (words.length() > 1000) throw new Refusal("training.refusal.words");
    if (points.size() != Rubric.values().length
        || points.stream().anyMatch(point -> point < 1 || point > 4))
      throw new Refusal("training.refusal.points");
    int tenths =
        (int) Math.round(points.stream().mapToInt(Integer::intValue).average().orElseThrow() * 10);
    table.observe(
        occasion,
        teacher,
        day,
        observer.strip(),
        points.toArray(Integer[]::new),
        tenths,
        Teachers.blank(words));
  }

  /** The principal says how many lessons somebody gave; no day is counted twice. */
  public void confirm(
      Occasion occasion, long teacher, LocalDate from, LocalDate until, int lessons, String by) {
    var known = teachers.teacher(teacher, occasion.actor());
    if (known.erasedAt() != null) throw new Refusal("training.refusal.forgotten");
    if (until.isAfter(occasion.today())) throw new Refusal("training.refusal.future", until);
    if (until.isBefore(from)) throw new Refusal("training.refusal.backwards", from, until);
    if (lessons < 1 || lessons > 500) throw new Refusal("training.refusal.lessons", 1, 500);
    if (by.isBlank() || by.length() > 80) throw new Refusal("training.refusal.confirmed");
    if (table.overlaps(teacher, from, until, occasion.keyFor("taught")))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "training.refusal.counted", known.called(), from, until);
    table.confirm(occasion, teacher, from, until, lessons, by.strip());
  }

  @Transactional(readOnly = true)
  List<CertificateTable.Observation> observations(long teacher) {
    return table.observations(teacher);
  }

  @Transactional(readOnly = true)
  List<CertificateTable.Taught> taught(long teacher) {
    return table.taught(teacher);
  }
}
