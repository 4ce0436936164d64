package org.greenclassroom.checklists;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing checklists: drafts are changed item by item, then published and never touched again. */
@Service
@Transactional
class Authoring {
  private static final Set<String> ADDRESSES = Set.of("new", "versions", "comparison");
  private final VersionTable versions;

  Authoring(VersionTable versions) {
    this.versions = versions;
  }

  @Transactional(readOnly = true)
  List<Version> all() {
    return versions.all();
  }

  /** The versions of a checklist, the newest first. */
  @Transactional(readOnly = true)
  List<Version> of(String code) {
    var all = versions.of(code);
    if (all.isEmpty()) throw Refusal.notFound(code);
    return all;
  }

  /** A new checklist with an empty draft; answers the draft's id. */
  long open(Occasion occasion, String code, Use use, Spoken title) {
    if (!code.matches("[a-z][a-z0-9-]{1,39}") || ADDRESSES.contains(code))
      throw new Refusal("checklists.refusal.checklist-code", code);
    if (versions.hold(code).isPresent())
      throw new Refusal("checklists.refusal.checklist-twice", code);
    if (title.nothing()) throw new Refusal("checklists.refusal.no-title");
    return draft(occasion, versions.open(code, use), new Content(title, List.of()));
  }

  /** A draft that begins as this version stands; where there is a draft already, that one. */
  long draftFrom(Occasion occasion, long from) {
    var version = version(from);
    hold(version.code());
    for (var other : versions.of(version.code())) if (other.isDraft()) return other.version();
    return draft(occasion, version.checklist(), version.content());
  }

  /** What a workbook says becomes the draft of this checklist, in place of one there may be. */
  long take(Occasion occasion, String code, Content content) {
    var known = of(code);
    hold(code);
    content.check(known.getFirst().use());
    for (var other : versions.of(code))
      if (other.isDraft()) {
        versions.rewrite(other.version(), content);
        return other.version();
      }
    return draft(occasion, known.getFirst().checklist(), content);
  }

  void title(long version, Spoken title) {
    if (title.nothing()) throw new Refusal("checklists.refusal.no-title");
    change(version, content -> new Content(title, content.items()));
  }

  void add(long version, Item item) {
    change(
        version,
        content -> {
          var items = new ArrayList<>(content.items());
          items.add(item);
          return new Content(content.title(), items);
        });
  }

  /** The item of that name becomes this one, in its place. */
  void put(long version, Item item) {
    change(
        version,
        content -> {
          var items = new ArrayList<>(content.items());
          items.set(at(items, item.name()), item);
          return new Content(content.title(), items);
        });
  }

  /**
   * Moves an item by one place; the first and the last stay.
   *
   * @param by -1 or 1
   */
  void move(long version, String name, int by) {
    change(
        version,
        content -> {
          var items = new ArrayList<>(content.items());
          int from = at(items, name);
          int to = Math.clamp(from + by, 0, items.size() - 1);
          items.add(to, items.remove(from));
          return new Content(content.title(), items);
        });
  }

  void remove(long version, String name) {
    change(
        version,
        content -> {
          var items = new ArrayList<>(content.items());
          items.remove(at(items, name));
          return new Content(content.title(), items);
        });
  }

  /**
   * From now on this version is filled in, and not the one before it.
   *
   * @throws Refusal naming each item that lacks a language
   */
  void publish(Occasion occasion, long version) {
    var draft = held(version);
    draft.content().check(draft.use());
    if (draft.questions().isEmpty()) throw new Refusal("checklists.refusal.empty", draft.called());
    var untold = draft.content().untold();
    if (!untold.isEmpty())
      throw new Refusal("checklists.refusal.untold", draft.called(), String.join("; ", untold));
    versions.retire(draft.checklist(), occasion.now(), occasion.actor().account());
    versions.publish(version, occasion.now(), occasion.actor().account());
  }

  /** Nobody begins it any more. */
  void retire(Occasion occasion, long version) {
    var known = version(version);
    hold(known.code());
    if (known.state() != Version.State.PUBLISHED)
      throw new Refusal("checklists.refusal.not-published", known.called());
    versions.retire(known.checklist(), occasion.now(), occasion.actor().account());
  }

  /** Throws a draft away; a checklist keeps at least one version. */
  void discard(long version) {
    var draft = held(version);
    if (versions.of(draft.code()).size() == 1)
      throw new Refusal("checklists.refusal.only-version", draft.called());
    versions.discard(version);
  }

  private void change(long version, UnaryOperator<Content> how) {
    var draft = held(version);
    var content = how.apply(draft.content());
    content.check(draft.use());
    versions.rewrite(version, content);
  }

  private long draft(Occasion occasion, long checklist, Content content) {
    return versions.draft(checklist, content, occasion.now(), occasion.actor().account());
  }

  private Version version(long version) {
    return versions.version(version).orElseThrow(() -> Refusal.notFound(String.valueOf(version)));
  }

  private void hold(String code) {
    var _ = versions.hold(code).orElseThrow(() -> Refusal.notFound(code));
  }

  private Version held(long version) {
    var held = versions.held(version).orElseThrow(() -> Refusal.notFound(String.valueOf(version)));
    if (!held.isDraft()) throw new Refusal("checklists.refusal.published", held.called());
    return held;
  }

  private static int at(List<Item> items, String name) {
    for (int at = 0; at < items.size(); at++) if (items.get(at).name().equals(name)) return at;
    throw Refusal.notFound(name);
  }
}
