package org.greenclassroom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.greenclassroom.Api;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of devices: its filters, orders and pages, and the list as a file. */
class CatalogueTest extends ManyDevices {
  private static final Pattern LINKED = Pattern.compile("href=\"/devices/([0-9A-Z]{8})\"");
  @Autowired Shelf shelf;
  @Autowired TransactionTemplate transaction;

  /**
   * Ties and unknowns in every column that sorts, in an order of arrival that fits none of them.
   */
  private long mixed(long donor) {
    long lot = lot();
    var makers = new String[] {"Dell", null, "联想", "acer", "Dell"};
    var models = new String[] {"Latitude", null, "天逸 510", "Veriton", "latitude"};
    var serials = new String[] {"B2", null, "a1", "A1", null, "C3", "=2+5"};
    for (int n = 0; n < 3; n++) {
      var observed = new ArrayList<Observed>();
      for (int m = 0; m < 7; m++) {
        int i = n * 7 + m;
        observed.add(
            new Observed(
                i % 4 == 0 ? DeviceKind.SCREEN : DeviceKind.LAPTOP,
                makers[i % 5],
                models[i % 5],
                serials[i % 7],
                i % 3 == 0 ? "IT-" + i : null,
                1_000 + (i * 5 % 3) * 500,
                Basis.WEIGHED,
                donor,
                lot,
                null));
      }
      // the second session is written after the first and happened before it
      received(donor, clock.instant().minus(Duration.ofDays(n == 1 ? 9 : n + 1)), observed);
    }
    return lot;
  }

  private static List<String> tags(Api api, String query) {
    var tags = new ArrayList<String>();
    var after = "";
    do {
      var page = api.get("/api/v1/devices?" + query + after).is(200).json();
      page.get("rows").forEach(row -> tags.add(row.get("tag").asString().replace("-", "")));
      var next = page.get("next");
      after = next == null || next.isNull() ? "" : "&after=" + next.asString();
    } while (!after.isEmpty());
    return tags;
  }

  private static List<String> linked(String html) {
    var tags = new ArrayList<String>();
    var found = LINKED.matcher(html);
    while (found.find()) if (!tags.contains(found.group(1))) tags.add(found.group(1));
    return tags;
  }

  private static List<String> firstColumn(String csv) {
    return csv.lines().skip(1).map(line -> line.substring(0, 9).replace("-", "")).toList();
  }

  @ParameterizedTest
  @EnumSource(Sorting.By.class)
  void each_order_walked_page_by_page_is_the_whole_order_both_ways_with_the_unknown_last(
      Sorting.By column) {
    long lot = mixed(donor());
    var officer = api(Role.OFFICER);
    var people = visitor(Role.OFFICER);
    var filter = new Filter(null, null, null, null, null, null, lot, null, null, null, null, null);
    for (var descending : List.of(false, true)) {
      var sorting = new Sorting(column, descending);
      var expected = expected(lot, column, descending);
      assertThat(expected).hasSize(21);
      var query = "lot=" + lot + "&sort=" + sorting.written();
      for (int size : List.of(1, 4, 50))
        assertThat(tags(officer, query + "&size=" + size)).as(query).isEqualTo(expected);
      assertThat(linked(people.get("/devices?" + query).is(200).body())).isEqualTo(expected);
      assertThat(firstColumn(people.get("/devices.csv?" + query).is(200).body()))
          .isEqualTo(expected);
      // many are walked to, few are fetched: the same rows
      assertThat(walked(filter, sorting, false)).isEqualTo(walked(filter, sorting, true));
      assertThat(walked(filter, sorting, false)).isEqualTo(expected);
    }
  }

  private List<String> walked(Filter filter, Sorting sorting, boolean few) {
    var officer = occasion(Role.OFFICER).actor();
    var tags = new ArrayList<String>();
    Mark after = null;
    while (true) {
      var mark = after;
      var rows =
          transaction.execute(_ ->
              few
                  ? shelf.few(filter, officer, sorting, mark, 2, 100).rows()
                  : shelf.many(filter, officer, sorting, mark, 2));
      if (rows == null || rows.isEmpty()) return tags;
      tags.add(rows.getFirst().tag().code());
      after = rows.getFirst().mark();
    }
  }

