package org.greenclassroom.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.custody.Sweep;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The front door of the catalogue: changing many devices, each judged for itself. */
@Service
@Transactional
public class Sweeping {
  /** So many at once; a larger filter is narrowed first. */
  static final int MOST = 10_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Shelf shelf;
  private final Sweep book;
  private final Sweeps sweeps;
  private final Map<FactKind, Pen> pens = new EnumMap<>(FactKind.class);

  Sweeping(Shelf shelf, Sweep book, Sweeps sweeps, List<Pen> all) {
    this.shelf = shelf;
    this.book = book;
    this.sweeps = sweeps;
    for (var pen : all) pens.put(pen.kind(), pen);
  }

  /** The words this person may say of many. */
  List<Act.Word> words(Actor actor) {
    return List.of(Act.Word.values()).stream().filter(word -> may(actor, word)).toList();
  }

  private boolean may(Actor actor, Act.Word word) {
    var pen = pens.get(word.kind);
    return pen != null && actor.is(pen.roles());
  }

  /**
   * Exactly the devices that are meant.
   *
   * @throws Refusal where there are none, or more than {@link #MOST}
   */
  @Transactional(readOnly = true)
  public List<Tag> meant(Chosen chosen, Actor actor) {
    shelf.prepare();
    return tags(chosen, actor);
  }

  private List<Tag> tags(Chosen chosen, Actor actor) {
    var filter = chosen.filter();
    var tags = filter == null ? chosen.tags() : shelf.tags(filter, actor, MOST + 1);
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    if (tags.size() > MOST) throw new Refusal("catalogue.refusal.too-many", MOST);
    return tags;
  }

  /**
   * Says a word of many devices. The same occasion asked twice answers the first sweep.
   *
   * @return the sweep
   * @throws Refusal where the filter has become larger or smaller since it was shown
   */
  public long sweep(Occasion occasion, Act act, Chosen chosen) {
    var already = sweeps.keyed(occasion.key());
    if (already.isPresent()) return already.get();
    if (!may(occasion.actor(), act.word()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
    var tags = tags(chosen, occasion.actor());
    if (chosen.filter() != null && tags.size() != chosen.expected())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "catalogue.refusal.moved", chosen.expected(), tags.size());
    var swept = book.write(occasion, tags, entry(occasion, act));
    var filter = chosen.filter();
    try {
      return sweeps.insert(
          occasion.key(),
          act,
          filter == null ? null : filter.query(),
          swept,
          occasion.actor().account(),
          occasion.now());
    } catch (DuplicateKeyException sameAgain) {
      throw new Refusal(Refusal.Kind.CONFLICT, "frame.refusal.busy");
    }
  }

  private org.greenclassroom.custody.Entry entry(Occasion occasion, Act act) {
    var detail = JSON.createObjectNode();
    var why = act.why();
    if (why != null) detail.put("why", why.name());
    var pen = pens.get(act.word().kind);
    if (pen == null) throw new Refusal("custody.refusal.no-pen", act.word().kind);
    return pen.alone(new Pen.Request(occasion.now(), detail))
        .orElseThrow(() -> new Refusal("custody.refusal.no-pen", act.word().kind));
  }

  /**
   * Takes back what a sweep wrote, from each device to which nothing has happened since. Asked
   * twice, it is done once.
   */
  public void undo(Occasion occasion, long sweep) {
    swept(sweep);
    // the book first, then our own rows: facts are locked by the devices
    var facts = sweeps.facts(sweep);
    if (facts.isEmpty()) throw new Refusal("catalogue.refusal.nothing-to-undo");
    var struck = book.correct(occasion, facts, Fact.Corrected.Why.DID_NOT_HAPPEN);
    if (!sweeps.lockStanding(sweep)) return;
    var all = new HashSet<>(struck.already());
    struck.written().forEach(written -> all.add(written.tag()));
    sweeps.undone(sweep, new ArrayList<>(all), occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public boolean mayUndo(Actor actor, long sweep) {
    var swept = swept(sweep);
    return actor.is(Role.OFFICER) && swept.undoneAt() == null && swept.changed() > 0;
  }

  @Transactional(readOnly = true)
  Swept swept(long sweep) {
    return sweeps.sweep(sweep).orElseThrow(() -> Refusal.notFound(String.valueOf(sweep)));
  }

  @Transactional(readOnly = true)
  List<Refused> refused(long sweep, int limit) {
    return sweeps.refused(swept(sweep).sweep(), limit);
  }
}
