package org.greenclassroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Sweep;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Many devices are changed at once: exact counts, each refusal with its reason, and the way back.
 */
class SweepTest extends ManyDevices {
  @Autowired Sweep sweep;

  private static final Pattern FIGURE =
      Pattern.compile("(?s)<span class=\"big\">\\s*([0-9,]+)\\s*</span>");

  private static List<Integer> figures(Visitor.Seen page) {
    return FIGURE
        .matcher(page.body())
        .results()
        .map(found -> Integer.valueOf(found.group(1).replace(",", "")))
        .toList();
  }

  private String stage(Tag tag) {
    return jdbc.sql("select stage from custody.devices where tag = ?")
        .param(tag.code())
        .query(String.class)
        .single();
  }

  private void write(Tag tag, Fact fact) {
    custody.write(occasion(Role.OFFICER), tag, Entry.of(fact, clock.instant()));
  }

  @Test
  void ticked_devices_are_condemned_and_the_counts_are_exact() {
    var tags = laptops(donor(), lot(), 4);
    write(tags.get(1), new Fact.Condemned(Fact.Condemned.Why.BROKEN));
    write(tags.get(2), new Fact.Missed());
    var officer = visitor(Role.OFFICER);
    var query = new StringBuilder("/sweeps/new?word=CONDEMNED");
    for (var tag : tags.subList(0, 3)) query.append("&tag=").append(tag.code());
    officer.get(query.toString()).is(200).says("3 devices are", tags.getFirst().printed());
    var list = String.join("\n", tags.subList(0, 3).stream().map(Tag::printed).toList());
    var done =
        officer
            .post("/sweeps", "word", "CONDEMNED", "why", "TOO_OLD", "tags", list, "_key", "k1")
            .is(200)
            .says(
                "too old",
                tags.get(2).printed() + " cannot be “condemned” now: it is at “missing”");
    assertThat(figures(done)).containsExactly(1, 1, 1);
    assertThat(stage(tags.get(0))).isEqualTo("TO_DISMANTLE");
    assertThat(stage(tags.get(3))).isEqualTo("TO_INSPECT");
    var csv = officer.get(done.path() + ".csv").is(200).body();
    assertThat(csv.lines().toList()).hasSize(2);
    assertThat(csv).contains(tags.get(2).printed() + ",custody.refusal.stage,");
    assertThat(officer.speaking("zh").get(done.path()).is(200).text()).contains("下落不明");
  }

