package org.greenclassroom.wiping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Words;
import org.greenclassroom.hooks.Hooks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of clearing: issued once, never edited, voided or superseded by two officers. */
@Service
@Transactional
public class Certificates {
  static final String TOPIC = "wiping.certificate-issued";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Custody custody;
  private final Quality quality;
  private final Holds holds;
  private final Samples samples;
  private final Contents contents;
  private final CertificateTable table;
  private final Donations donations;
  private final Entities entities;
  private final Letterheads letterheads;
  private final Files files;
  private final Paper paper;
  private final PaperSeal seal;
  private final MessageSource words;
  private final Hooks hooks;
  private final ObjectProvider<Release> releases; // the lots' keeper asks this room, and is asked

  Certificates(
      Custody custody,
      Quality quality,
      Holds holds,
      Samples samples,
      Contents contents,
      CertificateTable table,
      Donations donations,
      Entities entities,
      Letterheads letterheads,
      Files files,
      Paper paper,
      PaperSeal seal,
      MessageSource words,
      Hooks hooks,
      ObjectProvider<Release> releases) {
    this.custody = custody;
    this.quality = quality;
    this.holds = holds;
    this.samples = samples;
    this.contents = contents;
    this.table = table;
    this.donations = donations;
    this.entities = entities;
    this.letterheads = letterheads;
    this.files = files;
    this.paper = paper;
    this.seal = seal;
    this.words = words;
    this.hooks = hooks;
    this.releases = releases;
  }

  /** What is certified; made again when a certificate is superseded. */
  private record Subject(
      Certificate.Kind kind,
      @Nullable Device device,
      @Nullable Long drive,
      @Nullable Long lot,
      @Nullable Long donor,
      String name,
      Content.@Nullable Sampling sample,
      List<Content.Computer> computers) {}

  /**
   * Of one drive, once it is proven gone and judged enough.
   *
   * @param origin where the house is found from outside, for the address on the paper
   */
  public long ofDrive(Occasion occasion, Tag tag, int nth, String origin) {
    return first(occasion, drive(locked(tag), nth), origin);
  }

  /** Of a computer, once all its drives are. */
  public long ofComputer(Occasion occasion, Tag tag, String origin) {
    return first(occasion, computer(locked(tag)), origin);
  }

  /** Of a lot, once all its computers are, its sample was read, and nothing holds it. */
  public long ofLot(Occasion occasion, long lot, String origin) {
    return first(occasion, lot(lot), origin);
  }

  /** One officer proposes to void it, or to have a better one stand for it. */
  public void propose(Occasion occasion, long number, Certificate.State how, String reason) {
    if (how == Certificate.State.VALID)
      throw new Refusal("frame.refusal.unreadable", "how", how.name());
    var why = Quality.reasoned(reason);
    var certificate = certificate(occasion.actor(), number);
    if (certificate.ending() != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          certificate.state() == Certificate.State.VALID
              ? "wiping.refusal.ending-proposed"
              : "wiping.refusal.ended",
          certificate.number());
    table.propose(
        number, how, why, occasion.now(), occasion.actor().account(), occasion.keyFor("ending"));
  }

  /** It stays as it is. */
  public void withdraw(Occasion occasion, long number) {
    var certificate = certificate(occasion.actor(), number);
    table.withdraw(proposed(certificate).ending(), occasion.now());
  }

