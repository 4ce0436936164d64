package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.Disposition;
import org.greenclassroom.collection.Things;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.outcomes.Gifts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Four laptops are announced. One never comes, one is missing, of one a second drive turns up
 * without proof: the lot stays open and says why, until each has its outcome.
 */
class LotThatCannotCloseTest extends Gifts {
  @Autowired LostAndFound lostAndFound;
  @Autowired Donations donations;
  @Autowired Things things;

  @Test
  void a_lot_stays_open_until_everything_in_it_has_an_outcome() {
    var gift = gift(4, 3);
    ready(gift, 1);
    ready(gift, 2);
    var missing = gift.tags().get(2);
    lives.write(List.of(missing), new Fact.Missed(), clock.instant());
    // a tool sees a second drive in the second one, after it was cleared
    var hidden = "WD-HIDDEN-" + gift.mark();
    logged(gift, 2, NwipeLogs.drive("sdb", hidden).notChosen());

    var page = officer.get(gift.path()).is(200);
    page.says(
        "It cannot close yet",
        "1 announced and not come, and nobody confirmed why",
        "1 with a drive without proof of clearing",
        "1 missing. Find it",
        gift.tags().get(1).printed(),
        missing.printed());
    var refused = posted(officer, gift, "/closing").is(422);
    refused.says("cannot be closed yet. Open: 3, of 3 kinds");
    assertThat(count(gift)).isZero();
    var list = officer.get(gift.path() + "/items.csv?open=true").is(200).body();
    assertThat(list.lines().count()).isEqualTo(4);
    assertThat(list).contains("DRIVE", "MISSING", "ANNOUNCED").doesNotContain("READY");
    officer.get(gift.path() + "/items?outcome=DRIVE").is(200).says(gift.tags().get(1).printed());
    visitor(Role.OFFICER).speaking("zh").get(gift.path()).is(200).says("件含有没有清除凭据的硬盘", "件去向不明");
    visitor(Role.OFFICER).speaking("fr").get(gift.path()).is(200).says("sans preuve d’effacement");

    // the drive is wiped, too; the missing one is written off by two
    logged(gift, 2, NwipeLogs.drive("sdb", hidden));
    posted(officer, gift, "/closing").is(422).says("Open: 2,");
    lostAndFound.propose(occasion(Role.OFFICER), missing, FactKind.WRITTEN_OFF);
    lostAndFound.agree(occasion(Role.OFFICER), missing, FactKind.WRITTEN_OFF);
    posted(officer, gift, "/closing").is(422).says("Open: 1,");

    // what never came: written down by one, and that is not enough
    long difference = difference(gift, "KEPT_BACK");
    officer
        .get(gift.path())
        .says("1 announced and not come", "1 difference waiting for a second person");
    posted(officer, gift, "/closing").is(422).says("of 2 kinds");
    confirmed(difference);
    officer.get(gift.path()).says("It can be closed", "lost, written off by two", "did not come");

    posted(officer, gift, "/closing").is(200);
    // before the second person looks, something is open again: it is looked at again
    lives.write(List.of(gift.tags().getFirst()), new Fact.Missed(), clock.instant());
    posted(second, gift, "/closing/agreement").is(422).says("Open: 1,");
    second.get(gift.path()).says("Since then something is open again");
    lives.write(List.of(gift.tags().getFirst()), new Fact.Found(), clock.instant());
    posted(second, gift, "/closing/agreement").is(200).says("is closed");

    // nothing comes into a closed lot, and nobody else sees it
    var other = visitor(Role.DONOR, donor(unique("Other")));
    other.get("/giving/lots/" + gift.lot()).is(404);
    other.get("/giving/lots/" + gift.lot() + "/items/" + missing.code()).is(404);
    other.get(gift.path() + "/report.xlsx").is(404);
    var report = officer.get(gift.path() + "/report.csv").is(200).body();
    assertThat(report).contains("KEPT_BACK", "LOST", "READY");
    posted(officer, gift, "/closing").is(409).says("is closed already");
    posted(officer, gift, "/closing/withdrawal").is(409);
    posted(officer, gift, "/reopening/agreement").is(422).says("Nobody proposed");
  }