  /** The order, reckoned from single columns and not by the statement that is tested. */
  private List<String> expected(long lot, Sorting.By column, boolean descending) {
    record One(String tag, long device, Comparable<Object> key) {}
    var sql =
        switch (column) {
          case RECEIVED -> "received_at";
          case TAG -> "tag";
          case WHAT -> "nullif(lower(concat_ws(' ', maker, model)), '')";
          case SERIAL -> "lower(serial)";
          case WEIGHT -> "grams";
          case SINCE -> "changed_at";
        };
    @SuppressWarnings("unchecked")
    var all =
        new ArrayList<>(
            jdbc.sql("select tag, device, " + sql + " from custody.device_state where lot = ?")
                .param(lot)
                .query((row, _) ->
                    new One(
                        row.getString(1), row.getLong(2), (Comparable<Object>) row.getObject(3)))
                .list());
    all.sort((a, b) -> {
      if ((a.key() == null) != (b.key() == null)) return a.key() == null ? 1 : -1;
      int way = a.key() == null ? 0 : a.key().compareTo(b.key());
      if (way == 0) way = Long.compare(a.device(), b.device());
      return descending ? -way : way;
    });
    return all.stream().map(One::tag).toList();
  }

  @Test
  void each_filter_narrows_and_they_narrow_together() {
    long donor = donor();
    long lot = mixed(donor);
    var officer = api(Role.OFFICER);
    var all = tags(officer, "lot=" + lot);
    assertThat(all).hasSize(21);
    custody.write(
        occasion(Role.OFFICER),
        new Tag(all.getFirst()),
        Entry.of(new Fact.Missed(), clock.instant()));
    assertThat(tags(officer, "lot=" + lot + "&stage=MISSING")).containsExactly(all.getFirst());
    assertThat(tags(officer, "lot=" + lot + "&data=CLEARED")).isEmpty();
    assertThat(tags(officer, "lot=" + lot + "&data=MAY_HOLD")).hasSize(21);
    assertThat(tags(officer, "lot=" + lot + "&kind=SCREEN")).hasSize(6);
    assertThat(tags(officer, "lot=" + lot + "&kind=SCREEN&data=MAY_HOLD&maker=dell")).hasSize(3);
    assertThat(tags(officer, "donor=" + donor)).hasSize(21);
    assertThat(tags(officer, "lot=" + lot + "&holder=1&place=1")).hasSize(21);
    assertThat(tags(officer, "lot=" + lot + "&place=2")).isEmpty();
    assertThat(tags(officer, "lot=" + lot + "&maker=DELL")).hasSize(9);
    assertThat(tags(officer, "lot=" + lot + "&model=LATITUDE")).hasSize(9);
    assertThat(tags(officer, "lot=" + lot + "&model=Lat")).isEmpty();
    var today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
    assertThat(tags(officer, "lot=" + lot + "&from=" + today.minusDays(5))).hasSize(14);
    assertThat(tags(officer, "lot=" + lot + "&to=" + today.minusDays(5))).hasSize(7);
    assertThat(
            tags(
                officer,
                "lot=" + lot + "&from=" + today.minusDays(9) + "&to=" + today.minusDays(9)))
        .hasSize(7);
    var name = partners.partner(donor).name();
    assertThat(tags(officer, "donor=" + encoded(name))).hasSize(21);
    visitor(Role.OFFICER)
        .get("/devices?donor=" + encoded(name.toUpperCase(Locale.ROOT)))
        .is(200)
        .says(name, "21");
    officer.get("/api/v1/devices?holder=" + encoded(unique("nobody"))).is(422);
    for (var wrong : List.of("stage=NONSENSE", "lot=x", "from=yesterday", "sort=price", "after=9"))
      assertThat(officer.get("/api/v1/devices?" + wrong).is(422).json().get("detail").asString())
          .contains(wrong.substring(wrong.indexOf('=') + 1));
    visitor(Role.OFFICER).get("/devices?from=yesterday").is(422);
  }

