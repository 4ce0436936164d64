package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.papers.DrawUp;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.Papers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agreement of a loan: drawn here, signed in papers, valid when the last party has signed. One
 * that was signed by hand before is entered with its scan.
 */
@Service
@Transactional
public class Agreements {
  /** Within how many working days a school reports a fault; the text names the number. */
  private static final int DAYS = 5;

  private static final Set<String> SCANS = Set.of("application/pdf", "image/jpeg", "image/png");

  private final DrawingDesk desk;
  private final Papers papers;
  private final Files files;
  private final ClassroomTable table;
  private final AgreementTable agreements;
  private final LoanPapers loanPapers;

  Agreements(
      DrawingDesk desk,
      Papers papers,
      Files files,
      ClassroomTable table,
      AgreementTable agreements,
      LoanPapers loanPapers) {
    this.desk = desk;
    this.papers = papers;
    this.files = files;
    this.table = table;
    this.agreements = agreements;
    this.loanPapers = loanPapers;
  }

  /**
   * Draws the agreement of a room, with the devices that are kept for it by now as its list. Drawn
   * again before all have signed, it replaces the one before. School, programme and, where the room
   * has one, sponsor sign it in papers.
   *
   * @throws Refusal when it is signed already
   */
  public Drawn draw(Occasion occasion, long classroom) {
    var room = table.existing(classroom).open();
    if (!room.canSign()) throw new Refusal("classrooms.refusal.signed-already", room.name());
    var annex = desk.annex(room);
    return desk.draw(
        occasion,
        LoanPapers.LoanPaper.wanted(classroom, Purpose.LOAN, null, null, null),
        Map.of(
            "room",
            room.name(),
            "seats",
            room.seats(),
            "kind",
            room.kind(),
            "years",
            Classrooms.YEARS,
            "days",
            DAYS),
        annex.rows().isEmpty() ? promised(room.kind(), room.seats()) : annex);
  }

  /** All parties have signed. */
  void settle(Occasion occasion, Drawn paper) {
    var loan = loanPapers.paper(paper.paper()).orElseThrow();
    table.lock(loan.classroom());
    var room = table.existing(loan.classroom());
    if (room.agreement() != null) return; // signed by hand meanwhile: the first counts
    var signedAt = paper.signedAt() == null ? occasion.now() : paper.signedAt();
    Long sponsor = null;
    for (var side : paper.sides())
      if (side.role().equals(Party.SPONSOR.name())) sponsor = side.partner();
    var agreement =
        agreements.insert(
            room.school(),
            sponsor,
            paper.number(),
            null,
            paper.paper(),
            Classrooms.YEARS,
            LocalDate.ofInstant(signedAt, occasion.zone()),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("agreement"));
    table.agree(room.classroom(), agreement, sponsor);
    loanPapers.settle(paper.paper(), occasion.now());
  }

  /** An agreement on paper: what it looks like, and who signed it for whom. */
  public record ByHand(LocalDate signedOn, Map<Party, String> signers, byte[] scan) {
    public ByHand {
      signers = Map.copyOf(signers);
    }
  }

  /**
   * Enters an agreement that was signed by hand before it could be drawn here, for example before
   * the programme had this software.
   *
   * @throws Refusal when a party is missing, the scan is no PDF or picture, or it was signed after
   *     today
   */
  public void enter(Occasion occasion, long classroom, ByHand brought) {
    UUID key = occasion.keyFor("agreement");
    if (agreements.keyed(key).isPresent()) return;
    table.lock(classroom);
    var room = table.existing(classroom).open();
    if (!room.canSign()) throw new Refusal("classrooms.refusal.signed-already", room.name());
    if (brought.signedOn().isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    var signers = new EnumMap<Party, String>(Party.class);
    signers.putAll(brought.signers());
    for (var party : Party.values()) {
      var name = signers.getOrDefault(party, "");
      boolean signs = party != Party.SPONSOR || room.sponsor() != null;
      if (signs == name.isBlank()) throw new Refusal("frame.refusal.signature-name", party);
      if (!signs) signers.remove(party);
    }
    if (brought.scan().length > Files.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var type = Files.typeOf(brought.scan());
    if (!SCANS.contains(type)) throw new Refusal("papers.refusal.scan-type");
    var kept = files.keep(brought.scan(), "agreement-" + classroom, type);
    var agreement =
        agreements.insert(
            room.school(),
            room.sponsor(),
            "by hand",
            kept,
            null,
            Classrooms.YEARS,
            brought.signedOn(),
            occasion.now(),
            occasion.actor().account(),
            key);
    signers.forEach((party, name) -> agreements.sign(agreement, party, name.strip(), kept));
    table.agree(classroom, agreement, room.sponsor());
  }

  /** The agreement of a room as it stands: signed, or waiting for signatures. */
  record Standing(
      @Nullable Agreement signed,
      @Nullable Drawn paper,
      List<AgreementTable.SignedBy> signatures) {}

  @Transactional(readOnly = true)
  Standing standing(Classroom room) {
    var signed = room.agreement() == null ? null : agreements.existing(room.agreement());
    if (signed == null)
      return new Standing(null, desk.waiting(room.classroom(), Purpose.LOAN), List.of());
    return new Standing(
        signed,
        signed.paper() == null ? null : papers.paper(signed.paper()),
        agreements.signatures(signed.agreement()));
  }

  /** The file of an agreement that has one: its exact words, or the scan of them. */
  @Transactional(readOnly = true)
  Optional<Files.Kept> file(Agreement agreement) {
    return Optional.ofNullable(agreement.text()).map(files::file);
  }

  @Transactional(readOnly = true)
  Files.Kept signatureImage(long agreement, Party party) {
    return agreements.signatures(agreement).stream()
        .filter(signed -> signed.party() == party)
        .findFirst()
        .map(signed -> files.file(signed.file()))
        .orElseThrow(() -> Refusal.notFound(party.name()));
  }

  /** Nothing is chosen yet: the list says how many of what kind. */
  private static DrawUp.Annex promised(DeviceKind kind, int pieces) {
    return new DrawUp.Annex(
        List.of("kind", "pieces"), List.of(List.of(kind.name(), String.valueOf(pieces))));
  }
}