  @Test
  void a_closing_that_was_proposed_can_be_left() {
    var gift = gift(1, 1);
    posted(officer, gift, "/closing/agreement").is(422).says("Nobody proposed to close");
    ready(gift, 1);
    posted(officer, gift, "/closing").is(200);
    posted(second, gift, "/closing/withdrawal").is(200).says("stays open");
    posted(second, gift, "/closing").is(200);
    posted(officer, gift, "/closing/agreement").is(200);
    posted(officer, gift, "/reopening", "reason", "Nobody knows").is(200);
    posted(second, gift, "/reopening", "reason", "Nobody knows").is(409);
  }

  /**
   * Keyboards have no serial: they are counted, and their lot closes when it is known what became
   * of them.
   */
  @Test
  void a_lot_of_things_that_were_fetched_waits_until_they_are_counted_and_went() {
    var name = unique("晨星科技");
    var donor = donor(name);
    long lot = donations.open(occasion(Role.OFFICER), donor);
    var gift = things(lot, donor, name);
    officer.get("/collection/pickups/new").is(200);
    long pickup =
        officer
            .post(
                "/collection/pickups",
                "lot",
                String.valueOf(lot),
                "day",
                "2027-03-01",
                "from",
                "09:00",
                "to",
                "12:00",
                "address",
                "浦东新区世纪大道1号",
                "pieces.KEYBOARD",
                "30")
            .is(200)
            .id();
    officer.get(gift.path()).is(200).says("pick-up");
    var driver = visitor(Role.ENGINEER);
    driver.get("/driving/" + pickup).is(200);
    driver
        .upload(
            "/driving/" + pickup,
            Map.of("pieces.KEYBOARD", "30", "giverName", "王芳", "takerName", "李明"),
            List.of())
        .is(200)
        .says("Collected on");
    officer.get(gift.path()).is(200).says("nothing of it was received");
    posted(officer, gift, "/closing").is(422);

    things.count(occasion(Role.OFFICER), lot, "receipt 1", "KEYBOARD", 30, Weight.kilograms("14"));
    posted(officer, gift, "/closing").is(422);
    things.dispose(occasion(Role.OFFICER), lot, "KEYBOARD", Disposition.REUSED, 20, null, null);
    things.dispose(occasion(Role.OFFICER), lot, "KEYBOARD", Disposition.TO_PLANT, 10, null, "拆-7");
    closed(gift);
    assertThat(
            jdbc.sql(
                    """
                    select thing_class, pieces, weighed, estimated, reused, given_away, to_plant
                      from outcomes.closing_thing join outcomes.closing using (closing) where lot = ?
                    """)
                .param(lot)
                .query()
                .singleRow())
        .containsEntry("thing_class", "KEYBOARD")
        .containsEntry("pieces", 30L)
        .containsEntry("weighed", 14_000L)
        .containsEntry("reused", 20L)
        .containsEntry("to_plant", 10L);
  }

  private long count(Gift gift) {
    return jdbc.sql("select count(*) from outcomes.closing where lot = ?")
        .param(gift.lot())
        .query(Long.class)
        .single();
  }

  private long difference(Gift gift, String reason) {
    long session =
        jdbc.sql(
                """
                insert into intake.session (key, lot, opened_at, opened_by, everything, closed_at, closed_by,
                       closed_key)
                values (gen_random_uuid(), ?, now(), 1, true, now(), 1, gen_random_uuid())
                returning session
                """)
            .param(gift.lot())
            .query(Long.class)
            .single();
    return jdbc.sql(
            """
            insert into intake.difference (lot, session, item, kind, reason, recorded_at, recorded_by)
            select lot, ?, item, 'MISSING', ?, now(), 1 from intake.items where lot = ? and device is null
            returning difference
            """)
        .params(session, reason, gift.lot())
        .query(Long.class)
        .single();
  }

  private void confirmed(long difference) {
    jdbc.sql(
            "update intake.difference set confirmed_at = now(), confirmed_by = 2 where difference = ?")
        .param(difference)
        .update();
    jdbc.sql(
            """
            update intake.item i set difference = d.difference from intake.difference d
             where d.difference = ? and i.item = d.item
            """)
        .param(difference)
        .update();
  }
}
