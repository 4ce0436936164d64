package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of evidence: files are handed in, read, kept, and find their device. */
@Service
@Transactional
public class Evidence {
  static final Set<Documents.State> WAITING =
      EnumSet.of(Documents.State.REVIEW, Documents.State.UNMATCHED);

  private static final Pattern MAIL = Pattern.compile("[^\\s_@/]{1,64}@[^\\s_@/]{1,64}");

  private final Readers readers;
  private final Documents documents;
  private final Readings readings;
  private final SeenDrives seen;
  private final Traces traces;
  private final Files files;
  private final Custody custody;
  private final List<UponMatch> rooms;

  Evidence(
      Readers readers,
      Documents documents,
      Readings readings,
      SeenDrives seen,
      Traces traces,
      Files files,
      Custody custody,
      List<UponMatch> rooms) {
    this.readers = readers;
    this.documents = documents;
    this.readings = readings;
    this.seen = seen;
    this.traces = traces;
    this.files = files;
    this.custody = custody;
    this.rooms = rooms;
  }

  /**
   * Takes a file. What cannot be read is answered with {@link Outcome#REFUSED} and not kept; the
   * same bytes again are answered with what the first said.
   *
   * @param device the device a person says it speaks of
   */
  public Answer take(Occasion occasion, byte[] bytes, String fileName, @Nullable Tag device) {
    return take(occasion, bytes, fileName, device, null);
  }

  /** The same, of a computer that this partner has: what points elsewhere waits for a person. */
  public Answer takeFrom(long partner, Occasion occasion, byte[] bytes, String fileName) {
    return take(occasion, bytes, fileName, null, partner);
  }

  private Answer take(
      Occasion occasion,
      byte[] bytes,
      String fileName,
      @Nullable Tag device,
      @Nullable Long partner) {
    var named = device == null ? null : candidate(device);
    var came = Files.sha256(bytes);
    var before = documents.withHash(came);
    if (before.isPresent()) return again(occasion, before.get(), named);
    Report report;
    try {
      report = readers.read(bytes);
    } catch (Unreadable unreadable) {
      return Answer.refused(came, unreadable.reason());
    }
    var match = match(report, named);
    var found = match.device();
    if (partner != null && found != null && holder(found) != partner)
      match = Match.review("agent-elsewhere");
    var name = cleanName(fileName);
    var reduced = report.reduced();
    var kept = reduced == null ? bytes : reduced.getBytes(StandardCharsets.UTF_8);
    var sha256 = files.keep(kept, name, typeOf(kept));
    var document =
        documents.insert(
            sha256,
            came,
            name,
            report,
            match,
            named == null ? null : named.device(),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("evidence"));
    if (document.isEmpty()) {
      var first = documents.withHash(came).or(() -> documents.withHash(sha256));
      if (first.isPresent()) return again(occasion, first.get(), named);
      throw new Refusal(Refusal.Kind.CONFLICT, "evidence.refusal.same-key");
    }
    readings.insert(document.get(), report.drives());
    seen.insert(document.get(), report.machine().drives());
    if (match.device() != null)
      link(occasion, document.get(), match.device(), Objects.requireNonNull(match.how()), null);
    return answer(documents.document(document.get()).orElseThrow(), match.outcome());
  }

  /** A person says which device a waiting document speaks of. */
  public void link(Occasion occasion, long document, Tag device, Why why) {
    var candidate = candidate(device);
    waiting(document);
    link(occasion, document, candidate, Match.How.PERSON, why);
  }

  /** A person puts a waiting document aside; it stays on file. */
  public void dismiss(Occasion occasion, long document, Dismissal why) {
    waiting(document);
    documents.dismiss(document, why, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  Documents.Kept document(long document) {
    return documents
        .document(document)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(document)));
  }

  @Transactional(readOnly = true)
  List<DriveReading> drives(long document) {
    return readings.of(document);
  }

  /** The drives it saw, whether or not anybody wiped them. */
  @Transactional(readOnly = true)
  List<SeenDrive> seen(long document) {
    return seen.of(document);
  }

  @Transactional(readOnly = true)
  Slice<Documents.Kept> page(Set<Documents.State> states, long before, int size) {
    return Slice.of(
        documents.page(states, before, size + 1), size, each -> String.valueOf(each.document()));
  }

  @Transactional(readOnly = true)
  Map<Long, List<DriveReading>> drivesOf(List<Documents.Kept> kept) {
    return readings.of(kept.stream().map(Documents.Kept::document).toList());
  }

  @Transactional(readOnly = true)
  long count(Set<Documents.State> states) {
    return documents.count(states);
  }

  @Transactional(readOnly = true)
  Documents.Waiting waitingSince(java.time.Instant late) {
    return documents.waiting(late);
  }

