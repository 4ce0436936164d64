package org.greenclassroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.greenclassroom.Api;
import org.greenclassroom.Fixtures;
import org.greenclassroom.House;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whole lists, small and large, through the real API into the real tables. */
class LongListTest extends House {
  @Autowired Partners partners;

  private String donor() {
    return String.valueOf(
        partners.record(
            Occasion.of(Actor.HOUSE, clock.instant()),
            unique("Lists"),
            Set.of(PartnerKind.DONOR),
            "CN",
            null));
  }

  private static Api.Answer bring(Api api, String donor, String name, byte[] bytes) {
    return api.upload(
        "/api/v1/imports",
        Map.of("donor", donor),
        List.of(new Upload("file", name, "application/octet-stream", bytes)));
  }

  /**
   * The 37 machines: 13 rows with a remark of their own, and 7 whose serial number stands twice or
   * more often in the list.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh-37-utf8.csv                               | 17 | 20 | 0
          zh-37-gb18030-excel-default.csv              | 17 | 20 | 0
          zh-37-gbk-semicolon.csv                      | 17 | 20 | 0
          zh-37-utf16le-bom-tab-excel-unicode-text.txt | 17 | 20 | 0
          zh-37-utf8-bom.csv                           | 17 | 20 | 0
          zh-37-utf8-cr-only-mac.csv                   | 17 | 20 | 0
          zh-37-utf8-lf-tab.tsv                        | 17 | 20 | 0
          zh-hostile-cells-utf8.csv                    | 18 | 26 | 1
          truncated-gb18030.csv                        |  8 |  0 | 1
          zh-gb18030-4byte-rare-han.csv                |  1 |  0 | 0
          """)
  void a_real_list_is_previewed_and_committed(String name, int accepted, int warned, int refused)
      throws Exception {
    var bytes = java.nio.file.Files.readAllBytes(Fixtures.file("derived-csv/" + name));
    var api = api(Role.OFFICER);
    var preview = bring(api, donor(), name, bytes).is(201).json();
    int known = knownOnly(preview); // another test may have received these real machines already
    assertThat(
            List.of(
                preview.get("accepted").asInt() + known,
                preview.get("warned").asInt() - known,
                preview.get("refused").asInt()))
        .as(preview.toPrettyString())
        .containsExactly(accepted, warned, refused);
    var lot =
        api.post("/api/v1/imports/" + preview.get("id").asLong() + "/commit", "{}").is(200).json();
    assertThat(lot.get("items").asInt()).isEqualTo(accepted + warned);
  }

  /** How many rows are warned of nothing else than that the machine stands in the book. */
  private static int knownOnly(JsonNode preview) {
    var reasons = new TreeMap<Integer, Set<String>>();
    for (var row : preview.get("warned_rows"))
      reasons
          .computeIfAbsent(row.get("line").asInt(), _ -> new TreeSet<>())
          .add(row.get("reason").asString());
    return Math.toIntExact(
        reasons.values().stream().filter(Set.of("serial-known")::equals).count());
  }

  @Test
  void a_workbook_comes_in_like_a_text() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("清单");
      var rows =
          List.of(
              List.of("资产编号", "类型", "品牌", "型号", "序列号"),
              List.of("W1", "笔记本", "联想", "T480", "WB" + unique()),
              List.of("W2", "显示器", "Dell", "", "N/A"));
      for (int r = 0; r < rows.size(); r++)
        for (int c = 0; c < rows.get(r).size(); c++) sheet.value(r, c, rows.get(r).get(c));
    }
    var preview = bring(api(Role.OFFICER), donor(), "清单.xlsx", bytes.toByteArray()).is(201).json();
    assertThat(preview.get("format").asString()).isEqualTo("XLSX");
    assertThat(preview.get("accepted").asInt()).isEqualTo(1);
    assertThat(preview.get("warned").asInt()).isEqualTo(1);
  }

  @Test
  void a_hundred_thousand_rows_become_one_lot() {
    var api = api(Role.OFFICER);
    var text = new StringBuilder("设备编号,类型,品牌,型号,序列号,内存(GB),硬盘序列号\r\n");
    for (int i = 0; i < 100_000; i++)
      text.append("Z")
          .append(i)
          .append(",笔记本,Dell,Latitude E6440,LONG")
          .append(i)
          .append(",8,WD-WCAV")
          .append(i)
          .append("\r\n");
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var preview = bring(api, donor(), "long.csv", bytes).is(201).json();
    assertThat(preview.get("accepted").asInt()).isEqualTo(100_000);
    var lot =
        api.post("/api/v1/imports/" + preview.get("id").asLong() + "/commit", "{}").is(200).json();
    assertThat(lot.get("items").asInt()).isEqualTo(100_000);
    // the last page is as near as the first
    var page = "/intake/lots/" + lot.get("lot").asLong() + "?after=99990";
    visitor(Role.OFFICER).get(page).is(200).says("Z99999");
  }
}