  @Test
  void a_search_finds_parts_in_chinese_in_full_width_and_takes_no_sign_for_a_wildcard() {
    long donor = donor();
    long lot = lot();
    var tags =
        received(
            donor,
            clock.instant().minusSeconds(60),
            List.of(
                seen(donor, lot, "联想", "天逸 510S", "PF-10X_7"),
                seen(donor, lot, "Dell", "Latitude E5530", "D8FTRY1"),
                seen(donor, lot, "ＤＥＬＬ", "OptiPlex 100%", "ＧＨ９９"),
                seen(donor, lot, null, null, null)));
    var officer = api(Role.OFFICER);
    var in = "lot=" + lot + "&q=";
    assertThat(tags(officer, in + "8ftr")).containsExactly(tags.get(1).code());
    assertThat(tags(officer, in + encoded("天逸"))).containsExactly(tags.get(0).code());
    assertThat(tags(officer, in + encoded("联想 天"))).containsExactly(tags.get(0).code());
    assertThat(tags(officer, in + encoded("ｄ８ＦＴ"))).containsExactly(tags.get(1).code());
    assertThat(tags(officer, in + "gh99")).containsExactly(tags.get(2).code());
    assertThat(tags(officer, in + "dell")).hasSize(2);
    assertThat(tags(officer, in + "maker=")).isEmpty();
    assertThat(tags(officer, "lot=" + lot + "&maker=Dell")).hasSize(2);
    assertThat(tags(officer, in + encoded("100%"))).containsExactly(tags.get(2).code());
    assertThat(tags(officer, in + encoded("1_0"))).isEmpty();
    assertThat(tags(officer, in + encoded("X_7"))).containsExactly(tags.get(0).code());
    assertThat(tags(officer, in + tags.get(3).printed().toLowerCase(Locale.ROOT)))
        .containsExactly(tags.get(3).code());
  }

  @Test
  void a_donor_sees_own_devices_on_the_page_in_both_files_and_through_the_api() throws Exception {
    long mine = donor();
    long other = donor();
    long lot = lot();
    var own = laptops(mine, lot, 3).stream().map(Tag::code).toList();
    var others = laptops(other, lot, 2).stream().map(Tag::code).toList();
    var donor = visitor(Role.DONOR, mine);
    var page = donor.get("/devices?lot=" + lot).is(200);
    assertThat(linked(page.body())).isEqualTo(own);
    page.says("to inspect 3", "3 of 3");
    assertThat(firstColumn(donor.get("/devices.csv").is(200).body())).isEqualTo(own);
    assertThat(workbook(donor.get("/devices.xlsx?lot=" + lot).is(200).bytes()))
        .extracting(List::getFirst)
        .doesNotContain(new Tag(others.getFirst()).printed())
        .contains(new Tag(own.getFirst()).printed());
    var api = api(Role.DONOR, mine);
    assertThat(tags(api, "lot=" + lot)).isEqualTo(own);
    assertThat(tags(api, "donor=" + other)).isEmpty();
    assertThat(firstColumn(api.get("/api/v1/devices.csv?lot=" + lot).is(200).text()))
        .isEqualTo(own);
    api.get("/api/v1/devices?donor=" + encoded(partners.partner(other).name())).is(422);
  }

  @Test
  void a_file_is_the_list_that_was_seen_and_no_cell_of_it_is_a_formula() throws Exception {
    long donor = donor();
    long lot = lot();
    received(
        donor,
        clock.instant().minusSeconds(60),
        List.of(
            seen(donor, lot, "=cmd|' /C calc'!A0", "+1,\"2\"", "007"),
            seen(donor, lot, "@x", "-3", "1E5")));
    var officer = visitor(Role.OFFICER);
    var csv = officer.get("/devices.csv?lot=" + lot + "&sort=-serial").is(200);
    assertThat(csv.bytes()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(csv.body())
        .contains("\"'=cmd|' /C calc'!A0\",\"'+1,\"\"2\"\"\",007,2000", "\"'@x\",\"'-3\",1E5,2000");
    var rows = workbook(officer.speaking("zh").get("/devices.xlsx?lot=" + lot).is(200).bytes());
    assertThat(rows.getFirst()).contains("机身序列号", "环节");
    assertThat(rows.get(1)).contains("007", "=cmd|' /C calc'!A0", "待检查");
    assertThat(rows).hasSize(3);
  }

  private static List<List<String>> workbook(byte[] bytes) throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return book.getFirstSheet().read().stream()
          .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
          .toList();
    }
  }

  @Test
  void a_count_says_when_nobody_counted_on() {
    long donor = donor();
    long lot = lot();
    laptops(donor, lot, 5);
    var page = api(Role.OFFICER).get("/api/v1/devices?size=2&count=exactly&lot=" + lot).is(200);
    assertThat(page.json().get("count").asLong()).isEqualTo(5);
    assertThat(page.json().get("more").asBoolean()).isFalse();
    assertThat(page.json().get("rows").size()).isEqualTo(2);
    var officer = occasion(Role.OFFICER).actor();
    var filter = new Filter(null, null, null, null, null, null, lot, null, null, null, null, null);
    assertThat(shelf.count(filter, officer, 3)).isEqualTo(3);
    assertThat(shelf.tags(filter, officer, 3)).hasSize(3);
    assertThat(Collections.max(shelf.stages().keySet())).isNotNull();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
