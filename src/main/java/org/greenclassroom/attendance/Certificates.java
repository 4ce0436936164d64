package org.greenclassroom.attendance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers about hours that were confirmed: who records certifies (民发〔2015〕149号). Identity, service,
 * issuer, number; void or superseded, never edited. A number of an identity document is typed for
 * one print and kept nowhere.
 */
@Service
@Transactional
public class Certificates {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_DOCUMENT = 40;
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{6,40}");

  private final CertificateTable table;
  private final Volunteers volunteers;
  private final Entities entities;
  private final Letterheads letterheads;
  private final People people;
  private final Paper paper;
  private final PaperSeal seal;
  private final Prints prints;
  private final MessageSource words;

  Certificates(
      CertificateTable table,
      Volunteers volunteers,
      Entities entities,
      Letterheads letterheads,
      People people,
      Paper paper,
      PaperSeal seal,
      Prints prints,
      MessageSource words) {
    this.table = table;
    this.volunteers = volunteers;
    this.entities = entities;
    this.letterheads = letterheads;
    this.people = people;
    this.paper = paper;
    this.seal = seal;
    this.prints = prints;
    this.words = words;
  }

  /**
   * Of one day or a period.
   *
   * @throws Refusal where no confirmed hours are, or one stands for the same person and days
   */
  public long issue(Occasion occasion, long volunteer, LocalDate from, LocalDate until) {
    var already = table.keyed(occasion.keyFor("certificate"));
    if (already.isPresent()) return already.get();
    if (until.isBefore(from)) throw new Refusal("attendance.refusal.period", from, until);
    mustNotStand(volunteer, from, until);
    return write(occasion, volunteer, from, until, null, occasion.keyFor("certificate"));
  }

  /**
   * Of a day, for everybody whose hours of it are confirmed and who has none of that day.
   *
   * @return how many were issued
   */
  public int issueOf(Occasion occasion, long activity) {
    var all = table.toCertify(activity);
    for (var one : all)
      write(
          occasion,
          one.volunteer(),
          one.day(),
          one.day(),
          null,
          occasion.keyFor("certificate/" + one.volunteer()));
    return all.size();
  }

  private void mustNotStand(long volunteer, LocalDate from, LocalDate until) {
    table
        .standing(volunteer, from, until)
        .ifPresent(number -> {
          throw new Refusal(Refusal.Kind.CONFLICT, "attendance.refusal.issued", number);
        });
  }

  private long write(
      Occasion occasion,
      long volunteer,
      LocalDate from,
      LocalDate until,
      @Nullable Certificate before,
      UUID key) {
    var person = volunteers.volunteer(volunteer);
    if (person.erased()) throw new Refusal("attendance.refusal.forgotten");
    table.hold(volunteer, from, until);
    int minutes = table.minutes(volunteer, from, until);
    if (minutes == 0)
      throw new Refusal("attendance.refusal.no-hours", String.valueOf(person.name()));
    var letterhead = entities.actingFor(table.territory(volunteer, from, until), occasion.today());
    int year = occasion.today().getYear();
    var number =
        "%s-%d-%05d"
            .formatted(
                letterhead.series(Certificate.SERIES), year, table.next(letterhead.prefix(), year));
    // two who issue the same at once waited for each other at the number
    if (before == null) mustNotStand(volunteer, from, until);
    long certificate =
        table.insert(
            key,
            number,
            PaperCode.fresh(number).secret(),
            volunteer,
            from,
            until,
            minutes,
            letterheads.keep(letterhead),
            before == null ? null : before.certificate(),
            occasion.now(),
            occasion.actor().account());
    table.insertLines(certificate);
    return certificate;
  }

  /** It was wrong: whoever looks it up is told. */
  void revoke(Occasion occasion, long number, String reason) {
    end(occasion, certificate(number), Certificate.State.VOID, reason);
  }

  /** Another stands for it, made of the hours that count today. */
  long supersede(Occasion occasion, long number, String reason) {
    var already = table.keyed(occasion.keyFor("certificate"));
    if (already.isPresent()) return already.get();
    var before = certificate(number);
    end(occasion, before, Certificate.State.SUPERSEDED, reason);
    return write(
        occasion,
        before.volunteer(),
        before.fromDay(),
        before.untilDay(),
        before,
        occasion.keyFor("certificate"));
  }

