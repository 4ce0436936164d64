package org.greenclassroom.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.balance.Reckoning;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each kind of contradiction, made of real rows; what the doors refuse is written past them. */
class KindsTest extends Rooms {
  @Autowired Doubt doubt;
  @Autowired Dismantling dismantling;
  @Autowired Reckoning reckoning;

  @Test
  void a_room_long_past_its_day_with_no_fault_and_wiped_too_late() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusYears(3).minusDays(40));
    look();
    assertThat(ofRoom(lent.room())).contains("LATE_WITHOUT_REASON", "NO_TICKETS");
    // its computers were cleared today, and dispatched three years ago
    assertThat(ofDevice(lent.tags().getFirst())).contains("WIPED_AFTER_DELIVERY");
    assertThat(ofRoom(lent.room())).doesNotContain("MORE_THAN_ACCEPTED", "CLOSED_AND_FULL");

    // one more stands in class than the school signed for
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var more = lives.received(partner(PartnerKind.DONOR, "D"), ago(9), 1, DeviceKind.LAPTOP, 2_000);
    lives.toRepair(more, ago(8));
    lives.write(more, new Fact.Readied("A"), ago(8));
    lives.write(more, new Fact.Reserved(lent.room()), ago(7));
    lives.handOver(more, new Fact.Dispatched(lent.room()), Partners.HOUSE, lent.school(), ago(6));
    lives.write(more, new Fact.Installed(lent.room()), ago(5));
    // and one of them is in our hands again, though nobody recalled it
    var here = List.of(lent.tags().getLast());
    lives.handOver(here, new Fact.HandedOver(), lent.school(), Partners.HOUSE, ago(0));
    look();
    assertThat(ofRoom(lent.room())).contains("MORE_THAN_ACCEPTED");
    assertThat(ofDevice(here.getFirst())).contains("LENT_AND_HERE");
    assertThat(ofDevice(more.getFirst()))
        .as("nothing but a name of a proof")
        .contains("WIPED_WITHOUT_PROOF");

    // the room is closed with all of them inside, is used and taught in, and one is found elsewhere
    jdbc.sql("update classrooms.classroom set ended_on = ? where classroom = ?")
        .params(today().minusDays(3), lent.room())
        .update();
    jdbc.sql(
            """
            insert into usage.room_day (classroom, day, on_min, active_min, judged_min, starts, devices, used, seen)
            values (?, ?, 30, 20, 30, 1, 1, 1, 1)
            """)
        .params(lent.room(), today().minusDays(1))
        .update();
    jdbc.sql(
            """
            insert into lessons.lesson (uid, hash, thread, revision, classroom, day, state, grade, class_label, minutes, pupils,
                                        tongue, via, recorded_at, recorded_by)
            select u.uid, 'x', u.uid, 1, ?, ?, 'HELD', 3, '三年级', 40, 20, 'zh', 'OFFICE', now(), 0
              from (select gen_random_uuid() as uid) u
            """)
        .params(lent.room(), today().minusDays(1))
        .update();
    var other = plan(officer, lent.school(), "另一间", 3);
    var recall =
        jdbc.sql(
                """
                insert into takeback.recall (classroom, opened_at, opened_by, key)
                values (?, now(), 0, gen_random_uuid()) returning recall
                """)
            .param(other)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into takeback.sighting (recall, typed, answer, device, seen_at, seen_by)
            values (?, ?, 'UNEXPECTED', ?, now() + interval '1 day', 0)
            """)
        .params(recall, more.getFirst().code(), device(more.getFirst()))
        .update();
    look();
    assertThat(ofRoom(lent.room()))
        .contains("USED_AFTER_END", "LESSON_AFTER_END", "CLOSED_AND_FULL", "TWO_ROOMS");
    var page = visitor(Role.AUDITOR).get("/doubt/contradictions?q=" + more.getFirst().printed());
    page.is(200).says("in two rooms", "另一间", more.getFirst().printed());
    visitor(Role.OFFICER)
        .get("/devices/" + more.getFirst().code())
        .is(200)
        .says("contradictions about it are open");
  }

  @Test
  void one_serial_number_on_two_devices_and_a_lost_one_that_is_heard_from() {
    var alone = actor(Role.OFFICER, 1);
    var lives = new Lives(custody, alone);
    var donor = partner(PartnerKind.DONOR, "Donor");
    var serial = unique("SN").replace(" ", "").toUpperCase(Locale.ROOT);
    var other = partner(PartnerKind.DONOR, "Other");
    var api = api(Role.OFFICER);
    var list = "设备编号,类型,品牌,型号,序列号,内存(GB),硬盘序列号\nA1,笔记本,联想,T480," + serial + ",8,\n";
    var made =
        api.upload(
                "/api/v1/imports",
                Map.of("donor", Long.toString(other)),
                List.of(
                    new Upload("file", "l.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8))))
            .is(201);
    api.post("/api/v1/imports/" + made.json().get("id").asLong() + "/commit", "{}").is(200);
    var twins =
        lives.received(
            donor,
            ago(20),
            Lives.observed(DeviceKind.LAPTOP, serial, 2_000, Basis.WEIGHED, donor),
            Lives.observed(DeviceKind.LAPTOP, serial, 2_000, Basis.WEIGHED, donor));
    lives.write(List.of(twins.getLast()), new Fact.Missed(), ago(10));
    jdbc.sql(
            """
            insert into losses.alarm (search, device, source, day, heard_at, raised_at)
            select search, device, 'USED', ?, now(), now() from losses.searches where device = ?
            """)
        .params(today(), device(twins.getLast()))
        .update();
    look();
    assertThat(ofDevice(twins.getFirst())).contains("SERIAL_TWICE", "SERIAL_OF_ANOTHER");
    assertThat(ofDevice(twins.getLast())).contains("LOST_AND_HEARD");
    // it is given up by one alone, who is no two
    lives.write(List.of(twins.getLast()), new Fact.WrittenOff(alone.account()), ago(1));
    reckoning.reckon(house());
    look();
    assertThat(ofDevice(twins.getLast())).contains("ENDED_WITHOUT_PROOF");
  }

  @Test
  void a_drive_that_was_destroyed_and_an_agent_that_came_home() {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var tag =
        lives
            .received(partner(PartnerKind.DONOR, "Donor"), ago(20), 1, DeviceKind.LAPTOP, 2_000)
            .getFirst();
    var serial = unique("WD");
    var drive =
        jdbc.sql(
                """
                insert into wiping.drive (device, nth, origin, serial, added_at, added_by, key)
                values (?, 1, 'HAND', ?, now(), 0, gen_random_uuid()) returning drive
                """)
            .params(device(tag), serial)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into wiping.removal (device, drive, kind, method, recorded_at, recorded_by, key, witnessed_at, witnessed_by)
            values (?, ?, 'DESTROYED', 'SHREDDED', now() - interval '9 days', 1, gen_random_uuid(), now() - interval '9 days', 2)
            """)
        .params(device(tag), drive)
        .update();
    var code =
        jdbc.sql(
                """
                insert into agents.code (code, device, issued_at, issued_by, used_at)
                values (translate(substr(md5(random()::text), 1, 8), '0123456789abcdef', 'ABCDEFGHJKMNPQRS'), ?,
                        now() - interval '99 days', 0, now() - interval '99 days')
                returning code_id
                """)
            .param(device(tag))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into agents.agent (name, code_id, device, fingerprint, system, version, enrolled_at, heard_at)
            values ('A' || upper(substr(md5(random()::text), 1, 15)), ?, ?, repeat('a', 64), 'LINUX', '1.0',
                    now() - interval '99 days', now() + interval '2 days')
            """)
        .params(code, device(tag))
        .update();
    look();
    assertThat(ofDevice(tag)).contains("HOME_AND_HEARD").doesNotContain("DRIVE_AFTER_ITS_END");
    // a document of today names the drive, in whatever computer it was
    var file =
        jdbc.sql(
                """
                insert into frame.file (sha256, name, media_type, bytes)
                select encode(sha256(b), 'hex'), 'lshw.xml', 'text/xml', b from convert_to(?, 'UTF8') b returning sha256
                """)
            .param(serial)
            .query(String.class)
            .single();
    var document =
        jdbc.sql(
                """
                insert into evidence.document (sha256, came, name, format, tool, findings, outcome, received_at, received_by, key)
                values (?, ?, 'lshw.xml', 'LSHW', 'lshw', '{}', 'UNMATCHED', now(), 0, gen_random_uuid()) returning document
                """)
            .params(file, file)
            .query(Long.class)
            .single();
    jdbc.sql("insert into evidence.seen_drive (document, nth, serial) values (?, 1, lower(?))")
        .params(document, serial)
        .update();
    look();
    assertThat(ofDevice(tag)).contains("DRIVE_AFTER_ITS_END");
  }

  @Test
  void a_plants_papers_that_say_more_than_its_scale() {
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var donor = partner(PartnerKind.DONOR, "Donor");
    var tags = lives.received(donor, ago(90), 1, DeviceKind.LAPTOP, 2_000);
    lives.toDismantle(tags, ago(80));
    var plant = partner(PartnerKind.DISMANTLER, "Plant");
    partners.enterLicence(
        occasion(Role.OFFICER),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today().minusYears(1),
        today().plusYears(1),
        null);
    long batch = dismantling.open(occasion(Role.OFFICER), plant);
    dismantling.put(occasion(Role.OFFICER), batch, tags);
    var signed = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(occasion(Role.OFFICER), batch, today(), null, signed, signed);
    var paper = Scan.of(("%PDF-1.7 " + batch).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(
        occasion(Role.OFFICER), batch, "T-" + batch, today(), 102_000, 100_000, paper);
    dismantling.certify(
        occasion(Role.OFFICER),
        batch,
        "C-" + batch,
        today(),
        2_000,
        tags.getFirst().printed(),
        paper);
    look();
    assertThat(at("/dismantling/" + batch)).isEmpty();
    // a second paper for the same computer, older than the hand-over: no door lets it in
    var second =
        jdbc.sql(
                """
                insert into dismantling.certificate (key, batch, number, issued_on, grams, file, entered_at, entered_by,
                                                     accepted_at, accepted_by)
                select gen_random_uuid(), batch, number || '-2', issued_on - 30, 2 * grams, file, entered_at, entered_by,
                       accepted_at, accepted_by
                  from dismantling.certificate where batch = ? returning certificate
                """)
            .param(batch)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into dismantling.certificate_line (certificate, nth, typed, answer, device)
            select ?::bigint, l.nth, l.typed, 'MATCHED', l.device
              from dismantling.certificate_line l join dismantling.certificate c using (certificate)
             where c.batch = ? and c.certificate <> ?
            """)
        .params(second, batch, second)
        .update();
    var closure =
        jdbc.sql(
                """
                insert into dismantling.closure (key, batch, grams_in, grams_out, closed_at, closed_by)
                values (gen_random_uuid(), ?, 2000, 2000, now(), 0) returning closure
                """)
            .param(batch)
            .query(Long.class)
            .single();
    var voucher =
        jdbc.sql(
                """
                insert into dismantling.voucher (number, secret, closure, donor, issued_on)
                values (?, 'x', ?, ?, ?) returning voucher
                """)
            .params(unique("V"), closure, donor, today())
            .query(Long.class)
            .single();
    jdbc.sql(
            "insert into dismantling.voucher_weight (voucher, basis, devices, grams) values (?, 'WEIGHED', 1, 2100)")
        .param(voucher)
        .update();
    look();
    assertThat(at("/dismantling/" + batch))
        .containsExactlyInAnyOrder(
            "MORE_OUT_THAN_IN",
            "CERTIFICATE_TOO_EARLY",
            "CERTIFIED_TWICE",
            "VOUCHER_ABOVE_WEIGHED");
    visitor(Role.OFFICER)
        .get("/doubt/contradictions?kind=MORE_OUT_THAN_IN&q=B-%05d".formatted(batch))
        .is(200)
        .says("6.0 kg certified, 2.0 kg weighed in");
  }

  @Test
  void a_ledger_that_does_not_balance_until_it_is_reckoned_anew() {
    var donor = partner(PartnerKind.DONOR, "Donor");
    jdbc.sql(
            """
            insert into balance.daily (day, donor, category, basis, stock, flow, pieces, grams)
            values ('2020-02-02', ?, 'TABLET', 'ESTIMATED', 'PLANT', 'RECEIVED', 7, 5740)
            """)
        .param(donor)
        .update();
    reckoning.reckon(house());
    look();
    assertThat(ledger()).isTrue();
    visitor(Role.OFFICER)
        .get("/doubt/contradictions?kind=LEDGER")
        .is(200)
        .says("at a plant: the book says");
    reckoning.reckonAnew(house());
    look();
    assertThat(ledger()).isFalse();
  }

  @Test
  void a_volunteer_in_two_places_and_more_people_than_places() {
    var volunteer = volunteer();
    var morning = day(today().minusDays(2));
    var there = day(today().minusDays(2));
    came(morning, slot(morning, 5), volunteer);
    long full = slot(there, 1);
    came(there, full, volunteer);
    placed(there, full, 1, volunteer);
    placed(there, full, 2, volunteer());
    look();
    assertThat(at("/activities/" + Math.min(morning, there))).contains("TWO_PLACES");
    assertThat(at("/activities/" + there)).contains("OVERBOOKED");
    assertThat(
            jdbc.sql("select what from doubt.contradictions where path = ? and kind = 'TWO_PLACES'")
                .param("/activities/" + Math.min(morning, there))
                .query(String.class)
                .single())
        .as("never who")
        .doesNotContain("志愿者");
  }

  private long volunteer() {
    return jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, made_at, made_by)
            values ('志愿者', ?, 'zh', now(), 0) returning volunteer
            """)
        .param("v" + unique() + "-doubt@example.org")
        .query(Long.class)
        .single();
  }

  private long day(LocalDate day) {
    return jdbc.sql(
            """
            insert into activities.activity (key, kind, title, partner, starts_at, ends_at, zone, place, language, state, open,
                                             address, consents, published_at, made_at, made_by)
            select gen_random_uuid(), 'TEAM_BUILDING', 'A day', null, d.at, d.at + interval '3 hours', 'Asia/Shanghai', 'Hall',
                   'zh', 'PUBLISHED', true, 'a-day-' || gen_random_uuid(), '{}', d.at - interval '9 days', now(), 0
              from (select ?::date + time '09:00' at time zone 'Asia/Shanghai' as at) d
            returning activity
            """)
        .params(Arrays.asList(day))
        .query(Long.class)
        .single();
  }

  private long slot(long activity, int capacity) {
    long slot =
        jdbc.sql(
                """
                insert into activities.slot (activity, role, starts_at, ends_at, capacity, min_age, with_children,
                                             photos_allowed, key)
                select activity, 'HELPER', starts_at, ends_at, ?, 0, false, false, gen_random_uuid()
                  from activities.activity where activity = ? returning slot
                """)
            .params(capacity, activity)
            .query(Long.class)
            .single();
    jdbc.sql("insert into signups.desk (slot) values (?)").param(slot).update();
    return slot;
  }

  private void placed(long activity, long slot, int number, long volunteer) {
    jdbc.sql("insert into signups.place (slot, number) values (?, ?)")
        .params(slot, number)
        .update();
    jdbc.sql(
            """
            insert into signups.signup (slot, activity, volunteer, place, state, asked_at, changed_at)
            values (?, ?, ?, ?, 'PLACED', now(), now())
            """)
        .params(slot, activity, volunteer, number)
        .update();
  }

  private void came(long activity, long slot, long volunteer) {
    jdbc.sql(
            """
            insert into attendance.presence (activity, slot, volunteer, came_at, via)
            select activity, ?, ?, starts_at, 'QR' from activities.activity where activity = ?
            """)
        .params(slot, volunteer, activity)
        .update();
  }

  private void look() {
    doubt.look(house());
  }

  private Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  private boolean ledger() {
    return jdbc.sql(
                "select count(*) from doubt.finding where kind = 'LEDGER' and subject = 'place:PLANT:ESTIMATED'")
            .query(Integer.class)
            .single()
        == 1;
  }

  private List<String> ofDevice(Tag tag) {
    return kinds("device", device(tag));
  }

  private List<String> ofRoom(long room) {
    return kinds("classroom", room);
  }

  private List<String> at(String path) {
    return kinds("path", path);
  }

  private List<String> kinds(String column, Object of) {
    return jdbc.sql(
            "select kind from doubt.contradictions where closed_at is null and "
                + column
                + " = ? order by kind")
        .param(of)
        .query(String.class)
        .list();
  }

  private long device(Tag tag) {
    return jdbc.sql("select device from custody.devices where tag = ?")
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  private Instant ago(int days) {
    return clock.instant().minus(days, ChronoUnit.DAYS);
  }
}
