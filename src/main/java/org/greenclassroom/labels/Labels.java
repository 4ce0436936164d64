package org.greenclassroom.labels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of labels. */
@Service
@Transactional
public class Labels {
  private static final int MOST = 50_000;
  private static final int NAME = 80;

  private final Custody custody;
  private final Sheets sheets;
  private final Batches batches;
  private final Prints prints;
  private final Shelf shelf;

  Labels(Custody custody, Sheets sheets, Batches batches, Prints prints, Shelf shelf) {
    this.custody = custody;
    this.sheets = sheets;
    this.batches = batches;
    this.prints = prints;
    this.shelf = shelf;
  }

  /** What is printed: a batch, how, and the labels themselves in their order. */
  record Run(Batch batch, Printing how, List<Label> labels) {}

  // --- sheets ---

  @Transactional(readOnly = true)
  List<Sheet> sheets(Actor actor) {
    return sheets.of(own(actor));
  }

  /** A sheet that comes with the house or belongs to this person's organisation. */
  @Transactional(readOnly = true)
  Sheet sheet(Actor actor, long sheet) {
    return sheets(actor).stream()
        .filter(one -> one.sheet() == sheet)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(sheet)));
  }

  /** The one this person printed on last; else the first of all. */
  @Transactional(readOnly = true)
  Sheet usual(Actor actor) {
    var all = sheets(actor);
    long last = prints.lastSheet(actor.account()).orElse(0L);
    return all.stream().filter(one -> one.sheet() == last).findFirst().orElse(all.getLast());
  }

  /** Saves a geometry of one's own, for everybody of the organisation. */
  long keep(Occasion occasion, String name, Geometry geometry, Code.Kind code) {
    var clean = name.strip();
    if (clean.isEmpty() || clean.length() > NAME) throw new Refusal("labels.refusal.name", NAME);
    var checked = geometry.checked();
    specimen(code).fitting(Layout.of(checked).code());
    long partner = own(occasion.actor()).iterator().next();
    return sheets
        .insert(partner, clean, checked, code, occasion.actor().account())
        .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "labels.refusal.same-name", clean));
  }

  /** A code as large as the shortest address makes it: what cannot hold that holds nothing. */
  private static Code specimen(Code.Kind kind) {
    return kind == Code.Kind.QR ? Code.qr("HTTPS://X.CN/7K3M9QX2") : Code.dataMatrix("7K3M9QX2");
  }

  private static TreeSet<Long> own(Actor actor) {
    var own = new TreeSet<>(actor.partnersAs(Role.OFFICER));
    own.addAll(actor.partnersAs(Role.TECHNICIAN));
    return own;
  }

  // --- which ---

  /** Puts together what was chosen. The same occasion asked twice answers the same batch. */
  long batch(Occasion occasion, Choice choice) {
    var already = batches.keyed(occasion.key());
    if (already.isPresent()) return already.get();
    var tags = chosen(choice);
    if (tags.isEmpty()) throw new Refusal("labels.refusal.nothing");
    if (tags.size() > MOST) throw new Refusal("labels.refusal.too-many", MOST);
    return insert(occasion, choice.source(), what(choice), tags);
  }

  private List<Tag> chosen(Choice choice) {
    var lot = choice.lot();
    return switch (choice.source()) {
      case LOT -> lot == null ? List.of() : shelf.ofLot(lot);
      case SLIP -> shelf.ofSlip(choice.slipNumber());
      case FILTER -> shelf.filtered(choice.stage(), choice.kind(), choice.typed(), MOST + 1);
      case LIST -> listed(choice.listed());
      case ROLL -> throw new Refusal("labels.refusal.nothing");
    };
  }

  /** Refuses to print a tag that this house never gave: its label would lead nowhere. */
  private List<Tag> listed(List<Tag> tags) {
    var known = new HashSet<>(shelf.known(tags).keySet());
    known.addAll(shelf.pressed(tags));
    for (var tag : tags)
      if (!known.contains(tag)) throw new Refusal("labels.refusal.unknown-tag", tag.printed());
    return tags;
  }

  private static String what(Choice choice) {
    return switch (choice.source()) {
      case LOT -> String.valueOf(choice.lot());
      case SLIP -> "S-%06d".formatted(choice.slipNumber());
      default -> "";
    };
  }

  /**
   * Orders a roll: presses tags that no device wears yet, to be stuck on whatever comes.
   *
   * @return the batch of its labels
   */
  public long roll(Occasion occasion, int count) {
    var already = batches.keyed(occasion.key());
    if (already.isPresent()) return already.get();
    return insert(occasion, Batch.Source.ROLL, "", custody.pressTags(occasion, count));
  }

  private long insert(Occasion occasion, Batch.Source source, String what, List<Tag> tags) {
    return batches.insert(
        occasion.key(), source, what, tags, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  Batch batch(long batch) {
    return batches.batch(batch).orElseThrow(() -> Refusal.notFound(String.valueOf(batch)));
  }

  // --- printing ---

  /** The labels that this would print, nothing written down. */
  @Transactional(readOnly = true)
  Run look(long batch, Printing how, Wording wording) {
    var found = batch(batch);
    int devices = how.checked().devices(found.tags().size());
    var tags = found.tags().subList(how.first() - 1, how.first() - 1 + devices);
    var known = shelf.known(tags);
    var labels = new ArrayList<Label>();
    for (var tag : tags) {
      var device = known.get(tag);
      var about = device == null ? "" : wording.about(device);
      if (how.kit()) {
        for (var part : Label.Part.values())
          for (int copy = 0; copy < how.copies(); copy++) labels.add(new Label(tag, about, part));
      } else {
        for (int copy = 0; copy < how.copies(); copy++) labels.add(new Label(tag, about, null));
      }
    }
    return new Run(found, how, labels);
  }

  /** What a label says of a device, in the language of whoever prints. */
  interface Wording {
    String about(Shelf.Known device);
  }

  /** Writes into the log that this is printed now. */
  long print(Occasion occasion, long batch, Printing how) {
    var already = prints.keyed(occasion.key());
    if (already.isPresent()) return already.get();
    int devices = how.checked().devices(batch(batch).tags().size());
    return prints.insert(
        occasion.key(), batch, how, devices, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  Prints.Line printed(long print) {
    return prints.print(print).orElseThrow(() -> Refusal.notFound(String.valueOf(print)));
  }

  @Transactional(readOnly = true)
  List<Prints.Line> printsOf(long batch) {
    return prints.ofBatch(batch);
  }

  @Transactional(readOnly = true)
  List<Prints.Line> newest() {
    return prints.newest(30);
  }

  @Transactional(readOnly = true)
  @Nullable String slipNumber(@Nullable Long slip) {
    return slip == null ? null : custody.slip(slip).number();
  }
}
