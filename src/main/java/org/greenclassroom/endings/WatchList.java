package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computers that became a school's own. The book ends there; our word that none of them ends on a
 * heap does not: once a year the school is asked, until a licensed plant has it or it came back.
 */
@Service
@Transactional
public class WatchList {
  private static final Set<String> PAPERS = Set.of("application/pdf", "image/jpeg", "image/png");

  private final WatchTable table;
  private final Partners partners;
  private final Schools schools;
  private final Files files;

  WatchList(WatchTable table, Partners partners, Schools schools, Files files) {
    this.table = table;
    this.partners = partners;
    this.schools = schools;
    this.files = files;
  }

  /** Takes onto the list what the book says and the list does not; answers how many. */
  public int take() {
    return table.take();
  }

  /** The school has it still, and is asked again a year later. */
  public void there(Occasion occasion, long device, LocalDate day, String words) {
    lasting(device);
    checkDay(occasion, day, words);
    table.hear(device, "THERE", words.strip(), day, occasion.now(), by(occasion));
    table.there(device, day, day.plusYears(1), words.strip());
  }

  /** A paper of the plant. */
  public record Evidence(String name, byte[] bytes) {}

  /**
   * Our duty is over.
   *
   * @param plant of a plant only: whose licence covered it on that day
   * @param evidence likewise; PDF, JPEG or PNG
   * @throws Refusal for a plant without a licence, or without its paper; without a word otherwise
   */
  public void release(
      Occasion occasion,
      long device,
      Released how,
      LocalDate day,
      @Nullable Long plant,
      @Nullable Evidence evidence,
      String words) {
    var watched = lasting(device);
    checkDay(occasion, day, words);
    String kept = null;
    if (how == Released.PLANT) {
      if (plant == null || !partners.partner(plant).is(PartnerKind.DISMANTLER))
        throw new Refusal("endings.refusal.no-plant");
      if (!table.licensed(plant, watched.kind(), day))
        throw new Refusal(
            "endings.refusal.no-licence", partners.partner(plant).name(), watched.kind(), day);
      if (evidence == null) throw new Refusal("endings.refusal.no-evidence");
      var type = Files.typeOf(evidence.bytes());
      if (!PAPERS.contains(type)) throw new Refusal("papers.refusal.scan-type");
      kept = files.keep(evidence.bytes(), evidence.name(), type);
    } else if (words.isBlank()) throw new Refusal("endings.refusal.watch-words");
    table.hear(device, how.name(), words.strip(), day, occasion.now(), by(occasion));
    table.release(
        device,
        how,
        day,
        how == Released.PLANT ? plant : null,
        kept,
        kept == null || evidence == null ? null : evidence.name(),
        words.strip());
  }

  @Transactional(readOnly = true)
  Slice<WatchTable.Watched> page(
      Actor actor, @Nullable Long school, boolean over, long after, int size) {
    return Slice.of(
        table.page(schools.own(actor), school, over, after, size + 1),
        size,
        one -> Long.toString(one.device()));
  }

  @Transactional(readOnly = true)
  WatchTable.Watched watched(long device) {
    return table.watched(device).orElseThrow(() -> Refusal.notFound(Long.toString(device)));
  }

  @Transactional(readOnly = true)
  List<WatchTable.Heard> heard(long device) {
    return table.heard(device);
  }

  @Transactional(readOnly = true)
  Files.Kept evidence(long device) {
    var watched = watched(device);
    if (watched.evidence() == null) throw Refusal.notFound(Long.toString(device));
    var kept = files.file(watched.evidence());
    return new Files.Kept(
        kept.sha256(),
        watched.evidenceName() == null ? "paper" : watched.evidenceName(),
        kept.mediaType(),
        kept.bytes());
  }

  @Transactional(readOnly = true)
  WatchTable.Waiting waiting(LocalDate today) {
    return table.waiting(today);
  }

  private WatchTable.Watched lasting(long device) {
    var watched = table.lock(device).orElseThrow(() -> Refusal.notFound(Long.toString(device)));
    if (watched.released() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "endings.refusal.released", watched.tag().printed());
    return watched;
  }

  private static void checkDay(Occasion occasion, LocalDate day, String words) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (words.strip().length() > Proposal.LONGEST)
      throw new Refusal("endings.refusal.long", Proposal.LONGEST);
  }

  private static long by(Occasion occasion) {
    return occasion.actor().account();
  }
}
