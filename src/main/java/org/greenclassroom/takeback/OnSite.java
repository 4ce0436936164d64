package org.greenclassroom.takeback;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Attachments;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of a count that was made where no line is: it comes in one piece, signed by both,
 * perhaps days later and perhaps twice.
 */
@Service
@Transactional
public class OnSite {
  private static final Duration KEPT = Duration.ofDays(3 * 365);

  private final Takeback takeback;
  private final Custody custody;
  private final RecallTable recalls;
  private final SiteTable table;
  private final Files files;
  private final Attachments attachments;

  OnSite(
      Takeback takeback,
      Custody custody,
      RecallTable recalls,
      SiteTable table,
      Files files,
      Attachments attachments) {
    this.takeback = takeback;
    this.custody = custody;
    this.recalls = recalls;
    this.table = table;
    this.files = files;
    this.attachments = attachments;
  }

  /**
   * Takes a whole count in and closes it. The same act again is answered by what stands written.
   *
   * @throws Refusal where another count of this room was signed before, naming nothing of this one:
   *     two people then compare the two
   */
  public Recall count(Occasion occasion, long recall, SiteCount what) {
    if (recalls.closed(recall, occasion.keyFor("closing"))) return takeback.recall(recall);
    var listed = new HashMap<Tag, Long>();
    for (var one : recalls.issued(recall)) listed.put(one.tag(), one.device());
    if (!listed.isEmpty()) custody.lock(new TreeSet<>(listed.keySet())); // the book first
    recalls.lock(recall);
    // sent twice at once: the second has waited here for the first
    if (recalls.closed(recall, occasion.keyFor("closing"))) return takeback.recall(recall);
    var open = takeback.recall(recall).counting();
    var at = momentOf(what.at(), open.openedAt(), occasion.now());
    for (var seen : what.seen())
      for (var heard : takeback.see(occasion, recall, seen.typed(), seen.foreign()))
        if (heard.answer() == Answer.FOUND && heard.device() != null && seen.condition() != null)
          table.condition(recall, heard.device(), seen.condition(), seen.words());
    var found = new TreeSet<Tag>();
    for (var one : recalls.issued(recall)) if (one.found()) found.add(one.tag());
    what.losses()
        .forEach((tag, loss) -> {
          if (found.contains(tag))
            throw new Refusal("takeback.refusal.found-and-lost", tag.printed());
          lose(occasion, recall, listed, tag, loss);
        });
    table.found(recall, what.accessories());
    keep(occasion, recall, at, listed, what.pictures());
    takeback.close(occasion, recall, at, what.carrier(), what.giver(), what.taker());
    return takeback.recall(recall);
  }

  /** Says afterwards why one of this list is not there: a police report may take a week. */
  void explain(Occasion occasion, long recall, Tag tag, Loss loss) {
    recalls.lock(recall);
    if (takeback.recall(recall).open()) throw new Refusal("takeback.refusal.not-closed");
    if (takeback.recall(recall).discharge() != null)
      throw new Refusal("takeback.refusal.discharged");
    var lost = new HashMap<Tag, Long>();
    for (var one : table.losses(recall)) lost.put(one.tag(), one.device());
    lose(occasion, recall, lost, tag, loss);
  }

  private void lose(Occasion occasion, long recall, Map<Tag, Long> listed, Tag tag, Loss loss) {
    var device = listed.get(tag);
    if (device == null) throw new Refusal("takeback.refusal.not-on-list", tag.printed());
    table.lose(
        recall,
        device,
        loss.checked(tag.printed(), occasion.today()),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("loss/" + tag.code()));
  }

  private void keep(
      Occasion occasion,
      long recall,
      Instant at,
      Map<Tag, Long> listed,
      List<SiteCount.Picture> pictures) {
    int nth = 0;
    for (var picture : pictures) {
      nth++;
      var file =
          files.keep(
              Photograph.of(picture.bytes()).jpeg(),
              "recall-" + recall + "-" + nth + ".jpg",
              "image/jpeg");
      table.photo(
          recall,
          picture.of() == null ? null : listed.get(picture.of()),
          file,
          at,
          occasion.actor().account(),
          occasion.keyFor("photo/" + nth));
    }
  }

  /** A clock of a telephone may be wrong: a count lies between its recall and now. */
  private static Instant momentOf(Instant said, Instant opened, Instant now) {
    return said.isAfter(now) ? now : said.isBefore(opened) ? opened : said;
  }

  /** Photographs that the queue of this browser sent before. */
  @Transactional(readOnly = true)
  byte[] sent(Occasion occasion, String sha256) {
    return attachments.bytes(occasion, sha256);
  }

  @Transactional(readOnly = true)
  List<SiteTable.Counted> accessories(long recall) {
    return table.accessories(recall);
  }

  @Transactional(readOnly = true)
  List<SiteTable.Worn> conditions(long recall) {
    return table.conditions(recall);
  }

  @Transactional(readOnly = true)
  List<SiteTable.Lost> losses(long recall) {
    return table.losses(recall);
  }

  @Transactional(readOnly = true)
  List<SiteTable.Photo> photos(long recall) {
    return table.photos(recall);
  }

  /** A photograph, for those who may know of its room. */
  @Transactional(readOnly = true)
  Files.Kept photo(long photo, Actor actor) {
    var found = table.photo(photo).orElseThrow(() -> Refusal.notFound("" + photo));
    takeback.recall(found.recall(), actor, photo);
    return files.file(found.file());
  }

  /** Three years after a count nobody needs its photographs and what was written of losses. */
  void forget(Instant now) {
    table.forgetPhotos(now.minus(KEPT));
    table.forgetWords(now.minus(KEPT));
    table.forgetLooks(now.minus(KEPT));
  }
}