  /** Printed tags of these devices. */
  @Transactional(readOnly = true)
  Map<Long, String> tags(java.util.Collection<Long> devices) {
    return documents.devices(devices).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Match.Candidate::device, each -> Tag.parse(each.tag()).printed()));
  }

  /** A doubtful document beside the devices that it may mean, the likeliest first. */
  @Transactional(readOnly = true)
  Comparison comparison(Documents.Kept kept) {
    var devices = new LinkedHashSet<Long>();
    if (kept.named() != null) devices.add(kept.named());
    for (var sign : signs(kept)) for (var each : sign.devices()) devices.add(each.device());
    var known = traces.known(devices);
    var beside = new ArrayList<Traces.Known>();
    for (var device : devices) {
      var each = known.get(device);
      if (each != null && beside.size() < 5) beside.add(each);
    }
    return Comparison.of(
        kept.host(), seen(kept.document()), drives(kept.document()), List.copyOf(beside));
  }

  /** The raw file, byte for byte. */
  @Transactional(readOnly = true)
  public Files.Kept file(long document) {
    return files.file(document(document).sha256());
  }

  /** The same bytes a second time. */
  private Answer again(Occasion occasion, Documents.Kept first, Match.@Nullable Candidate named) {
    if (first.key().equals(occasion.keyFor("evidence")))
      return answer(first, asFirstSaid(first.state()));
    if (first.state() != Documents.State.UNMATCHED || named == null)
      return answer(first, Outcome.DUPLICATE);
    documents.lock(first.document());
    var drives = readings.of(first.document());
    var match = match(first.host(), first.findings(), named, signs(first));
    var now = document(first.document());
    if (match.device() != null && now.state() == Documents.State.UNMATCHED)
      link(occasion, first.document(), match.device(), Match.How.NAMED, null);
    return answer(document(first.document()), Outcome.DUPLICATE);
  }

  /** A device that was made of this document. */
  void link(Occasion occasion, long document, Tag device, Match.How how) {
    link(occasion, document, candidate(device), how, null);
  }

  private static Outcome asFirstSaid(Documents.State state) {
    return switch (state) {
      case MATCHED -> Outcome.MATCHED;
      case REVIEW -> Outcome.REVIEW;
      case UNMATCHED -> Outcome.UNMATCHED;
      case DISMISSED -> Outcome.DUPLICATE;
    };
  }

  private void link(
      Occasion occasion, long document, Match.Candidate device, Match.How how, @Nullable Why why) {
    documents.link(document, device.device(), how, why, occasion.now(), occasion.actor().account());
    for (var room : rooms) room.matched(occasion, Tag.parse(device.tag()), document);
  }

  private void waiting(long document) {
    documents.lock(document);
    if (!WAITING.contains(document(document).state()))
      throw new Refusal(Refusal.Kind.CONFLICT, "evidence.refusal.settled");
  }

  private Match match(Report report, Match.@Nullable Candidate named) {
    var drives = serials(report.drives(), report.machine().drives());
    return match(
        report.host(), report.findings(), named, traces.signs(report.host(), report.mac(), drives));
  }

  private Match match(
      Host host, List<String> findings, Match.@Nullable Candidate named, List<Sign> signs) {
    return Match.of(
        host,
        findings.contains("several-computers"),
        named,
        signs,
        device -> traces.shownOtherwise(device.device(), host));
  }

  /** A stick is plugged into every computer of a bench: it is no sign of which one this is. */
  private static Set<String> serials(List<DriveReading> wiped, List<SeenDrive> seen) {
    var serials = new TreeSet<String>();
    for (var drive : wiped) if (drive.serial() != null) serials.add(drive.serial());
    for (var drive : seen)
      if (drive.serial() != null && !"USB".equals(drive.bus())) serials.add(drive.serial());
    return serials;
  }

  /** The signs of a document that was kept; its network address was not. */
  List<Sign> signs(Documents.Kept kept) {
    return traces.signs(kept.host(), null, serials(drives(kept.document()), seen(kept.document())));
  }

  private long holder(Match.Candidate candidate) {
    return custody.device(Tag.parse(candidate.tag())).holder();
  }

  private Match.Candidate candidate(Tag tag) {
    var device = custody.device(tag);
    return new Match.Candidate(device.id(), tag.code(), device.observed().serial());
  }

  private Answer answer(Documents.Kept kept, Outcome outcome) {
    var drives = readings.of(kept.document());
    var findings = new LinkedHashSet<>(kept.findings());
    if (kept.doubt() != null) findings.add(kept.doubt());
    for (var drive : drives) findings.addAll(drive.findings());
    var tag = kept.device() == null ? null : tags(List.of(kept.device())).get(kept.device());
    return new Answer(
        kept.document(),
        kept.sha256(),
        kept.format(),
        outcome,
        tag,
        drives.stream()
            .map(each -> new Answer.Drive(each.serial(), each.verdict(), each.reason().key()))
            .toList(),
        new ArrayList<>(findings));
  }

  private static String typeOf(byte[] bytes) {
    var type = Files.typeOf(bytes);
    return type.startsWith("application/octet") ? "text/plain" : type;
  }

  /** A file's name is shown, never trusted; a mail address in it is cut out. */
  private static String cleanName(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    MAIL.matcher(last)
        .replaceAll("_")
        .codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(120)
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? "unnamed" : clean.toString().strip();
  }
}
