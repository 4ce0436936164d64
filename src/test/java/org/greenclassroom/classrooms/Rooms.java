package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of loans need: a school, a room, computers in it since a day. */
public abstract class Rooms extends House {
  @Autowired protected Custody custody;
  @Autowired protected Partners partners;

  /** A room that was lent. */
  public record Lent(long room, long school, String schoolName, List<Tag> tags) {
    public String at() {
      return "/classrooms/" + room;
    }
  }

  protected LocalDate today() {
    return Occasion.of(org.greenclassroom.kernel.Actor.HOUSE, clock.instant()).today();
  }

  protected long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), EnumSet.of(kind), "CN", null);
  }

  protected String nameOf(long partner) {
    return partners.partner(partner).name();
  }

  protected long plan(Visitor officer, long school, String name, int seats, String... more) {
    officer.get("/classrooms/new").is(200);
    var fields = new ArrayList<>(List.of("school", Long.toString(school), "name", name));
    fields.addAll(List.of("seats", Integer.toString(seats), "kind", "LAPTOP"));
    fields.addAll(List.of(more));
    return officer.post("/classrooms", fields.toArray(String[]::new)).is(200).id();
  }

  protected List<Tag> ready(int count) {
    return ReadyDevices.ready(
        custody,
        occasion(Role.TECHNICIAN),
        partner(PartnerKind.DONOR, "Donor"),
        count,
        unique("Model"),
        clock.instant());
  }

  /** Signed on paper, and in class since that day. */
  protected Lent lent(Visitor officer, int seats, LocalDate accepted, String... more) {
    var school = partner(PartnerKind.SCHOOL, "希望小学");
    var room = plan(officer, school, "301 室", seats, more);
    var parties =
        more.length > 0
            ? new String[] {"school", "programme", "sponsor"}
            : new String[] {"school", "programme"};
    Agreeing.byHand(officer, room, accepted.minusDays(20).toString(), parties).is(200);
    var tags = ready(seats);
    fill(officer, room, tags, accepted);
    return new Lent(room, school, nameOf(school), tags);
  }

  protected void fill(Visitor officer, long room, List<Tag> tags, LocalDate accepted) {
    var codes = String.join(",", tags.stream().map(Tag::code).toList());
    officer.get("/classrooms/" + room + "/reservation").is(200);
    officer.post("/classrooms/" + room + "/reservation", "tag", codes).is(200);
    officer
        .post(
            "/classrooms/" + room + "/dispatch",
            "by",
            "own",
            "leftOn",
            accepted.minusDays(1).toString(),
            "tag",
            codes)
        .is(200);
    signedBy(
            officer,
            "/classrooms/" + room + "/acceptance",
            Map.of("tag", codes, "acceptedOn", accepted.toString()))
        .is(200);
  }

  /** Posts a form with the two signatures of a hand-over. */
  protected static Seen signedBy(Visitor who, String path, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    all.put("giverName", "李明");
    all.put("takerName", "王芳");
    return who.upload(
        path,
        all,
        List.of(
            new Upload("giverScan", "a.png", "image/png", Agreeing.DOT),
            new Upload("takerScan", "b.png", "image/png", Agreeing.DOT)));
  }

  protected LocalDate due(long room) {
    return jdbc.sql("select due_on from classrooms.classrooms where classroom = ?")
        .param(room)
        .query(LocalDate.class)
        .single();
  }

  /** The open milestones of a kind. */
  protected List<Long> open(long room, String kind) {
    return jdbc.sql(
            """
            select milestone from classrooms.milestones
             where classroom = ? and kind = ? and done_on is null order by due_on
            """)
        .params(room, kind)
        .query(Long.class)
        .list();
  }
}
