package org.greenclassroom.papers;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: papers drawn from a text, signed, replaced and voided. What was drawn is never
 * changed.
 */
@Service
@Transactional
public class Papers {
  /**
   * A link to sign is good for two weeks: long enough for a holiday, short enough to be asked for.
   */
  static final Duration LINK_IS_GOOD = Duration.ofDays(14);

  private final PaperTable table;
  private final SignatureTable signatures;
  private final InvitationTable invitations;
  private final EndingTable endings;
  private final PrintTable prints;
  private final Drawing drawing;
  private final Signing signing;
  private final Printing printing;
  private final Kinds kinds;
  private final Files files;
  private final Post post;
  private final Letterheads letterheads;
  private final Origin origin;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Papers(
      PaperTable table,
      SignatureTable signatures,
      InvitationTable invitations,
      EndingTable endings,
      PrintTable prints,
      Drawing drawing,
      Signing signing,
      Printing printing,
      Kinds kinds,
      Files files,
      Post post,
      Letterheads letterheads,
      Origin origin,
      Clock clock) {
    this.table = table;
    this.signatures = signatures;
    this.invitations = invitations;
    this.endings = endings;
    this.prints = prints;
    this.drawing = drawing;
    this.signing = signing;
    this.printing = printing;
    this.kinds = kinds;
    this.files = files;
    this.post = post;
    this.letterheads = letterheads;
    this.origin = origin;
    this.clock = clock;
  }

  /**
   * Draws a paper from the text that is valid today. The same occasion again answers the same
   * paper.
   *
   * @throws Refusal when a party, a value or a text is missing
   */
  public Drawn draw(Occasion occasion, DrawUp wanted) {
    var already = table.keyed(occasion.keyFor("paper"));
    return already.isPresent() ? already.get() : paper(drawing.draw(occasion, wanted, null));
  }

