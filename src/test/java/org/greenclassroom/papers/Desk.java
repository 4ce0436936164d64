package org.greenclassroom.papers;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of papers need: a donor, a paper drawn for it, a signature. */
abstract class Desk extends House {
  static final String PEN =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  static final byte[] PNG = Base64.getDecoder().decode(PEN.substring(PEN.indexOf(',') + 1));
  static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @Autowired Papers papers;
  @Autowired Texts texts;
  @Autowired Partners partners;

  LetterBox letters() {
    return new LetterBox(jdbc);
  }

  long donor(String name) {
    return partners.record(
        occasion(Role.OFFICER), unique(name), List.of(PartnerKind.DONOR), "CN", null);
  }

  static Map<String, Object> values() {
    return Map.of("lot", "L-00017", "items", 30, "wiper", "乙方", "years", 3);
  }

  DrawUp wanted(long donor, Map<String, Object> values, DrawUp.Annex annex) {
    return new DrawUp(
        TestKinds.KIND,
        values,
        List.of(
            new DrawUp.Party("PROGRAMME", "绿色电脑教室", Partners.HOUSE),
            new DrawUp.Party("DONOR", partners.partner(donor).name(), donor)),
        annex);
  }

  static DrawUp.Annex annex() {
    return new DrawUp.Annex(
        List.of("serial", "model"),
        List.of(List.of("PF-0001", "ThinkPad X220"), List.of("PF-0002", "联想 \"昭阳\", 黑")));
  }

  Drawn drawn(long donor) {
    return papers.draw(occasion(Role.OFFICER), wanted(donor, values(), annex()));
  }

  void sign(Drawn paper, String role, String name) {
    papers.sign(
        Occasion.of(actor(Role.OFFICER, 1), clock.instant()),
        paper.paper(),
        role,
        new Signature(name, PNG, "image/png"));
  }

  Drawn signed(long donor) {
    var paper = drawn(donor);
    sign(paper, "DONOR", "王芳");
    sign(paper, "PROGRAMME", "Li Na");
    return papers.paper(paper.paper());
  }

  static Visitor.Seen post(Visitor visitor, String path, String... fields) {
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) all.put(fields[i], fields[i + 1]);
    return visitor.upload(path, all, List.of());
  }

  static String first(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) throw new AssertionError("no " + pattern + " in\n" + text);
    return found.group(1);
  }
}
