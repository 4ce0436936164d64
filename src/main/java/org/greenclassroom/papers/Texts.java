package org.greenclassroom.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts of papers: written by one, approved by another, never changed. */
@Service
@Transactional
class Texts {
  private final TextTable table;
  private final Kinds kinds;

  Texts(TextTable table, Kinds kinds) {
    this.table = table;
    this.kinds = kinds;
  }

  /**
   * A new version; it waits for somebody else's approval.
   *
   * @param words by language; blank ones are left out
   */
  int write(
      Occasion occasion,
      String kind,
      LocalDate validFrom,
      String prevails,
      String note,
      Map<String, String> words) {
    var already = table.keyed(occasion.keyFor("text"));
    if (already.isPresent()) return already.get().version();
    var of = kinds.kind(kind);
    if (!TextVersion.ORDER.contains(prevails))
      throw new Refusal("frame.refusal.unreadable", "prevails", prevails);
    if (validFrom.isBefore(occasion.today())) throw new Refusal("papers.refusal.text-early");
    if (note.isBlank() || note.length() > 500) throw new Refusal("papers.refusal.text-note");
    var checked = checked(of, prevails, words);
    table.lock(kind);
    shipped(of, occasion);
    int version = table.next(kind);
    insert(
        occasion,
        kind,
        version,
        prevails,
        validFrom,
        false,
        note.strip(),
        checked,
        occasion.actor().account(),
        occasion.keyFor("text"));
    return version;
  }

  /**
   * Somebody else says yes.
   *
   * @param sha256 of the words that were read: exactly these are approved
   */
  void approve(Occasion occasion, String kind, int version, String sha256) {
    var text = version(kind, version);
    if (!text.sha256().equals(sha256))
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.other-text");
    if (text.shipped()) throw new Refusal("papers.refusal.shipped");
    var approver = text.approvedBy();
    if (approver != null) {
      if (approver == occasion.actor().account()) return;
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.approved", version);
    }
    if (text.writtenBy() == occasion.actor().account())
      throw new Refusal("papers.refusal.own-text");
    if (table.approve(text.text(), occasion.now(), occasion.actor().account()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "papers.refusal.approved", version);
  }

  /** The text to draw from on that day. */
  TextVersion current(Occasion occasion, PaperKind kind) {
    var day = occasion.today();
    var found = table.current(kind.kind(), day);
    // a newer program may bring a newer text; it counts only until an own one is approved
    if (found.isEmpty() || found.get().shipped()) {
      table.lock(kind.kind());
      shipped(kind, occasion);
      found = table.current(kind.kind(), day);
    }
    return found.orElseThrow(() -> new Refusal("papers.refusal.no-text", kind.kind()));
  }

  @Transactional(readOnly = true)
  Optional<TextVersion> ifCurrent(Occasion occasion, PaperKind kind) {
    return table.current(kind.kind(), occasion.today());
  }

  @Transactional(readOnly = true)
  TextVersion version(String kind, int version) {
    return table.version(kind, version).orElseThrow(() -> Refusal.notFound(kind + " " + version));
  }

  /** All versions of a kind, newest first; one that was shipped is taken in. */
  List<TextVersion> versions(Occasion occasion, PaperKind kind) {
    if (kind.shipped() != null) {
      table.lock(kind.kind());
      shipped(kind, occasion);
    }
    return table.versions(kind.kind());
  }

  @Transactional(readOnly = true)
  long waiting(Actor actor) {
    return table.waiting(actor.account());
  }

  /** Takes in what came with the program, unless these very words are there already. */
  private void shipped(PaperKind kind, Occasion occasion) {
    if (kind.shipped() == null) return;
    var words = new TreeMap<String, String>();
    for (var language : TextVersion.ORDER) {
      var name = kind.shipped().replaceFirst("/", "/pages/") + "-" + language + ".txt";
      var resource = new ClassPathResource("org/greenclassroom/" + name);
      if (!resource.exists()) continue;
      try (var stream = resource.getInputStream()) {
        words.put(language, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    var prevails = words.containsKey("zh") ? "zh" : "en";
    var checked = checked(kind, prevails, words);
    if (table.isShipped(kind.kind(), sha256(kind.kind(), prevails, checked))) return;
    insert(
        occasion,
        kind.kind(),
        table.next(kind.kind()),
        prevails,
        occasion.today(),
        true,
        "",
        checked,
        0,
        UUID.randomUUID());
  }

  private void insert(
      Occasion occasion,
      String kind,
      int version,
      String prevails,
      LocalDate validFrom,
      boolean shipped,
      String note,
      Map<String, String> words,
      long by,
      UUID key) {
    table.insert(
        new TextVersion(
            0,
            kind,
            version,
            prevails,
            sha256(kind, prevails, words),
            validFrom,
            shipped,
            note,
            occasion.now(),
            by,
            null,
            null,
            words),
        key);
  }

  /** Every language by itself, then all beside each other. */
  private static Map<String, String> checked(
      PaperKind kind, String prevails, Map<String, String> words) {
    var checked = new TreeMap<String, String>();
    for (var language : TextVersion.ORDER) {
      var typed = words.getOrDefault(language, "");
      if (typed.isBlank()) continue;
      var text = Markup.checked(typed, language);
      if (Markup.hasLooseBrace(text)) throw new Refusal("papers.refusal.brace", language);
      for (var name : Markup.placeholders(text))
        if (!kind.placeholders().contains(name))
          throw new Refusal(
              "papers.refusal.placeholder",
              language,
              "{" + name + "}",
              String.join(
                  " ", kind.placeholders().stream().map(each -> "{" + each + "}").toList()));
      checked.put(language, text);
    }
    var leading = checked.get(prevails);
    if (leading == null) throw new Refusal("papers.refusal.text-missing", prevails);
    var names = Markup.placeholders(leading);
    checked.forEach((language, text) -> {
      if (!Markup.placeholders(text).equals(names))
        throw new Refusal("papers.refusal.placeholders-differ", language, prevails);
    });
    return checked;
  }

  private static String sha256(String kind, String prevails, Map<String, String> words) {
    return Files.sha256(Canon.ofText(kind, prevails, words));
  }
}
