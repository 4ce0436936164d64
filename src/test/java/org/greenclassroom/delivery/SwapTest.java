package org.greenclassroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.delivery.Prepared.checked;
import static org.greenclassroom.delivery.Prepared.fields;
import static org.greenclassroom.delivery.Prepared.joined;
import static org.greenclassroom.delivery.Prepared.signed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.repair.Repair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A running room: one goes and another comes, more come, and some are not ours. */
class SwapTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Repair repair;
  @Autowired Classrooms classrooms;

  private Visitor officer;
  private Visitor engineer;
  private LocalDate today;
  private String model;
  private long donor;

  @BeforeEach
  void people() {
    officer = visitor(Role.OFFICER);
    engineer = visitor(Role.ENGINEER);
    today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
    model = unique("T480");
    donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null);
  }

  private List<Tag> tested(int count) {
    return Prepared.tested(custody, repair, occasion(Role.TECHNICIAN), donor, count, unique(model));
  }

  /** A room in which these stand, accepted, seated in their order. */
  private long running(List<Tag> tags) {
    var room = Prepared.room(officer, unique("小学"), tags.size(), today.minusDays(9));
    Prepared.reserve(officer, room, tags);
    leave(room, tags);
    accept(room, tags);
    return room;
  }

  /** Without a kit, as small rooms do. */
  private void leave(long room, List<Tag> tags) {
    officer.get("/classrooms/" + room + "/dispatch").is(200);
    officer
        .upload(
            "/classrooms/" + room + "/dispatch",
            fields("tag", joined(tags), "by", "own", "leftOn", "" + today),
            List.of())
        .is(200);
  }

  private void accept(long room, List<Tag> tags) {
    var act = checked(classrooms.room(room).inClass() + tags.size());
    act.putAll(fields("tag", joined(tags), "giverName", "李明", "takerName", "王芳"));
    officer.get("/delivery/" + room + "/installation").is(200);
    officer.upload("/delivery/" + room + "/installation", act, signed("giver", "taker")).is(200);
  }

  private Visitor.Seen swap(long room, String went, String came, String... more) {
    var act =
        fields(
            "went",
            went,
            "came",
            came,
            "cause",
            "BROKEN",
            "day",
            "" + today,
            "giverName",
            "李明",
            "takerName",
            "王芳");
    for (int i = 0; i < more.length; i += 2) act.put(more[i], more[i + 1]);
    engineer.get("/delivery/" + room + "/swap").is(200);
    return engineer.upload("/delivery/" + room + "/swap", act, signed("giver", "taker"));
  }

  @Test
  void a_broken_one_goes_back_and_a_ready_one_takes_its_seat_in_one_go() {
    var tags = tested(2);
    var room = running(tags);
    var due = classrooms.room(room).dueOn();
    var fresh = tested(1).getFirst();
    engineer.get("/delivery/" + room + "/swap").is(200).says("What goes back", "Both sign once");

    swap(room, fresh.code(), tags.get(1).code()).is(422).says("is not a computer of");
    swap(room, tags.get(0).code(), tags.get(0).code()).is(422).says("cannot come in its own place");
    swap(room, "nothing like this", fresh.code()).is(404);
    // what comes is not fit: nothing of the swap happens
    swap(room, tags.get(0).code(), "", "day", "" + today.plusDays(1)).is(422);
    var other = running(tested(1));
    var there = custody.devices(List.of(tags.get(0))).getFirst().classroom();
    assertThat(there).isEqualTo(room);
    swap(other, tags.get(0).code(), fresh.code()).is(422);
    assertThat(custody.device(tags.get(0)).stage()).isEqualTo(Stage.IN_CLASS);

    var serial = String.valueOf(custody.device(tags.get(0)).observed().serial());
    swap(room, serial, fresh.printed(), "_key", "swap-" + room)
        .is(200)
        .says("stands in its place", "on its way home", "broken");
    swap(room, serial, fresh.printed(), "_key", "swap-" + room).is(200);
    assertThat(custody.device(tags.get(0)).stage()).isEqualTo(Stage.RETURNING);
    assertThat(custody.device(tags.get(0)).holder()).isEqualTo(Partners.HOUSE);
    assertThat(custody.device(fresh).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(custody.device(fresh).holder()).isEqualTo(classrooms.room(room).school());
    assertThat(classrooms.room(room).dueOn()).isEqualTo(due);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from delivery.exchange
                     where classroom = ? and slip_back is not null and slip_there is not null
                    """)
                .param(room)
                .query(Long.class)
                .single())
        .isOne();
    engineer.get("/delivery/" + room + "/seats").is(200).says(fresh.printed(), "2 of 2 seats");

    // home again it begins anew: data may be on it
    engineer.get("/delivery/returns").is(200).says(tags.get(0).printed());
    engineer.post("/delivery/returns", "tag", fresh.code()).is(422).says("not on its way home");
    engineer
        .post("/delivery/returns", "tag", tags.get(0).code())
        .is(200)
        .says("in the house again");
    assertThat(custody.device(tags.get(0)).stage()).isEqualTo(Stage.TO_INSPECT);
    assertThat(custody.device(tags.get(0)).data()).isEqualTo(Held.MAY_HOLD);
  }

  @Test
  void a_spare_of_the_room_takes_the_seat_and_nothing_may_come_at_all() {
    var tags = tested(3);
    var room = running(tags);
    // the third has no seat: a spare
    jdbc.sql(
            "delete from classrooms.seat where classroom = ? and device = (select device from custody.devices where tag = ?)")
        .params(room, tags.get(2).code())
        .update();
    engineer.get("/delivery/" + room + "/swap").is(200).says("1 spare stands in the room");
    swap(room, tags.get(0).code(), tags.get(2).code()).is(200).says("spare");
    assertThat(custody.device(tags.get(2)).stage()).isEqualTo(Stage.IN_CLASS);
    swap(room, tags.get(1).code(), "").is(200).says("Nothing came in its place");
    assertThat(classrooms.room(room).inClass()).isOne();
  }

  @Test
  void what_came_damaged_goes_back_before_it_was_accepted() {
    var tags = tested(1);
    var room = Prepared.room(officer, unique("小学"), 1, today.minusDays(9));
    Prepared.reserve(officer, room, tags);
    leave(room, tags);
    var fresh = tested(1).getFirst();
    swap(room, tags.getFirst().code(), fresh.code(), "cause", "DAMAGED_ON_ARRIVAL").is(200);
    assertThat(custody.device(tags.getFirst()).stage()).isEqualTo(Stage.RETURNING);
    assertThat(custody.device(fresh).stage()).isEqualTo(Stage.IN_CLASS);
  }

  @Test
  void more_come_into_a_running_room_and_are_due_with_it() {
    var tags = tested(2);
    var room = running(tags);
    var more = tested(2);
    officer.get("/delivery/" + room + "/top-up").is(200).says("due with it");
    officer
        .upload("/delivery/" + room + "/top-up", fields("tag", joined(more)), List.of())
        .is(200)
        .says("2 more computers are kept", "more computers");
    assertThat(classrooms.room(room).seats()).isEqualTo(4);
    leave(room, more);
    var due = classrooms.room(room).dueOn();
    accept(room, more);
    assertThat(classrooms.room(room).inClass()).isEqualTo(4);
    assertThat(classrooms.room(room).dueOn()).isEqualTo(due);
    // a room that does not run has nothing to be topped up
    var planned = Prepared.room(officer, unique("小学"), 1, today);
    var one = tested(1);
    officer
        .upload("/delivery/" + planned + "/top-up", fields("tag", joined(one)), List.of())
        .is(422)
        .says("is not running yet");
  }

  @Test
  void computers_of_others_are_listed_and_never_counted() {
    var room = running(tested(1));
    var before = count("select count(*) from custody.devices");
    var at = "/delivery/" + room + "/foreigners";
    var serial = unique("EDU");
    engineer.get("/delivery/" + room).is(200).says("None are known in this room");
    engineer
        .post(
            at,
            "owner",
            "教育局",
            "kind",
            "DESKTOP",
            "pieces",
            "1",
            "serial",
            serial,
            "since",
            "" + today)
        .is(200)
        .says("教育局", "Nobody will count or collect it");
    engineer
        .post(at, "owner", "学校", "kind", "DESKTOP", "pieces", "5", "since", "" + today)
        .is(200)
        .says("学校");
    engineer
        .post(
            at, "owner", "学校", "kind", "DESKTOP", "pieces", "5", "serial", "X", "since", "" + today)
        .is(422)
        .says("do not share one serial number");
    engineer.post(at, "owner", " ", "kind", "LAPTOP", "since", "" + today).is(422);
    engineer.post(at, "owner", "A", "kind", "LAPTOP", "pieces", "900", "since", "" + today).is(422);
    engineer.post(at, "owner", "A", "kind", "LAPTOP", "since", "" + today.plusDays(2)).is(422);
    engineer.post(at, "owner", "A".repeat(200), "kind", "LAPTOP", "since", "" + today).is(422);
    assertThat(count("select count(*) from custody.devices")).isEqualTo(before);
    assertThat(classrooms.room(room).inClass()).isOne();
    assertThat(count("select sum(pieces) from classrooms.foreigners where classroom = " + room))
        .isEqualTo(6);
    // at the recall it is told for what it is, and stays
    officer.get("/takeback").is(200);
    var recall = officer.post("/takeback", "classroom", "" + room).is(200).id();
    officer.get("/takeback/" + recall + "/count").is(200);
    officer.post("/takeback/" + recall + "/sightings", "typed", serial).is(200).says("is not ours");
    var ids = new ArrayList<Long>();
    jdbc.sql("select foreigner from classrooms.foreigners where classroom = ?")
        .param(room)
        .query(row -> {
          ids.add(row.getLong(1));
        });
    engineer.get("/delivery/" + room).is(200);
    engineer.post(at + "/" + ids.getFirst() + "/end").is(200).says("not listed any more");
    engineer.post(at + "/" + ids.getFirst() + "/end").is(404);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