  /**
   * A second officer agrees.
   *
   * @return the certificate to look at now: the successor, or the voided one
   */
  public long agree(Occasion occasion, long number, String origin) {
    var certificate = certificate(occasion.actor(), number);
    var ending = proposed(certificate);
    if (ending.proposedBy() == occasion.actor().account())
      throw new Refusal("wiping.refusal.four-eyes");
    if (ending.how() == Certificate.State.VOID) {
      table.agree(ending.ending(), occasion.now(), occasion.actor().account());
      return number;
    }
    var subject = again(certificate);
    if (table.agree(ending.ending(), occasion.now(), occasion.actor().account()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.ended", certificate.number());
    return issue(occasion, subject, certificate, origin);
  }

  @Transactional(readOnly = true)
  public Certificate certificate(Actor actor, long number) {
    return table
        .certificate(number)
        .filter(each -> sees(actor, each))
        .orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  /** The certificate of this public address; whoever holds the paper knows it. */
  @Transactional(readOnly = true)
  public Certificate coded(String code) {
    var read = PaperCode.read(code);
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  @Transactional(readOnly = true)
  public @Nullable Certificate successor(Certificate certificate) {
    return table.successor(certificate.certificate()).orElse(null);
  }

  @Transactional(readOnly = true)
  public @Nullable Certificate predecessor(Certificate certificate) {
    var before = certificate.supersedes();
    return before == null ? null : table.certificate(before).orElse(null);
  }

  @Transactional(readOnly = true)
  public Content content(Certificate certificate) {
    return Content.of(files.file(certificate.record()).bytes());
  }

  /** SHA-256 of its papers, by language. */
  @Transactional(readOnly = true)
  public Map<String, String> papers(Certificate certificate) {
    return table.files(certificate.certificate());
  }

  /** The paper in this language, byte for byte as it was issued. */
  @Transactional(readOnly = true)
  public Files.Kept paper(Certificate certificate, String language) {
    var sha256 = table.files(certificate.certificate()).get(language);
    if (sha256 == null) throw Refusal.notFound(certificate.number() + "/" + language);
    return files.file(sha256);
  }

  @Transactional(readOnly = true)
  public Files.Kept record(Certificate certificate) {
    return files.file(certificate.record());
  }

  /** The donor's copies come only from a closed lot; what is in no lot waits for none. */
  @Transactional(readOnly = true)
  public void released(Actor actor, Certificate certificate) {
    var lot = certificate.lot();
    if (actor.seesAll() || lot == null) return;
    if (!releases.stream().allMatch(each -> each.released(lot)))
      throw new Refusal("wiping.refusal.not-released", certificate.number(), String.valueOf(lot));
  }

  /** Whether these bytes are a paper of this certificate; the number of another; or changed. */
  @Transactional(readOnly = true)
  public @Nullable String numberOf(byte[] pdf) {
    return table.numberOf(Files.sha256(pdf)).orElse(null);
  }

  @Transactional(readOnly = true)
  public Slice<Certificate> page(Actor actor, @Nullable String after, int size) {
    Collection<Long> donors = actor.seesAll() ? null : actor.partnersAs(Role.DONOR);
    long before =
        after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    return Slice.of(
        table.page(donors, before, size + 1), size, each -> String.valueOf(each.certificate()));
  }

  @Transactional(readOnly = true)
  public List<Certificate> ofDevice(Device device) {
    return table.ofDevice(device.id());
  }

  @Transactional(readOnly = true)
  public List<Certificate> ofLot(long lot) {
    return table.ofLot(lot);
  }

  private static boolean sees(Actor actor, Certificate certificate) {
    var donor = certificate.donor();
    return actor.seesAll() || donor != null && actor.partnersAs(Role.DONOR).contains(donor);
  }

  /** Refused while its lot is held: what was found in one may be in all. */
  private Device locked(Tag tag) {
    var device = custody.lock(List.of(tag)).getFirst();
    var lot = device.observed().lot();
    if (lot != null) notHeld(lot);
    return device;
  }

  private void notHeld(long lot) {
    if (!holds.held(List.of(lot)).isEmpty())
      throw new Refusal("wiping.refusal.lot-held", String.valueOf(lot));
  }

  private Subject drive(Device device, int nth) {
    var computer = contents.drive(device, nth);
    return new Subject(
        Certificate.Kind.DRIVE,
        device,
        contents.driveId(device, nth),
        device.observed().lot(),
        device.observed().donor(),
        computer.drives().getFirst().id(),
        null,
        List.of(computer));
  }

  private Subject computer(Device device) {
    return new Subject(
        Certificate.Kind.COMPUTER,
        device,
        null,
        device.observed().lot(),
        device.observed().donor(),
        device.tag().printed(),
        null,
        List.of(contents.computer(device)));
  }

  private Subject lot(long lot) {
    var devices = custody.lock(quality.tagsOf(lot));
    var name = String.valueOf(lot);
    notHeld(lot);
    var computers = contents.lot(devices);
    var state = quality.lot(lot);
    if (state.passed() < state.wanted())
      throw new Refusal("wiping.refusal.sample-missing", name, state.wanted(), state.passed());
    return new Subject(
        Certificate.Kind.LOT,
        null,
        null,
        lot,
        devices.getFirst().observed().donor(),
        name,
        new Content.Sampling(
            state.cleared(),
            state.wanted(),
            state.passed(),
            samples.draws(lot).stream().map(Samples.Drawing::seed).toList()),
        computers);
  }

  private Subject again(Certificate certificate) {
    if (certificate.kind() == Certificate.Kind.LOT)
      return lot(Objects.requireNonNull(certificate.lot()));
    var subject = certificate.subject();
    var tag =
        Tag.parse(subject.contains("/") ? subject.substring(0, subject.indexOf('/')) : subject);
    var device = locked(tag);
    if (!device.receivedAt().equals(certificate.stay()))
      throw new Refusal("wiping.refusal.other-stay", certificate.number(), tag.printed());
    return certificate.kind() == Certificate.Kind.COMPUTER
        ? computer(device)
        : drive(device, Integer.parseInt(subject.substring(subject.indexOf('/') + 1)));
  }

  private long first(Occasion occasion, Subject subject, String origin) {
    var already = table.keyed(occasion.keyFor("certificate"));
    if (already.isPresent()) return already.get().certificate();
    var device = subject.device();
    var before =
        device == null
            ? table.ofLot(Objects.requireNonNull(subject.lot()))
            : table.ofDevice(device.id()).stream()
                .filter(each -> device.receivedAt().equals(each.stay()))
                .toList();
    for (var each : before)
      if (each.kind() == subject.kind()
          && Objects.equals(each.drive(), subject.drive())
          && each.state() == Certificate.State.VALID)
        throw new Refusal(
            Refusal.Kind.CONFLICT, "wiping.refusal.issued", subject.name(), each.number());
    return issue(occasion, subject, null, origin);
  }

  private long issue(
      Occasion occasion, Subject subject, @Nullable Certificate before, String origin) {
    int year = occasion.today().getYear();
    var letterhead = letterhead(subject, occasion.today());
    var number =
        subject
            .kind()
            .number(letterhead, year, table.next(letterhead.prefix(), subject.kind(), year));
    var code = PaperCode.fresh(number);
    var address = (origin + "/c/" + code).toUpperCase(Locale.ROOT);
    var content =
        new Content(
            number,
            before == null ? 1 : before.version() + 1,
            before == null ? null : before.number(),
            subject.kind(),
            occasion.now(),
            contents.known(occasion.actor().account()),
            entity(letterhead),
            address,
            Content.STANDARD,
            contents.donor(subject.donor()),
            subject.lot(),
            subject.sample(),
            subject.computers());
    var record = files.keep(content.json(), number + ".json", "application/json");
    var device = subject.device();
    long certificate =
        table.insert(
            new Certificate(
                0,
                subject.kind(),
                number,
                content.version(),
                code.secret(),
                device == null ? null : device.id(),
                subject.drive(),
                subject.lot(),
                subject.donor(),
                device == null ? null : device.receivedAt(),
                subject.name(),
                record,
                before == null ? null : before.certificate(),
                occasion.now(),
                occasion.actor().account(),
                null),
            occasion.keyFor("certificate"));
    print(content, record, letterhead)
        .forEach((language, sha256) -> table.insertFile(certificate, language, sha256));
    tell(occasion, content);
    return certificate;
  }

  /** Neither its file nor its code: who may see the paper asks for it. */
  private void tell(Occasion occasion, Content content) {
    var told = JSON.createObjectNode();
    told.put("number", content.number());
    told.put("version", content.version());
    told.put("kind", content.kind().name());
    hooks.tell(occasion, TOPIC, JSON.writeValueAsString(told));
  }

  /** The entity of the lot it came in; of a device in no lot, the one that acts for its donor. */
  private Letterhead letterhead(Subject subject, LocalDate day) {
    var lot = subject.lot();
    return lot == null
        ? entities.actingFor(contents.territory(subject.donor()), day)
        : donations.letterhead(lot, day);
  }

  private Content.@Nullable InTheNameOf entity(Letterhead letterhead) {
    var kept = letterheads.keep(letterhead);
    return kept == null
        ? null
        : new Content.InTheNameOf(
            letterhead.name(letterhead.prevails()), letterhead.number(), letterhead.law(), kept);
  }

  /** The paper in each language: made of the record alone, sealed, kept. */
  private Map<String, String> print(Content content, String record, Letterhead letterhead) {
    var printed = new HashMap<String, String>();
    var qr = Qr.svg(content.verifyAt());
    for (var language : Words.LANGUAGES) {
      var pdf =
          paper.pdf(
              "wiping/certificate",
              Map.of("page", new Printed(content, record, qr), "issued", content.number()),
              language,
              letterhead);
      var reason =
          Objects.requireNonNull(
              words.getMessage(
                  "wiping.certificate.reason", new Object[] {content.number()}, language));
      var sealed = seal.sign(pdf, reason);
      printed.put(
          language.getLanguage(),
          files.keep(
              sealed, content.number() + "-" + language.getLanguage() + ".pdf", "application/pdf"));
    }
    return printed;
  }

  /** What the paper's template gets. */
  record Printed(Content content, String record, String qr) {
    public String size(@Nullable Long bytes) {
      return WipingController.size(bytes);
    }

    public @Nullable String checked(@Nullable String verification) {
      return Run.checked(verification);
    }
  }

  private static Certificate.Ending proposed(Certificate certificate) {
    var ending = certificate.ending();
    if (ending == null)
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.no-ending", certificate.number());
    if (ending.stands())
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.ended", certificate.number());
    return ending;
  }
}
