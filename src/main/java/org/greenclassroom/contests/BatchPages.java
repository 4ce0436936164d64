package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page and the papers of one school’s batch: the same by link, for the school and the office.
 */
@Component
class BatchPages {
  private final Contests contests;
  private final HandIn handIn;
  private final Partners partners;
  private final Entities entities;
  private final Paper paper;
  private final Prints prints;
  private final Origin origin;

  BatchPages(
      Contests contests,
      HandIn handIn,
      Partners partners,
      Entities entities,
      Paper paper,
      Prints prints,
      Origin origin) {
    this.prints = prints;
    this.contests = contests;
    this.handIn = handIn;
    this.partners = partners;
    this.entities = entities;
    this.paper = paper;
    this.origin = origin;
  }

  /**
   * A batch.
   *
   * @param at the address under which its forms post
   * @param link the school’s link; null: the reader may not see it, or it was ended
   * @param office whether the reader may send originals home and change the link
   * @param reads whether the reader only reads
   */
  record BatchPage(
      String at,
      Edition edition,
      Batch batch,
      Contests.Asked asked,
      List<Entry> entries,
      List<LicenceTable.Use> uses,
      Purpose[] purposes,
      @Nullable String link,
      @Nullable String qr,
      LocalDate today,
      boolean office,
      boolean reads) {
    public boolean takes() {
      return !reads && edition.takes(today);
    }

    public long originals() {
      return entries.stream().filter(Entry::owesOriginal).count();
    }

    public boolean shownSomewhere() {
      return !uses.isEmpty();
    }
  }

  /**
   * The papers.
   *
   * @param origin where the house is found from outside
   */
  record SheetPaper(Edition edition, Batch batch, List<Entry> entries, String origin) {
    /** Where anybody checks the certificate; capitals pack closer in its code. */
    public String address(Entry entry) {
      return (origin + "/w/" + entry.code()).toUpperCase(Locale.ROOT);
    }

    public String qr(String address) {
      return Qr.svg(address);
    }
  }

  /** What the form posts; an empty box is not sent at all. */
  record Form(
      @Nullable Long category,
      @Nullable Long band,
      @Nullable String title,
      @Nullable String medium,
      @Nullable String description,
      @Nullable Boolean original,
      @Nullable Boolean ownWork,
      @Nullable Set<Purpose> purposes,
      @Nullable LocalDate until,
      @Nullable Boolean paper) {
    HandIn.Piece piece() {
      if (category == null) throw new Refusal("frame.refusal.missing", "category");
      if (band == null) throw new Refusal("frame.refusal.missing", "band");
      return new HandIn.Piece(
          category,
          band,
          Objects.requireNonNullElse(title, ""),
          Objects.requireNonNullElse(medium, ""),
          Objects.requireNonNullElse(description, ""),
          Boolean.TRUE.equals(original),
          Boolean.TRUE.equals(ownWork),
          purposes == null ? EnumSet.noneOf(Purpose.class) : purposes,
          until,
          Boolean.TRUE.equals(paper));
    }
  }

  String show(
      String at, Batch batch, boolean office, boolean reads, Occasion occasion, Model model) {
    var secret = reads ? null : batch.secret();
    var link = secret == null ? null : origin.here() + "/contest/" + secret;
    model.addAttribute(
        "page",
        new BatchPage(
            at,
            contests.edition(batch.edition()),
            batch,
            contests.asked(batch.edition()),
            handIn.entries(batch, occasion.today()),
            handIn.uses(batch),
            Purpose.values(),
            link,
            link == null ? null : Qr.svg(link),
            occasion.today(),
            office,
            reads));
    return "contests/batch";
  }

  String enter(Batch batch, Form form, @Nullable MultipartFile file, Occasion occasion) {
    if (file == null || file.isEmpty()) throw new Refusal("contests.refusal.no-file");
    if (file.getSize() > Work.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "contests.refusal.file-large", Work.LARGEST >> 20);
    var name = file.getOriginalFilename();
    try {
      return handIn.enter(occasion, batch, form.piece(), file.getBytes(), name == null ? "" : name);
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  ResponseEntity<byte[]> work(EntryTable.Kept work, String name) {
    return new Work(work.kind(), work.bytes()).answer(name);
  }

  /**
   * Codes with an empty column: the names are written by hand, and the sheet stays at the school.
   */
  ResponseEntity<byte[]> sheet(Batch batch, String in, Occasion occasion, Locale reader) {
    var entries = given(batch, occasion);
    return answer(
        "codes",
        batch,
        paper("contests/sheet", batch, entries, Letterhead.PLAIN, in, occasion, reader));
  }

  /** One page an entry; the name is written by hand. */
  ResponseEntity<byte[]> certificates(Batch batch, String in, Occasion occasion, Locale reader) {
    var awarded = contests.edition(batch.edition()).awardedAt();
    if (awarded == null) throw new Refusal("contests.refusal.not-awarded");
    var letterhead =
        entities.actingFor(
            partners.partner(batch.school()).territory(),
            LocalDate.ofInstant(awarded, occasion.zone()));
    var entries = given(batch, occasion);
    var pdf = paper("contests/certificates", batch, entries, letterhead, in, occasion, reader);
    var first = entries.getFirst().code();
    var last = entries.getLast().code();
    return answer(
        "certificates",
        batch,
        prints.given("contests", first.equals(last) ? first : first + " – " + last, pdf));
  }

  private List<Entry> given(Batch batch, Occasion occasion) {
    var entries =
        handIn.entries(batch, occasion.today()).stream().filter(one -> !one.withdrawn()).toList();
    if (entries.isEmpty()) throw new Refusal("contests.refusal.no-entries");
    return entries;
  }

  private byte[] paper(
      String view,
      Batch batch,
      List<Entry> entries,
      Letterhead letterhead,
      String in,
      Occasion occasion,
      Locale reader) {
    var model = new HashMap<String, Object>();
    model.put(
        "page", new SheetPaper(contests.edition(batch.edition()), batch, entries, origin.here()));
    model.put("issued", occasion.today());
    model.put("style", "contests/certificate.css");
    return paper.pdf(view, model, Words.language(in, reader), letterhead);
  }

  private static ResponseEntity<byte[]> answer(String name, Batch batch, byte[] pdf) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "inline; filename=\"%s-%d.pdf\"".formatted(name, batch.batch()))
        .header("Cache-Control", "no-store")
        .body(pdf);
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
