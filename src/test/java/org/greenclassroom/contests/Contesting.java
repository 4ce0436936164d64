package org.greenclassroom.contests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** A contest of our own with its schools, for tests of this room. */
abstract class Contesting extends House {
  static final byte[] PICTURE = picture();
  @Autowired Partners partners;
  @Autowired Contests contests;

  Visitor officer;

  long partner(String name, PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(name), List.of(kind), "CN", null);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Occasion.PROGRAMME_ZONE);
  }

  /** An open contest: two categories, two bands, two criteria, gold 1, silver 2. */
  long contest(long sponsor) {
    officer = visitor(Role.OFFICER);
    officer.get("/contests/new").is(200);
    var announced =
        officer.post(
            "/contests",
            "title",
            unique("Biodiversity"),
            "theme",
            "What lives around us",
            "deadline",
            today().plusDays(20).toString(),
            "deleteOn",
            today().plusDays(200).toString(),
            "categories",
            "Painting\nDigital",
            "bands",
            "1-3\n4-6",
            "criteria",
            "Idea 10\nCraft 10",
            "levels",
            "Gold 1\nSilver 2",
            "sponsor",
            sponsor == 0 ? "" : "" + sponsor,
            "special",
            sponsor == 0 ? "" : "Green prize");
    announced.is(200);
    move(announced.id(), "OPEN");
    return announced.id();
  }

  void move(long edition, String next) {
    officer.post("/contests/" + edition + "/state", "next", next).is(200);
  }

  /** The path of a school’s link. */
  String link(long edition, long school) {
    officer.get("/contests/" + edition).is(200);
    var page = officer.post("/contests/" + edition + "/batches", "school", "" + school).is(200);
    var found = Pattern.compile("(/contest/[0-9a-z]{32})").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Hands in a picture; answers its entry. */
  long hand(Visitor by, String at, String title, String... purposes) {
    var seen =
        send(by, at, title, new Visitor.Upload("file", "a.png", "image/png", PICTURE), purposes);
    seen.is(200).says("Handed in. The code is");
    return jdbc.sql("select max(entry) from contests.entry where title = ?")
        .param(title)
        .query(Long.class)
        .single();
  }

  Visitor.Seen send(Visitor by, String at, String title, Visitor.Upload file, String... purposes) {
    var page = by.get(at).is(200);
    var all = new ArrayList<Map.Entry<String, String>>();
    all.add(Map.entry("_csrf", csrf(page)));
    all.add(Map.entry("_key", unique("key")));
    all.add(Map.entry("category", option(page, "category", "Painting")));
    all.add(Map.entry("band", option(page, "band", "grades 1 to 3")));
    all.add(Map.entry("title", title));
    all.add(Map.entry("medium", "ink"));
    all.add(Map.entry("description", "A frog on a leaf"));
    all.add(Map.entry("ownWork", "true"));
    all.add(Map.entry("original", "true"));
    for (var purpose : purposes) all.add(Map.entry("purposes", purpose));
    if (purposes.length > 0) all.add(Map.entry("paper", "true"));
    return by.upload(at + "/entries", all, List.of(file));
  }

  static String csrf(Visitor.Seen page) {
    var found = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  static String option(Visitor.Seen page, String select, String text) {
    var body = page.body();
    var from = body.indexOf("<select id=\"" + select + "\"");
    var found =
        Pattern.compile("<option value=\"(\\d+)\"[^>]*>" + Pattern.quote(text))
            .matcher(body.substring(from));
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  static byte[] picture() {
    var picture = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.GREEN);
    pen.fillOval(10, 10, 40, 40);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** A JPEG as a browser sends it. */
  static byte[] photo() {
    return org.greenclassroom.frame.Photograph.of(PICTURE).jpeg();
  }

  /** A ZIP of these parts: name, content, name, content … */
  static byte[] zip(Object... parts) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) parts[i]));
        zip.write(
            parts[i + 1] instanceof byte[] bytes
                ? bytes
                : parts[i + 1].toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
