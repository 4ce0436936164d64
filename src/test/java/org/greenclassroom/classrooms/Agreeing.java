package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;

/** How tests have an agreement signed, through the pages. */
public final class Agreeing {
  /** The smallest PNG there is: a signature of one dot. */
  static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

  private Agreeing() {}

  /** It was signed on paper on that day, and is entered with its scan. */
  public static Seen byHand(Visitor officer, long room, String day, String... parties) {
    officer.get("/classrooms/" + room + "/agreement/new").is(200);
    var fields = new LinkedHashMap<String, String>();
    fields.put("signedOn", day);
    for (var party : parties) fields.put(party + "Name", "王芳 " + party);
    return officer.upload(
        "/classrooms/" + room + "/agreement",
        fields,
        List.of(new Upload("scan", "协议.png", "image/png", DOT)));
  }

  /** It is drawn up, and an officer lets everybody sign on the screen. Answers the paper. */
  public static long onScreen(Visitor officer, long room, String name) {
    officer.get("/classrooms/" + room + "/agreement/new").is(200);
    var drawn = officer.post("/classrooms/" + room + "/agreement/paper").is(200);
    signAll(officer, drawn, name);
    return drawn.id();
  }

  /** Signs for every side of this paper that the page offers. */
  public static Seen signAll(Visitor officer, Seen paper, String name) {
    var roles = new ArrayList<String>();
    var radio = Pattern.compile("name=\"role\" value=\"(\\w+)\"").matcher(paper.body());
    while (radio.find()) roles.add(radio.group(1));
    var last = paper;
    for (var role : roles) last = sign(officer, paper, role, name);
    return last;
  }

  public static Seen sign(Visitor who, Seen paper, String role, String name) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("role", role);
    fields.put("signerName", name);
    fields.put("typedCounts", "true");
    return who.upload(paper.path() + "/signatures", fields, List.of()).is(200);
  }
}
