package org.greenclassroom.endings;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.MilestoneKind;
import org.greenclassroom.classrooms.Milestones;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to the sides of an ending: asks, reminds, tells. Each letter is in its reader's language
 * and carries a link that opens this one ending for that side, without an account.
 */
@Service
@Transactional
public class Letters {
  /** Ten school days are two weeks of lessons; the sponsor's are working days. */
  static final int PATIENCE = 10;

  /** Asked, reminded, reminded with whoever is above, then the officers are told. */
  static final int MOST = 4;

  /** Letters lie in drawers over a long holiday; the link is good until after the end. */
  private static final Duration GOOD_AFTER_THE_END = Duration.ofDays(60);

  private final Classrooms classrooms;
  private final Milestones milestones;
  private final Partners partners;
  private final Entities entities;
  private final EndingTable table;
  private final ProposalTable proposals;
  private final NoticeTable notices;
  private final Sayings sayings;
  private final Post post;
  private final Origin origin;

  Letters(
      Classrooms classrooms,
      Milestones milestones,
      Partners partners,
      Entities entities,
      EndingTable table,
      ProposalTable proposals,
      NoticeTable notices,
      Sayings sayings,
      Post post,
      Origin origin) {
    this.classrooms = classrooms;
    this.milestones = milestones;
    this.partners = partners;
    this.entities = entities;
    this.table = table;
    this.proposals = proposals;
    this.notices = notices;
    this.sayings = sayings;
    this.post = post;
    this.origin = origin;
  }

  /** Who is to be asked or reminded today. */
  @Transactional(readOnly = true)
  List<NoticeTable.Owed> owed(Occasion occasion) {
    return notices.owed(occasion.today(), PATIENCE, MOST);
  }

  /** Asks or reminds one side. The third silence is told to the officers instead. */
  void ask(Occasion occasion, NoticeTable.Owed owed) {
    var ending = existing(owed.ending());
    if (owed.times() == MOST - 1) {
      notices.insert(
          owed.ending(), owed.side(), Notice.Kind.ESCALATED, officers().size(), occasion.now());
      return;
    }
    var proposed = proposals.openOf(owed.ending()).orElse(null);
    write(
        occasion,
        ending,
        owed.side(),
        owed.times() == 0 ? Notice.Kind.ASKED : Notice.Kind.REMINDED,
        owed.times() > 0 ? "reminded" : proposed == null ? "asked" : "proposed",
        owed.times() > 1 ? 2 : 1,
        proposed,
        "");
  }

  /** One side proposed: the others are asked at once. */
  void proposed(Occasion occasion, Ending ending, Party by) {
    var proposed = proposals.openOf(ending.ending()).orElseThrow();
    for (var side : others(ending, by))
      write(occasion, ending, side, Notice.Kind.ASKED, "proposed", 1, proposed, "");
  }

  /** One side said no: the others hear why, and everything is open again. */
  void refused(Occasion occasion, Ending ending, Proposal refused, Party by, String why) {
    for (var side : others(ending, by))
      write(occasion, ending, side, Notice.Kind.REFUSED, "refused", 1, refused, why);
  }

  void decided(Occasion occasion, Ending ending, Proposal decided) {
    for (var side : others(ending, Party.PROGRAMME))
      write(occasion, ending, side, Notice.Kind.DECIDED, "decided", 1, decided, "");
  }

  void planned(Occasion occasion, Ending ending) {
    var agreed = proposals.agreedOf(ending.ending()).orElse(null);
    for (var side : others(ending, Party.PROGRAMME))
      write(occasion, ending, side, Notice.Kind.PLAN, "plan", 1, agreed, ending.planWords());
  }

  /** Endings whose letters at six months are due. */
  @Transactional(readOnly = true)
  List<Long> due(Occasion occasion) {
    return notices.letters(occasion.today());
  }

  /**
   * The end notice at six months. Where the school has no address it waits to be handed over on
   * paper, and its milestone stays open.
   */
  void sendNotice(Occasion occasion, long number) {
    var ending = existing(number);
    var known = proposals.agreedOf(number).or(() -> proposals.openOf(number)).orElse(null);
    var told = notices.of(number);
    boolean reached = false;
    for (var side : others(ending, Party.PROGRAMME)) {
      if (told.stream().anyMatch(one -> one.isLetterTo(side))) continue;
      int letters =
          write(
              occasion,
              ending,
              side,
              Notice.Kind.LETTER,
              ending.isDecided() ? "notice" : "notice.open",
              1,
              known,
              "");
      if (side == Party.SCHOOL) reached = letters > 0;
    }
    if (!reached) return;
    milestones.reached(occasion, ending.classroom(), MilestoneKind.LETTERS, "");
    table.lettersWent(number, occasion.now());
  }

  /**
   * Tells every officer, in one letter, of all that nobody answered.
   *
   * @return how many endings it tells of
   */
  int escalate(Occasion occasion, Instant since) {
    var silent = notices.escalated(since);
    if (silent.isEmpty()) return 0;
    var endings = silent.stream().map(this::existing).toList();
    for (var officer : officers()) {
      var language = Locale.forLanguageTag(officer.language());
      post.write(
          occasion,
          officer.address(),
          language,
          "endings.letter.escalated",
          endings.size(),
          endings.stream().map(one -> line(one, language)).collect(Collectors.joining("\n")));
    }
    return endings.size();
  }

