package org.greenclassroom.contests;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for those who judge: invited, declared, blind to the school. */
@Service
@Transactional
public class Jury {
  private final JuryTable table;
  private final EntryTable entries;
  private final Contests contests;
  private final Partners partners;
  private final Post post;
  private final Origin origin;

  Jury(
      JuryTable table,
      EntryTable entries,
      Contests contests,
      Partners partners,
      Post post,
      Origin origin) {
    this.table = table;
    this.entries = entries;
    this.contests = contests;
    this.partners = partners;
    this.post = post;
    this.origin = origin;
  }

  /** What a juror has to say of an entry. */
  public record Sheet(Facing facing, List<Criterion> criteria, Map<Long, Integer> points) {}

  /**
   * Invites an adult; the letter has the link, and only the letter. Who is of a company stays away
   * from the schools it stands behind from the first moment.
   *
   * @return the secret of the link
   */
  public String invite(
      Occasion occasion,
      long edition,
      String name,
      String email,
      Locale language,
      @Nullable Long company) {
    var known = contests.edition(edition);
    if (known.isAwarded())
      throw new Refusal("contests.refusal.not-now", known.state(), EditionState.JUDGING);
    var clean = name.strip();
    if (clean.isEmpty()) throw new Refusal("frame.refusal.missing", "name");
    if (clean.length() > 80) throw new Refusal("contests.refusal.long", clean, 80);
    var address = Post.address(email);
    if (company != null) partners.partner(company);
    var spoken = Words.LANGUAGES.contains(language) ? language : Locale.ENGLISH;
    var secret = PublicLinks.secret();
    var juror =
        table
            .insert(
                new JuryTable.Invited(edition, clean, address, spoken.getLanguage(), company),
                PublicLinks.hash(secret),
                occasion.now(),
                occasion.actor().account())
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.CONFLICT, "contests.refusal.invited", address));
    if (company != null) table.declare(juror, new Long[] {company}, occasion.now());
    write(occasion, known, clean, address, spoken, secret);
    return secret;
  }

  /** A new link by letter; the one before it ends, and somebody who had stopped judges again. */
  public void relink(Occasion occasion, long juror) {
    var known = juror(juror);
    if (known.forgottenAt() != null) throw Refusal.notFound("juror");
    var edition = contests.edition(known.edition());
    if (edition.isAwarded())
      throw new Refusal("contests.refusal.not-now", edition.state(), EditionState.JUDGING);
    var secret = PublicLinks.secret();
    table.relink(juror, PublicLinks.hash(secret));
    write(occasion, edition, known.name(), known.email(), Locale.of(known.language()), secret);
  }

  private void write(
      Occasion occasion,
      Edition edition,
      String name,
      String email,
      Locale language,
      String secret) {
    post.writeSealed(
        new Occasion(occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor(secret)),
        email,
        language,
        "contests.letter.jury",
        name,
        edition.title(),
        origin.here() + "/jury/" + secret);
  }

  /** The link opens nothing any more; what was scored counts. */
  public void end(Occasion occasion, long juror) {
    juror(juror);
    table.end(juror, occasion.now());
  }

  @Transactional(readOnly = true)
  Juror juror(long juror) {
    return table.juror(juror).orElseThrow(() -> Refusal.notFound("juror"));
  }

  /**
   * The juror behind a link; of all others nothing is known. Once the awards are public the link
   * opens nothing any more, and says why: somebody may have been about to press.
   */
  @Transactional(readOnly = true)
  public Juror behind(String secret) {
    var juror = table.behind(PublicLinks.hash(secret)).orElseThrow(() -> Refusal.notFound("link"));
    if (contests.edition(juror.edition()).isAwarded())
      throw new Refusal(Refusal.Kind.NOT_FOUND, "contests.refusal.judged");
    return juror;
  }

  /** Whether works may be seen: not while schools still hand in, nor when all is decided. */
  @Transactional(readOnly = true)
  public boolean judges(Juror juror) {
    return juror.declaredAt() != null && contests.edition(juror.edition()).isJudged();
  }

  @Transactional(readOnly = true)
  List<Juror> of(long edition) {
    return table.of(edition);
  }

  @Transactional(readOnly = true)
  List<JuryTable.Near> near(Juror juror) {
    return table.near(juror.juror());
  }

  /**
   * Whom this juror stays away from; only those that hand in, or pay for a room of one that does.
   */
  public void declare(Occasion occasion, Juror juror, Set<Long> partners) {
    contests.hold(juror.edition());
    var edition = contests.edition(juror.edition());
    if (edition.isAwarded()) // what was decided stands on the scores that counted then
    throw new Refusal("contests.refusal.not-now", edition.state(), EditionState.JUDGING);
    var near = table.near(juror.juror()).stream().map(JuryTable.Near::partner).toList();
    if (!near.containsAll(partners)) throw Refusal.notFound("partner");
    table.declare(juror.juror(), partners.toArray(Long[]::new), occasion.now());
    table.declared(juror.juror(), occasion.now());
  }

  /** What this juror may score, by code. */
  @Transactional(readOnly = true)
  public Slice<Facing> facing(Juror juror, String after, int size) {
    return Slice.of(table.facing(juror.juror(), after, size + 1), size, Facing::code);
  }

  @Transactional(readOnly = true)
  JuryTable.Done done(Juror juror) {
    return table.done(juror.juror());
  }

  @Transactional(readOnly = true)
  Optional<Facing> unscored(Juror juror, String after) {
    return table.unscored(juror.juror(), after);
  }

  /** What is asked of an entry. */
  @Transactional(readOnly = true)
  public Sheet sheet(Juror juror, long entry) {
    return new Sheet(
        facing(juror, entry),
        contests.asked(juror.edition()).criteria(),
        table.scores(juror.juror(), entry));
  }

  @Transactional(readOnly = true)
  EntryTable.Kept work(Juror juror, long entry) {
    facing(juror, entry);
    return entries.work(entry).orElseThrow(() -> Refusal.notFound("work"));
  }

  /** An entry of a school this juror stays away from is not there. */
  private Facing facing(Juror juror, long entry) {
    if (juror.declaredAt() == null) throw new Refusal("contests.refusal.declare-first");
    var state = contests.edition(juror.edition()).state();
    if (state != EditionState.JUDGING)
      throw new Refusal("contests.refusal.not-now", state, EditionState.JUDGING);
    return table.facing(juror.juror(), entry).orElseThrow(() -> Refusal.notFound("entry"));
  }

  /**
   * Scores one entry by every criterion; may be changed until the awards are public.
   *
   * @param points by criterion
   * @return what comes next; empty: all are scored
   */
  public Optional<Facing> score(
      Occasion occasion, Juror juror, long entry, Map<Long, Integer> points) {
    contests.during(juror.edition(), EditionState.JUDGING);
    var facing = facing(juror, entry);
    var criteria = contests.asked(juror.edition()).criteria();
    var numbers = new Long[criteria.size()];
    var said = new Short[criteria.size()];
    for (int i = 0; i < numbers.length; i++) {
      var criterion = criteria.get(i);
      var given = points.get(criterion.criterion());
      if (given == null) throw new Refusal("contests.refusal.points-missing", criterion.name());
      if (given < 0 || given > criterion.most())
        throw new Refusal("contests.refusal.points", criterion.name(), criterion.most());
      numbers[i] = criterion.criterion();
      said[i] = given.shortValue();
    }
    table.score(juror.juror(), entry, numbers, said, occasion.now());
    return table.unscored(juror.juror(), facing.code());
  }
}
