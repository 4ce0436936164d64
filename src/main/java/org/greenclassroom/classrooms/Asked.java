package org.greenclassroom.classrooms;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What forms of this room ask for and bring, and how files leave it. */
final class Asked {
  private Asked() {}

  static Map<String, String> choices(List<Partner> partners) {
    var choices = new LinkedHashMap<String, String>();
    for (var partner : partners) choices.put(Long.toString(partner.partner()), partner.name());
    return choices;
  }

  /** Who may pay for a room. */
  static Map<String, String> sponsors(Partners partners) {
    var sponsors = choices(partners.of(PartnerKind.SPONSOR));
    sponsors.putAll(choices(partners.of(PartnerKind.DONOR)));
    return sponsors;
  }

  static List<Tag> tags(List<String> typed) {
    return typed.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList();
  }

  static HandOver.Signature signature(Signed signed) {
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  /** Others' papers: a browser shows pictures here, and saves what it would read as a document. */
  static ResponseEntity<byte[]> sent(Files.Kept kept) {
    return sent(kept, kept.mediaType().startsWith("image/"));
  }

  static ResponseEntity<byte[]> sent(Files.Kept kept, boolean inline) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (inline ? "inline" : "attachment")
                + "; filename*=UTF-8''"
                + java.net.URLEncoder.encode(kept.name(), StandardCharsets.UTF_8))
        .body(kept.bytes());
  }

  /** School years begin in September; in August the next one is meant. */
  static String schoolYear(LocalDate day) {
    int first = day.getMonthValue() >= 8 ? day.getYear() : day.getYear() - 1;
    return first + "-" + (first + 1);
  }

  /** Where this person looks at a room: a school on its own page. */
  static String home(long classroom, Actor actor) {
    return (actor.seesAll() ? "/classrooms/" : "/school/rooms/") + classroom;
  }
}