  /**
   * Three months are left: tells every officer, in one letter, of all whose day is to be planned.
   *
   * @return how many endings it tells of
   */
  int planDue(Occasion occasion) {
    var officers = officers();
    var due = notices.planDue(occasion.today(), officers.size(), occasion.now());
    if (due.isEmpty()) return 0;
    var endings = due.stream().map(this::existing).toList();
    // an ending that comes under its day later the same morning is another letter
    var each =
        new Occasion(
            occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor("plan-due/" + due));
    for (var officer : officers) {
      var language = Locale.forLanguageTag(officer.language());
      post.write(
          each,
          officer.address(),
          language,
          "endings.letter.plan-due",
          endings.size(),
          endings.stream()
              .map(one -> sayings.stands(one, language) + " · " + line(one, language))
              .collect(Collectors.joining("\n")));
    }
    return endings.size();
  }

  private String line(Ending ending, Locale language) {
    var room = classrooms.room(ending.classroom());
    return "%s · %s · %s · %s/endings/%d"
        .formatted(
            partners.partner(room.school()).name(),
            room.name(),
            sayings.day(ending.dueOn(), language),
            origin.here(),
            ending.ending());
  }

  /**
   * A fresh link for one side, to be handed over where nobody reads e-mail; those before it open
   * nothing any more.
   */
  public String link(Occasion occasion, long ending, Party side) {
    var found = existing(ending).going();
    if (side == Party.PROGRAMME) throw new Refusal("endings.refusal.own-side");
    notices.revoke(ending, side, occasion.now());
    return made(occasion, found, side);
  }

  /** The ending and the side behind a link; of others nothing is known. */
  @Transactional(readOnly = true)
  NoticeTable.Opened behind(String secret, Instant now) {
    return notices.behind(hash(secret), now).orElseThrow(() -> Refusal.notFound("link"));
  }

  /** Writes down where letters about endings go. Gone half a year after nobody needs it. */
  public void enter(Occasion occasion, long partner, int step, String address, Locale language) {
    partners.partner(partner);
    notices.enter(
        new NoticeTable.Contact(
            0, partner, step == 2 ? 2 : 1, Post.address(address), language.getLanguage()),
        occasion.now(),
        occasion.actor().account());
  }

  void remove(long partner, long contact) {
    if (notices.remove(partner, contact) == 0) throw Refusal.notFound(Long.toString(contact));
  }

  @Transactional(readOnly = true)
  List<NoticeTable.Contact> contacts(long partner) {
    return notices.contacts(partner);
  }

  /** What was written to whom, the newest first. */
  @Transactional(readOnly = true)
  List<Notice> of(long ending) {
    return notices.of(ending);
  }

  /** To whom a paper goes that this side signs by a link; empty: nobody has an address. */
  @Transactional(readOnly = true)
  Optional<NoticeTable.Mailbox> signer(Classroom room, Party side) {
    var contact =
        notices.contacts(partnerOf(room, side)).stream()
            .filter(one -> one.step() == 1) // whoever is above signs nothing
            .findFirst()
            .map(one -> new NoticeTable.Mailbox(one.address(), one.language()));
    return contact.or(() -> boxes(room, side, 1).stream().findFirst());
  }

  private int write(
      Occasion occasion,
      Ending ending,
      Party side,
      Notice.Kind kind,
      String key,
      int step,
      @Nullable Proposal about,
      String words) {
    var room = classrooms.room(ending.classroom());
    var boxes = boxes(room, side, step);
    if (!boxes.isEmpty()) {
      var each =
          new Occasion(
              occasion.actor(),
              occasion.now(),
              occasion.zone(),
              occasion.keyFor("ending/" + ending.ending() + "/" + side + "/" + kind));
      // one side's answer writes to another: its link must not lead where the first side says
      var link =
          origin.isSure(occasion.actor())
              ? origin.here() + "/ending/" + made(occasion, ending, side)
              : null;
      var letterhead = letterhead(occasion, room);
      for (var box : boxes) {
        var language = Locale.forLanguageTag(box.language());
        post.writeSealed(
            each,
            box.address(),
            language,
            letterhead,
            "endings.letter." + key,
            partners.partner(room.school()).name(),
            room.name(),
            ending.dueOn(),
            about == null ? "" : sayings.of(about, language),
            link == null ? sayings.unlinked(language) : link,
            words,
            ending.collectOn() == null ? "" : ending.collectOn());
      }
    }
    notices.insert(ending.ending(), side, kind, boxes.size(), occasion.now());
    return boxes.size();
  }

  private String made(Occasion occasion, Ending ending, Party side) {
    var secret = PublicLinks.secret();
    var end = ending.dueOn().atStartOfDay(occasion.zone()).toInstant();
    notices.link(
        ending.ending(),
        side,
        hash(secret),
        occasion.now(),
        (end.isBefore(occasion.now()) ? occasion.now() : end).plus(GOOD_AFTER_THE_END));
    return secret;
  }

  private List<NoticeTable.Mailbox> boxes(Classroom room, Party side, int step) {
    return notices.mailboxes(
        (side == Party.SPONSOR ? Role.DONOR : Role.SCHOOL).name(), partnerOf(room, side), step);
  }

  private List<NoticeTable.Mailbox> officers() {
    return notices.mailboxes(Role.OFFICER.name(), Partners.HOUSE, 1);
  }

  private static long partnerOf(Classroom room, Party side) {
    if (side == Party.SPONSOR && room.sponsor() != null) return room.sponsor();
    return side == Party.PROGRAMME ? Partners.HOUSE : room.school();
  }

  /** The sides outside that one; the programme reads its tray and gets no letter. */
  private List<Party> others(Ending ending, Party by) {
    return Endings.sides(classrooms.room(ending.classroom())).stream()
        .filter(side -> side != by && side != Party.PROGRAMME)
        .toList();
  }

  private Letterhead letterhead(Occasion occasion, Classroom room) {
    return entities.actingFor(partners.partner(room.school()).territory(), occasion.today());
  }

  private Ending existing(long ending) {
    return table.ending(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
  }

  private static String hash(String secret) {
    return Files.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }
}