  /**
   * Draws a paper that is to stand for an earlier one: at once where that was still to be signed,
   * else as soon as all have signed the new one.
   */
  public Drawn replace(Occasion occasion, long paper, DrawUp wanted) {
    var already = table.keyed(occasion.keyFor("paper"));
    if (already.isPresent()) return already.get();
    var before = locked(paper);
    if (before.state() == PaperState.VOID || before.state() == PaperState.REPLACED)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "papers.refusal.not-to-replace", before.number(), before.state());
    if (!before.kind().equals(wanted.kind()))
      throw new Refusal("papers.refusal.other-kind", before.number());
    var drawn = paper(drawing.draw(occasion, wanted, paper));
    if (before.state() == PaperState.DRAFTED) {
      table.state(paper, PaperState.REPLACED, null);
      invitations.withdrawOthers(paper, "", null, occasion.now());
    }
    return drawn;
  }

  /**
   * Signs on the screen for one side. Officers and engineers may for whoever stands beside them;
   * others where {@link PaperAccess#maySign} says so. The same occasion again changes nothing.
   */
  public void sign(Occasion occasion, long paper, String role, Signature signature) {
    signing.onScreen(occasion, lockedFor(occasion.actor(), paper), role, signature);
  }

  /** Enters a paper signed by hand. The scan is kept with its hash and who brought it. */
  public void upload(Occasion occasion, long paper, Scan scan) {
    signing.byHand(occasion, lockedFor(occasion.actor(), paper), scan);
  }

  /**
   * Sends somebody without an account a link that signs once for one side; earlier open links of
   * that side end.
   *
   * @param address e-mail; a letter goes out with this transaction
   * @throws Refusal where the link may lead elsewhere: whoever acts is a stranger to this side, and
   *     could sign for it
   * @return the link, which is not kept and cannot be asked for again
   */
  public SigningLink invite(
      Occasion occasion, long paper, String role, String address, Locale language) {
    if (!origin.isSure(occasion.actor()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "papers.refusal.no-origin");
    var drawn = locked(paper);
    var expires = occasion.now().plus(LINK_IS_GOOD);
    var key = occasion.keyFor("invitation/" + role);
    if (invitations.keyed(key).isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.invited", Post.address(address));
    var side = side(drawn, role);
    if (drawn.state() != PaperState.DRAFTED || side.signedAt() != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "papers.refusal.not-to-sign", drawn.number(), drawn.state());
    invitations.withdrawOthers(paper, role, null, occasion.now());
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    invitations.insert(
        paper,
        role,
        PublicLinks.hash(secret),
        Post.address(address),
        language.getLanguage(),
        occasion.now(),
        occasion.actor().account(),
        expires,
        key);
    var link =
        new SigningLink(
            origin.here() + "/sign/" + secret + "?language=" + language.getLanguage(), expires);
    post.writeSealed(
        occasion,
        address,
        language,
        letterheads.kept(drawn.letterhead()),
        "papers.letter.sign",
        drawn.number(),
        printing.kind(drawn.kind(), language),
        String.valueOf(side.name()),
        link.address(),
        expires);
    return link;
  }

  /** One officer proposes to void it; it stands until another agrees. */
  public void proposeVoid(Occasion occasion, long paper, String reason) {
    var drawn = locked(paper);
    if (reason.isBlank()) throw new Refusal("papers.refusal.reason");
    if (drawn.state() == PaperState.VOID || drawn.state() == PaperState.REPLACED)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "papers.refusal.not-to-void", drawn.number(), drawn.state());
    if (endings.of(paper).isPresent())
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.void-proposed", drawn.number());
    endings.propose(
        paper,
        reason.strip(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("ending"));
  }

  public void withdrawVoid(Occasion occasion, long paper) {
    locked(paper);
    endings.withdraw(proposed(paper).ending(), occasion.now());
  }

  /** A second officer agrees: it is void from now on. */
  public void agreeToVoid(Occasion occasion, long paper) {
    locked(paper);
    var ending = proposed(paper);
    if (ending.proposedBy() == occasion.actor().account())
      throw new Refusal("papers.refusal.four-eyes");
    endings.agree(ending.ending(), occasion.now(), occasion.actor().account());
    table.state(paper, PaperState.VOID, null);
    invitations.withdrawOthers(paper, "", null, occasion.now());
  }

  /** Forgets the people of one side: name, drawing, scan and prints go; every hash stays. */
  public void forget(Occasion occasion, long paper, String role) {
    side(locked(paper), role);
    table.forgetName(paper, role);
    signatures.forget(paper, role);
    invitations.forget(paper, role);
    prints.forget(paper);
  }

  /** For rooms; a page asks with its actor. */
  @Transactional(readOnly = true)
  public Drawn paper(long paper) {
    return table.papers(List.of(paper)).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(paper)));
  }

  /** As far as this person may see it; else as if there were none. */
  @Transactional(readOnly = true)
  public Drawn paper(Actor actor, long paper) {
    var found = paper(paper);
    if (!maySee(actor, found)) throw Refusal.notFound(String.valueOf(paper));
    return found;
  }

  @Transactional(readOnly = true)
  public List<Drawn> papers(Collection<Long> papers) {
    return table.papers(papers);
  }

  @Transactional(readOnly = true)
  public boolean isSigned(long paper) {
    return paper(paper).isSigned();
  }

  /** Whether this person, signed in, may sign it for that side. */
  @Transactional(readOnly = true)
  public boolean canSign(Actor actor, long paper, String role) {
    var drawn = paper(paper);
    return drawn.state() == PaperState.DRAFTED
        && side(drawn, role).signedAt() == null
        && signing.maySign(actor, drawn, role);
  }

  /**
   * The paper as a sealed PDF with all its languages, annex and signatures, as it stands now. The
   * same state answers the same bytes.
   *
   * @param language of what stands around its words
   */
  public Files.Kept pdf(long paper, Locale language) {
    var drawn = paper(paper);
    var seals = signatures.seals(paper);
    var stage = drawn.state() + " " + seals.size();
    var name = drawn.number() + "-" + language.getLanguage() + ".pdf";
    var kept = prints.print(paper, language.getLanguage(), stage);
    if (kept.isEmpty()) {
      var pdf =
          printing.pdf(
              drawn,
              table.words(paper),
              seals,
              annex(drawn, Printing.ROWS),
              table.isShipped(paper),
              letterheads.kept(drawn.letterhead()),
              language);
      prints.insert(paper, language.getLanguage(), stage, pdf, clock.instant());
      kept = prints.print(paper, language.getLanguage(), stage);
    }
    return kept.map(file -> new Files.Kept(file.sha256(), name, file.mediaType(), file.bytes()))
        .orElseThrow(() -> Refusal.notFound(name));
  }

  /** Its exact words by language, the prevailing one first. */
  @Transactional(readOnly = true)
  public Map<String, String> words(long paper) {
    return table.words(paper);
  }

  /** Makes the hash again from what is kept: right, unless somebody touched it. */
  @Transactional(readOnly = true)
  public boolean fits(Drawn paper) {
    return drawing.fits(paper);
  }

  @Transactional(readOnly = true)
  public Optional<Drawn> successor(Drawn paper) {
    return table.successor(paper.paper()).map(this::paper);
  }

  /** The paper of this public address; whoever holds it knows it. */
  @Transactional(readOnly = true)
  Drawn coded(String code) {
    var read = PaperCode.read(code);
    return table.coded(read.number(), read.secret()).orElseThrow(() -> Refusal.notFound(code));
  }

  /** The paper of which these bytes are a print or a scan; null: none, or changed. */
  @Transactional(readOnly = true)
  @Nullable Drawn ofFile(byte[] bytes) {
    var sha256 = Files.sha256(bytes);
    return prints.of(sha256).or(() -> signatures.ofScan(sha256)).map(this::paper).orElse(null);
  }

  @Transactional(readOnly = true)
  Slice<Drawn> page(@Nullable PaperState state, long before, Actor actor) {
    var page = Slice.of(table.page(state, before, 51), 50, each -> String.valueOf(each.paper()));
    return new Slice<>(
        page.rows().stream().filter(each -> maySee(actor, each)).toList(), page.next());
  }

  @Transactional(readOnly = true)
  Optional<Drawn> numbered(String number, Actor actor) {
    return table
        .numbered(number.strip().toUpperCase(Locale.ROOT))
        .filter(paper -> maySee(actor, paper));
  }

  /** The first rows of its annex, the columns before them; empty without one. */
  @Transactional(readOnly = true)
  List<List<String>> annex(Drawn paper, int most) {
    return paper.annex() == null
        ? List.of()
        : AnnexFile.rows(files.file(paper.annex()).bytes(), most);
  }

  @Transactional(readOnly = true)
  Files.Kept annex(Drawn paper) {
    var sha256 = paper.annex();
    if (sha256 == null) throw Refusal.notFound(paper.number());
    var kept = files.file(sha256);
    return new Files.Kept(sha256, paper.number() + ".csv", "text/csv", kept.bytes());
  }

  @Transactional(readOnly = true)
  List<Seal> seals(long paper) {
    return signatures.seals(paper);
  }

  @Transactional(readOnly = true)
  Files.Kept scan(long paper, long scan) {
    return signatures.scan(paper, scan).orElseThrow(() -> Refusal.notFound(String.valueOf(scan)));
  }

  @Transactional(readOnly = true)
  List<Invitation> invitations(long paper) {
    return invitations.of(paper);
  }

  @Transactional(readOnly = true)
  @Nullable Ending ending(long paper) {
    return endings.of(paper).orElse(null);
  }

  @Transactional(readOnly = true)
  long voidsWaiting(Actor actor) {
    return endings.waiting(actor.account());
  }

  @Transactional(readOnly = true)
  boolean isShipped(long paper) {
    return table.isShipped(paper);
  }

  /**
   * The paper a link opens.
   *
   * @throws Refusal when no link has this secret, it was used, withdrawn, or is too old
   */
  @Transactional(readOnly = true)
  Invitation invitation(String secret, Instant now) {
    var found = anyInvitation(secret);
    if (found.usedAt() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.link-used");
    if (!found.isOpen(now)) throw new Refusal("papers.refusal.link-over");
    return found;
  }

  /** A link that exists, whatever became of it. */
  @Transactional(readOnly = true)
  Invitation anyInvitation(String secret) {
    return invitations.secret(PublicLinks.hash(secret)).orElseThrow(() -> Refusal.notFound("sign"));
  }

  /** Signs by a link, once. */
  Drawn signByLink(Occasion occasion, String secret, Signature signature) {
    var found = anyInvitation(secret);
    var drawn = locked(found.paper());
    var again =
        signatures
            .keyOf(found.paper(), found.role())
            .map(occasion.keyFor("signature/" + found.role())::equals)
            .orElse(false);
    if (!again) signing.byLink(occasion, drawn, invitation(secret, occasion.now()), signature);
    return drawn;
  }

  private boolean maySee(Actor actor, Drawn paper) {
    return actor.account() == Actor.HOUSE.account()
        || actor.seesAll() && isWithin(actor, paper)
        || kinds.access(paper.kind()).map(access -> access.maySee(actor, paper)).orElse(false);
  }

  private boolean isWithin(Actor actor, Drawn paper) {
    return actor.places() == null
        || kinds.access(paper.kind()).map(access -> access.isWithin(actor, paper)).orElse(true);
  }

  private Drawn locked(long paper) {
    table.lock(paper);
    return paper(paper);
  }

  private Drawn lockedFor(Actor actor, long paper) {
    table.lock(paper);
    return paper(actor, paper);
  }

  private Ending proposed(long paper) {
    return endings
        .of(paper)
        .filter(ending -> !ending.stands())
        .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.no-ending"));
  }

  private static Drawn.Side side(Drawn paper, String role) {
    return paper.sides().stream()
        .filter(side -> side.role().equals(role))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(role));
  }
}