  private void end(Occasion occasion, Certificate it, Certificate.State how, String reason) {
    var why = reason.strip();
    if (why.isEmpty()) throw new Refusal("attendance.refusal.why-ended");
    if (why.length() > LONGEST_REASON)
      throw new Refusal("attendance.refusal.words-long", LONGEST_REASON);
    if (table.end(it.certificate(), how, why, occasion.now(), occasion.actor().account()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "attendance.refusal.ended", it.number());
  }

  @Transactional(readOnly = true)
  Certificate certificate(long number) {
    return table.certificate(number).orElseThrow(() -> Refusal.notFound(Long.toString(number)));
  }

  /** A volunteer's own only. */
  @Transactional(readOnly = true)
  Certificate own(Actor actor, long number) {
    var it = certificate(number);
    if (volunteers.of(actor).filter(one -> one == it.volunteer()).isEmpty())
      throw Refusal.notFound(Long.toString(number));
    return it;
  }

  /** By its number, or by number and secret as they stand in its QR code; null: there is none. */
  @Transactional(readOnly = true)
  @Nullable Certificate looked(String typed) {
    var code = typed.strip().toUpperCase(Locale.ROOT);
    if (!NUMBER.matcher(code).matches()) return null;
    var plain = table.numbered(code);
    if (plain.isPresent()) return plain.get();
    int cut = code.lastIndexOf('-');
    if (cut < 0) return null;
    var read = PaperCode.read(code);
    return table
        .numbered(read.number())
        .filter(one -> one.secret().equals(read.secret()))
        .orElse(null);
  }

  @Transactional(readOnly = true)
  @Nullable Certificate successor(long certificate) {
    return table.successor(certificate).orElse(null);
  }

  @Transactional(readOnly = true)
  List<Certificate.Line> lines(long certificate) {
    return table.lines(certificate);
  }

  @Transactional(readOnly = true)
  Slice<Certificate> page(long before, int size) {
    return Slice.of(table.page(before, size + 1), size, one -> Long.toString(one.certificate()));
  }

  @Transactional(readOnly = true)
  List<Certificate> of(long volunteer) {
    return table.of(volunteer);
  }

  @Transactional(readOnly = true)
  int minutes(long volunteer, LocalDate from, LocalDate until) {
    return table.minutes(volunteer, from, until);
  }

  /**
   * What the paper's template gets.
   *
   * @param document what was typed of an identity document; empty: nothing, a line to be filled in
   * @param charge who answers for it
   */
  record Printed(
      Certificate certificate,
      List<Certificate.Line> lines,
      String document,
      String charge,
      String address,
      String qr) {}

  /**
   * The paper of one that stands, for a kit of many; nothing is said of a document of identity.
   *
   * @param origin where the house is found from outside
   */
  public byte[] paper(long certificate, Locale language, String origin) {
    return paper(certificate(certificate), language, "", origin);
  }

  /**
   * The paper, made anew each time: what it says of a document of identity is not kept.
   *
   * @param document its kind and number as they were typed; empty: none
   * @param origin where the house is found from outside
   */
  byte[] paper(Certificate it, Locale language, String document, String origin) {
    if (it.state() != Certificate.State.VALID)
      throw new Refusal("attendance.refusal.ended", it.number());
    if (it.name() == null) throw new Refusal("attendance.refusal.forgotten");
    var typed = document.strip();
    if (typed.length() > LONGEST_DOCUMENT)
      throw new Refusal("attendance.refusal.document-long", LONGEST_DOCUMENT);
    var address = (origin + "/h/" + it.code()).toUpperCase(Locale.ROOT);
    var model = new HashMap<String, Object>();
    model.put(
        "page",
        new Printed(
            it,
            table.lines(it.certificate()),
            typed,
            people.known(it.issuedBy()).name(),
            origin + "/h",
            Qr.svg(address)));
    model.put("issued", it.number());
    model.put("style", "attendance/certificate.css");
    var pdf =
        paper.pdf("attendance/certificate", model, language, letterheads.kept(it.letterhead()));
    var signed =
        seal.sign(
            pdf,
            Objects.requireNonNull(
                words.getMessage(
                    "attendance.certificate.reason", new Object[] {it.number()}, language)));
    return prints.given("attendance", it.number(), signed);
  }
}
