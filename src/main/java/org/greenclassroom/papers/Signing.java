package org.greenclassroom.papers;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets signatures under papers. Inside the front door's transaction, the paper held. */
@Component
class Signing {
  private static final Set<String> SCANS = Set.of("application/pdf", "image/jpeg", "image/png");

  private final PaperTable table;
  private final SignatureTable signatures;
  private final InvitationTable invitations;
  private final Drawing drawing;
  private final Kinds kinds;

  Signing(
      PaperTable table,
      SignatureTable signatures,
      InvitationTable invitations,
      Drawing drawing,
      Kinds kinds) {
    this.table = table;
    this.signatures = signatures;
    this.invitations = invitations;
    this.drawing = drawing;
    this.kinds = kinds;
  }

  /** Where a signature comes from. */
  private record Way(
      Seal.How how,
      Instant signedAt,
      @Nullable Long scan,
      @Nullable String scanHash,
      @Nullable Long invitation) {}

  /**
   * Officers and engineers sign with whoever stands beside them; others only for their own side.
   */
  boolean maySign(Actor actor, Drawn paper, String role) {
    return actor.account() == Actor.HOUSE.account()
        || actor.is(Role.OFFICER, Role.ENGINEER)
        || kinds
            .access(paper.kind())
            .map(access -> access.maySign(actor, paper, role))
            .orElse(false);
  }

  void onScreen(Occasion occasion, Drawn paper, String role, Signature signature) {
    mayOrRefuse(occasion.actor(), paper, role);
    var way = new Way(Seal.How.SCREEN, occasion.now(), null, null, null);
    if (set(occasion, paper, role, signature, way)) finish(occasion, paper);
  }

  void byLink(Occasion occasion, Drawn paper, Invitation invitation, Signature signature) {
    var way = new Way(Seal.How.LINK, occasion.now(), null, null, invitation.invitation());
    if (set(occasion, paper, invitation.role(), signature, way)) {
      invitations.used(invitation.invitation(), occasion.now());
      finish(occasion, paper);
    }
  }

  void byHand(Occasion occasion, Drawn paper, Scan scan) {
    if (scan.signers().isEmpty()) throw new Refusal("papers.refusal.no-signer");
    for (var role : scan.signers().keySet()) mayOrRefuse(occasion.actor(), paper, role);
    if (repeats(occasion, paper, scan.signers().keySet())) return;
    var type = Files.typeOf(scan.bytes());
    if (!SCANS.contains(type)) throw new Refusal("papers.refusal.scan-type");
    if (scan.bytes().length > Files.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var drawnOn = paper.drawnAt().atZone(occasion.zone()).toLocalDate();
    if (scan.signedOn().isAfter(occasion.today()) || scan.signedOn().isBefore(drawnOn))
      throw new Refusal("papers.refusal.signed-on", scan.signedOn(), drawnOn);
    long kept =
        signatures.insertScan(
            paper.paper(), scan.bytes(), type, occasion.now(), occasion.actor().account());
    var noon = scan.signedOn().atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
    var at = noon.isAfter(occasion.now()) ? occasion.now() : noon;
    var way = new Way(Seal.How.SCAN, at, kept, Files.sha256(scan.bytes()), null);
    for (var role : new TreeSet<>(scan.signers().keySet()))
      set(occasion, paper, role, Signature.typed(String.valueOf(scan.signers().get(role))), way);
    finish(occasion, paper);
  }

  private void mayOrRefuse(Actor actor, Drawn paper, String role) {
    if (!maySign(actor, paper, role))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "papers.refusal.not-yours", paper.number());
  }

  /** The same act posted again: all these sides are signed already, by it. */
  private boolean repeats(Occasion occasion, Drawn paper, Set<String> roles) {
    return roles.stream()
        .allMatch(role ->
            signatures
                .keyOf(paper.paper(), role)
                .map(occasion.keyFor("signature/" + role)::equals)
                .orElse(false));
  }

  /** Whether it is new; the same act again is not. */
  private boolean set(Occasion occasion, Drawn paper, String role, Signature signature, Way way) {
    var side =
        paper.sides().stream()
            .filter(each -> each.role().equals(role))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(role));
    UUID key = occasion.keyFor("signature/" + role);
    var already = signatures.keyOf(paper.paper(), role);
    if (already.isPresent()) {
      if (already.get().equals(key)) return false;
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "papers.refusal.signed-already",
          paper.number(),
          String.valueOf(side.name()));
    }
    if (paper.state() != PaperState.DRAFTED)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "papers.refusal.not-to-sign", paper.number(), paper.state());
    var name = Drawing.name(signature.name());
    var image = signature.image();
    if (image != null && !SCANS.contains(Files.typeOf(image)))
      throw new Refusal("papers.refusal.scan-type");
    var salt = drawing.salt();
    var pictureHash = image == null ? way.scanHash() : Files.sha256(image);
    long written =
        signatures.insert(
            new SignatureTable.Set(
                paper.paper(),
                role,
                way.how(),
                way.signedAt(),
                occasion.now(),
                way.how() == Seal.How.LINK ? null : occasion.actor().account(),
                paper.sha256(),
                Canon.sealOfSignature(salt, name, pictureHash),
                way.scan(),
                way.invitation()),
            key);
    signatures.insertSigner(
        written, salt, new Signature(name, image, image == null ? null : Files.typeOf(image)));
    invitations.withdrawOthers(paper.paper(), role, way.invitation(), occasion.now());
    return true;
  }

  /** When the last side has signed, the paper stands, and what it was to replace does not. */
  private void finish(Occasion occasion, Drawn before) {
    var paper = table.papers(java.util.List.of(before.paper())).getFirst();
    if (paper.state() != PaperState.DRAFTED
        || paper.sides().stream().anyMatch(side -> side.signedAt() == null)) return;
    var last =
        paper.sides().stream()
            .map(Drawn.Side::signedAt)
            .collect(Collectors.maxBy(java.util.Comparator.nullsFirst(Instant::compareTo)));
    table.state(paper.paper(), PaperState.SIGNED, last.orElse(occasion.now()));
    if (paper.replaces() != null) table.replaceAllBefore(paper.paper());
    invitations.withdrawOthers(paper.paper(), "", null, occasion.now());
    var signed = table.papers(java.util.List.of(before.paper())).getFirst();
    for (var waiter : kinds.waiters(signed.kind())) waiter.signed(occasion, signed);
  }
}
