package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.repair.Repair;

/** Tested devices and rooms that wait for them: what stands before a delivery. */
public final class Prepared {
  public static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

  private Prepared() {}

  /** Ready, cleared, and with a complete test record. */
  public static List<Tag> tested(
      Custody custody, Repair repair, Occasion occasion, long donor, int count, String model) {
    var at = Instant.now();
    var tags = ReadyDevices.toWipe(custody, occasion, donor, count, model, at);
    var part = Occasion.of(occasion.actor(), Instant.now());
    custody.write(
        part,
        tags,
        Entry.of(new Fact.Cleared(Fact.Cleared.How.WIPED, List.of("a".repeat(64))), at));
    for (var tag : tags) repair.test(Occasion.of(occasion.actor(), Instant.now()), tag, record());
    custody.write(part, tags, Entry.of(new Fact.Readied("B"), Instant.now()));
    return tags;
  }

  /** Everything was tried. */
  public static Map<String, String> record() {
    var record = new LinkedHashMap<String, String>();
    for (var probe : List.of("power", "screen", "keyboard", "network", "sound", "battery", "disk"))
      record.put(probe, "PASS");
    record.put("looks", "WORN");
    record.put("hazards", "NONE");
    record.put("batteryPercent", "85");
    record.put("madeIn", "2018");
    return record;
  }

  /** A room of a new school, planned and signed. */
  public static long room(Visitor officer, String school, int seats, LocalDate signedOn) {
    officer.get("/classrooms/new").is(200);
    var room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                school,
                "name",
                "301 室",
                "seats",
                Integer.toString(seats),
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    Agreeing.byHand(officer, room, signedOn.toString(), "school", "programme").is(200);
    return room;
  }

  public static void reserve(Visitor officer, long room, List<Tag> tags) {
    officer
        .upload("/classrooms/" + room + "/reservation", fields("tag", joined(tags)), List.of())
        .is(200);
  }

  /** Opens a parcel and answers its id. */
  public static long parcel(Visitor who, long room, String kind) {
    who.get("/delivery/" + room + "/packing").is(200);
    var path = who.post("/delivery/" + room + "/parcels", "kind", kind).is(200).path();
    return Long.parseLong(path.replaceAll(".*parcel=", ""));
  }

  public static void pack(Visitor who, long room, long parcel, List<Tag> tags) {
    who.get("/delivery/" + room + "/packing").is(200);
    who.post(
            "/delivery/" + room + "/packing",
            "mode",
            "IN",
            "parcel",
            "" + parcel,
            "codes",
            String.join("\n", tags.stream().map(Tag::printed).toList()))
        .is(200);
  }

  public static String joined(List<Tag> tags) {
    return String.join(",", tags.stream().map(Tag::code).toList());
  }

  public static Map<String, String> fields(String... more) {
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    return fields;
  }

  public static List<Upload> signed(String... sides) {
    var files = new ArrayList<Upload>();
    for (var side : sides) files.add(new Upload(side + "Scan", "s.png", "image/png", DOT));
    return files;
  }

  /** All points answered by yes, the filter looked at on that many seats. */
  public static Map<String, String> checked(int seats) {
    return fields(
        "answer.POWER", "YES",
        "answer.NETWORK", "NOT_APPLICABLE",
        "answer.IMAGE", "YES",
        "answer.FILTER", "YES",
        "seats.FILTER", "" + seats,
        "answer.TEACHER_SHOWN", "YES",
        "answer.SEATS_LABELLED", "YES");
  }
}
