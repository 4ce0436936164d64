package org.greenclassroom.takeback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the sheet of a count brings it, in one piece, however late and however often. */
@RestController
class SheetApi {
  private final OnSite site;

  SheetApi(OnSite site) {
    this.site = site;
  }

  /** A file that the queue sent before. */
  record AttachedIn(@Nullable String sha256) {}

  /**
   * A sheet as its page's queue posts it.
   *
   * @param shows of each attachment the tag it shows; empty: the room
   */
  record SheetIn(
      @Nullable Instant at,
      @Nullable Long carrier,
      @Nullable Map<String, @Nullable String> is,
      @Nullable Map<String, @Nullable String> words,
      @Nullable Map<String, @Nullable String> report,
      @Nullable Map<String, @Nullable String> day,
      @Nullable String others,
      @Nullable Map<String, @Nullable String> accessory,
      Signing.@Nullable SignedIn giver,
      Signing.@Nullable SignedIn taker,
      @Nullable List<@Nullable AttachedIn> attachments,
      @Nullable List<@Nullable String> shows) {}

  /** The receipt: what was found and what was not. */
  record Taken(int found, int missing) {}

  /** Takes a count in and closes it. Photographs were sent before it, part by part. */
  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(
      path = {"/api/v1/takeback/{recall}/sheet", "/takeback/{recall}/sheet"},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  Taken count(@PathVariable long recall, @RequestBody SheetIn in, Occasion occasion) {
    var attached = in.attachments() == null ? List.<@Nullable AttachedIn>of() : in.attachments();
    var shows = in.shows() == null ? List.<@Nullable String>of() : in.shows();
    var pictures = new ArrayList<SiteCount.Picture>();
    for (int i = 0; i < attached.size(); i++) {
      @Nullable AttachedIn one = attached.get(i);
      var hash = one == null ? null : one.sha256();
      if (hash == null) throw new Refusal("frame.refusal.missing", "sha256");
      @Nullable String shown = i < shows.size() ? shows.get(i) : null;
      var of = shown == null || shown.isBlank() ? null : Tag.parse(shown);
      pictures.add(new SiteCount.Picture(site.sent(occasion, hash), of));
    }
    var form =
        new SheetForm(
            said(in.is()),
            said(in.words()),
            said(in.report()),
            said(in.day()),
            in.others() == null ? "" : in.others(),
            said(in.accessory()));
    return taken(
        site.count(
            occasion,
            recall,
            form.read(
                in.at() == null ? occasion.now() : in.at(),
                in.carrier(),
                pictures,
                Signing.of(in.giver(), Party.SCHOOL),
                Signing.of(in.taker(), Party.PROGRAMME))));
  }

  private static Taken taken(Recall recall) {
    return new Taken(recall.found(), recall.missing());
  }

  /** A key without a value says nothing. */
  private static Map<String, String> said(@Nullable Map<String, @Nullable String> group) {
    var said = new TreeMap<String, String>();
    if (group != null)
      group.forEach((key, value) -> {
        if (value != null) said.put(key, value);
      });
    return said;
  }
}