  @Test
  void a_whole_filter_is_swept_once_however_often_it_is_posted_and_undone_as_far_as_it_can_be() {
    long lot = lot();
    var tags = laptops(donor(), lot, 60);
    var officer = visitor(Role.OFFICER);
    officer.get("/devices?lot=" + lot).is(200).says("All 60 of this list", "Condemn");
    var all = new String[] {"word", "MISSED", "all", "true", "lot", "" + lot, "expected", "60"};
    officer.get("/sweeps/new?word=MISSED&all=true&lot=" + lot).is(200).says("60 devices are");
    var key = UUID.randomUUID().toString();
    var done = officer.post("/sweeps", with(all, "_key", key)).is(200);
    assertThat(figures(done)).containsExactly(60, 0, 0);
    assertThat(officer.post("/sweeps", with(all, "_key", key)).is(200).path())
        .isEqualTo(done.path());
    assertThat(
            jdbc.sql(
                    "select count(*) from custody.facts f join custody.devices d using (device) where d.lot = ? and f.kind = 'MISSED'")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(60);
    var again = officer.post("/sweeps", with(all, "_key", UUID.randomUUID().toString())).is(200);
    assertThat(figures(again)).containsExactly(0, 60, 0);
    officer.post(again.path() + "/undoing").is(422);

    write(tags.get(5), new Fact.Found());
    officer.get(done.path()).is(200);
    officer.post(done.path() + "/undoing").is(200).says("59 taken back, 1 had gone on");
    officer.post(done.path() + "/undoing").is(200).says("59 taken back, 1 had gone on");
    assertThat(stage(tags.get(0))).isEqualTo("TO_INSPECT");
    assertThat(
            jdbc.sql("select count(*) from custody.devices where lot = ? and stage = 'TO_INSPECT'")
                .param(lot)
                .query(Long.class)
                .single())
        .isEqualTo(60);
    visitor(Role.AUDITOR).get("/book?check=now").is(200).says("Intact");
  }

  @Test
  void a_filter_that_moved_is_looked_at_again_and_nothing_is_changed() {
    long lot = lot();
    var tags = laptops(donor(), lot, 3);
    var officer = visitor(Role.OFFICER);
    officer.get("/sweeps/new?word=MISSED&all=true&lot=" + lot).is(200);
    var refused =
        officer.post("/sweeps", "word", "MISSED", "all", "true", "lot", "" + lot, "expected", "2");
    assertThat(refused.status()).isEqualTo(409);
    refused.says("2 devices were shown, now there are 3");
    assertThat(stage(tags.getFirst())).isEqualTo("TO_INSPECT");
    officer.post("/sweeps", "word", "MISSED", "tags", "").is(422);
    officer.get("/sweeps/new").is(200).says("Nothing is chosen");
    officer.get("/sweeps/999999999").is(404);
  }

  @Test
  void who_may_not_say_a_word_of_one_may_not_say_it_of_many() {
    long lot = lot();
    var tags = laptops(donor(), lot, 2);
    var engineer = visitor(Role.ENGINEER);
    var page = engineer.get("/devices?lot=" + lot).is(200);
    assertThat(page.text()).contains("They are missing").doesNotContain("Condemn");
    engineer
        .post("/sweeps", "word", "CONDEMNED", "why", "TOO_OLD", "tags", tags.getFirst().code())
        .is(403);
    assertThat(visitor(Role.AUDITOR).get("/devices?lot=" + lot).is(200).body())
        .doesNotContain("type=\"checkbox\" name=\"tag\"");
    assertThat(stage(tags.getFirst())).isEqualTo("TO_INSPECT");
  }

  @Test
  void labels_are_printed_for_what_was_chosen() {
    long lot = lot();
    var tags = laptops(donor(), lot, 3);
    var technician = visitor(Role.TECHNICIAN);
    var page = technician.get("/sweeps/new?word=labels.errand&all=true&lot=" + lot).is(200);
    page.says("3 devices");
    var list = String.join("\n", tags.stream().map(Tag::printed).toList());
    assertThat(page.body()).contains("name=\"source\" value=\"LIST\"");
    assertThat(technician.post("/labels/batches", "source", "LIST", "list", list).is(200).path())
        .startsWith("/labels/batches/");
  }

  @Test
  void ten_thousand_at_once_work_and_one_more_does_not() {
    long donor = donor();
    long lot = lot();
    laptops(donor, lot, 10_000);
    var officer = visitor(Role.OFFICER);
    officer.get("/sweeps/new?word=CONDEMNED&all=true&lot=" + lot).is(200).says("10,000 devices");
    var done =
        officer
            .post(
                "/sweeps",
                "word",
                "CONDEMNED",
                "why",
                "TOO_OLD",
                "all",
                "true",
                "lot",
                "" + lot,
                "expected",
                "10000")
            .is(200);
    assertThat(figures(done)).containsExactly(10_000, 0, 0);
    officer.post(done.path() + "/undoing").is(200).says("10,000 taken back, 0 had gone on");
    laptops(donor, lot, 1);
    officer.get("/sweeps/new?word=CONDEMNED&all=true&lot=" + lot).is(422).says("10,000");
  }

  private static String[] with(String[] fields, String name, String value) {
    var all = java.util.Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = name;
    all[fields.length + 1] = value;
    return all;
  }

  @Test
  void a_tag_that_nobody_wears_is_refused_and_the_rest_is_written() {
    var tags = laptops(donor(), lot(), 5);
    var occasion = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant());
    var swept = sweep.write(occasion, tags, Entry.of(new Fact.Missed(), clock.instant()));
    assertThat(swept.written()).hasSize(5);
    assertThat(sweep.write(occasion, tags, Entry.of(new Fact.Missed(), clock.instant())).already())
        .hasSize(5);
    var strange = new java.util.ArrayList<>(tags);
    strange.add(Tag.parse("ZZZZZZZ" + check()));
    assertThat(
            sweep
                .write(
                    Occasion.of(occasion.actor(), clock.instant()),
                    strange,
                    Entry.of(new Fact.Found(), clock.instant()))
                .refused())
        .hasSize(1);
  }

  private static char check() {
    for (char sign : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray())
      if (Tag.looksLikeOne("ZZZZZZZ" + sign)) return sign;
    throw new IllegalStateException();
  }
}
