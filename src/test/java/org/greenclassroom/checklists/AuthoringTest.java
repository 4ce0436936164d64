package org.greenclassroom.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An officer writes a checklist in the browser, publishes it, and takes it to a workbook and back.
 */
class AuthoringTest extends House {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Autowired Checklists checklists;

  private static String code() {
    return "list-" + Long.toString(System.nanoTime(), 36) + unique();
  }

  private static long begin(Visitor officer, String code) {
    officer.get("/checklists/new").is(200);
    return officer
        .post(
            "/checklists",
            "code",
            code,
            "use",
            "VISIT",
            "title_en",
            "A list",
            "title_zh",
            "清单",
            "title_fr",
            "Une liste")
        .is(200)
        .id();
  }

  private static Visitor.Seen add(Visitor officer, long id, String... fields) {
    officer.get("/checklists/versions/" + id + "/items/new").is(200);
    return officer.post("/checklists/versions/" + id + "/items", fields);
  }

  @Test
  void a_version_is_written_item_by_item_and_published_when_three_languages_are_there() {
    var officer = visitor(Role.OFFICER);
    var code = code();
    var id = begin(officer, code);
    var at = "/checklists/versions/" + id;
    add(
            officer,
            id,
            "name",
            "power",
            "type",
            "YES_NO",
            "label_en",
            "Is there power?",
            "required",
            "true")
        .is(200);
    add(
            officer,
            id,
            "name",
            "since",
            "type",
            "DATE",
            "label_en",
            "Since when not?",
            "label_zh",
            "从何时起停电？",
            "label_fr",
            "Depuis quand ?",
            "relevant_item",
            "power",
            "relevant_is",
            "EQUAL",
            "relevant_value",
            "no")
        .is(200);
    add(
            officer,
            id,
            "name",
            "lamp",
            "type",
            "ONE_OF",
            "label_en",
            "The lamp",
            "label_zh",
            "灯",
            "label_fr",
            "La lampe",
            "options",
            "on | on | 亮 | allumée\noff | off | 灭 | éteinte")
        .is(200);
    add(officer, id, "name", "lamp", "type", "TEXT").is(422).says("Two items are called “lamp”");

    officer.post(at + "/publication").is(422).says("power: zh, fr");
    officer.get(at + "/items/power").is(200);
    officer
        .post(
            at + "/items/power",
            "type",
            "YES_NO",
            "label_en",
            "Is there power?",
            "label_zh",
            "有电吗？",
            "label_fr",
            "Y a-t-il du courant ?",
            "required",
            "true")
        .is(200);
    officer.post(at + "/items/since/up").is(422).says("not an earlier question");
    officer.post(at + "/items/lamp/up").is(200);
    officer.post(at + "/items/lamp/down").is(200);
    officer.post(at + "/items/power/removal").is(422).says("since");
    officer
        .post(at + "/title", "title_en", "A longer list", "title_zh", "清单", "title_fr", "Liste")
        .is(200);
    officer.get(at + "/preview?in=zh").is(200).says("有电吗？", "仅当：");
    officer.post(at + "/publication").is(200).says(code + " 1 is published");
    assertThat(checklists.latest(code).items())
        .extracting(Item::name)
        .containsExactly("power", "since", "lamp");
  }

  @Test
  void editing_a_used_version_is_refused_and_offers_a_new_version() {
    var officer = visitor(Role.OFFICER);
    var code = code();
    var id = begin(officer, code);
    var at = "/checklists/versions/" + id;
    add(
        officer,
        id,
        "name",
        "one",
        "type",
        "TEXT",
        "label_en",
        "One",
        "label_zh",
        "一",
        "label_fr",
        "Un");
    officer.post(at + "/publication").is(200);
    officer.get(at).is(200).says("New version");
    officer
        .post(at + "/items/one", "type", "TEXT", "label_en", "Other")
        .is(422)
        .says(code + " 1 was published and is not changed any more", "New version");
    assertThatThrownBy(() ->
            jdbc.sql("update checklists.version set content = content || '{}' where version = ?")
                .param(id)
                .update())
        .hasMessageContaining("a published checklist is not changed");
    assertThatThrownBy(
            () -> jdbc.sql("delete from checklists.version where version = ?").param(id).update())
        .hasMessageContaining("a published checklist is not changed");

    officer.get(at);
    var second = officer.post(at + "/drafts").is(200).id();
    assertThat(officer.post(at + "/drafts").is(200).id())
        .as("one draft at a time")
        .isEqualTo(second);
    officer.post("/checklists/versions/" + second + "/items/one/removal").is(200);
    add(
        officer,
        second,
        "name",
        "two",
        "type",
        "TEXT",
        "label_en",
        "Two",
        "label_zh",
        "二",
        "label_fr",
        "Deux");
    officer
        .get("/checklists/comparison?before=" + id + "&after=" + second)
        .is(200)
        .says("one", "gone", "two", "new");
    officer.get("/checklists/versions/" + second);
    officer.post("/checklists/versions/" + second + "/publication").is(200);
    var old = checklists.version(id);
    assertThat(old.state()).isEqualTo(Version.State.RETIRED);
    assertThat(old.takesAnswers(clock.instant().plus(java.time.Duration.ofDays(366)))).isTrue();
    assertThat(checklists.check(old, Map.of("one", Answer.of("from last year"))).value("one"))
        .isEqualTo("from last year");
    officer.get("/checklists/" + code).is(200).says("retired", "published");
    officer.get("/checklists").is(200).says(code);

    var third = officer.post("/checklists/versions/" + second + "/drafts").is(200).id();
    officer.post("/checklists/versions/" + third + "/removal").is(200).says("is gone");
    officer.get("/checklists/versions/" + second);
    officer.post("/checklists/versions/" + second + "/retirement").is(200).says("is retired");
    assertThatThrownBy(() -> checklists.latest(code)).hasMessageContaining("not-found");
  }

  @Test
  void a_workbook_goes_out_and_comes_back_the_same() {
    var officer = visitor(Role.OFFICER);
    var code = code();
    begin(officer, code);
    for (var use : Use.values()) {
      if (use == Use.CHECKIN) continue;
      var version = checklists.published(use).getFirst();
      var workbook =
          officer.get("/checklists/versions/" + version.version() + "/xlsform").is(200).bytes();
      officer.get("/checklists/" + code).is(200);
      var draft = take(officer, code, workbook).is(200).id();
      assertThat(checklists.version(draft).content()).isEqualTo(version.content());
    }
    var api = api(Role.ENGINEER);
    assertThat(api.get("/api/v1/checklists?use=VISIT").is(200).text()).contains("room_open");
    var id = checklists.latest("check-in").version();
    assertThat(api.get("/api/v1/checklists/versions/" + id).is(200).json().get("items").size())
        .isEqualTo(6);
  }

  @Test
  void what_we_do_not_have_is_named_by_sheet_and_row() throws IOException {
    var officer = visitor(Role.OFFICER);
    var code = code();
    begin(officer, code);
    officer.get("/checklists/" + code).is(200);
    take(
            officer,
            code,
            workbook(book -> {
              line(
                  book,
                  "survey",
                  List.of("type", "name", "label::en"),
                  List.of("text", "a", "A"),
                  List.of("geopoint", "b", "Where"));
            }))
        .is(422)
        .says("“survey”, row 3", "geopoint");
    take(
            officer,
            code,
            workbook(book ->
                line(
                    book,
                    "survey",
                    List.of("type", "name", "label::en", "calculation"),
                    List.of("text", "a", "A", "1+1"))))
        .is(422)
        .says("“survey”, row 1", "calculation");
    take(
            officer,
            code,
            workbook(book ->
                line(
                    book,
                    "survey",
                    List.of("type", "name", "label"),
                    List.of("begin repeat", "r", "R"))))
        .is(422)
        .says("row 2", "begin repeat");
    take(
            officer,
            code,
            workbook(book ->
                line(
                    book,
                    "survey",
                    List.of("type", "name", "label", "relevant"),
                    List.of("text", "r", "R", "today() > 3"))))
        .is(422)
        .says("row 2", "today() > 3");
    take(
            officer,
            code,
            workbook(book ->
                line(
                    book,
                    "survey",
                    List.of("type", "name", "label::German (de)"),
                    List.of("text", "r", "R"))))
        .is(422)
        .says("row 1", "German");
    take(
            officer,
            code,
            workbook(book ->
                line(
                    book,
                    "survey",
                    List.of("type", "name", "label"),
                    List.of("select_one x", "r", "R"))))
        .is(422)
        .says("row 2", "“x”");
    take(
            officer,
            code,
            workbook(book -> {
              line(
                  book,
                  "survey",
                  List.of("type", "name", "label"),
                  List.of("select_one x", "r", "R"));
              line(
                  book,
                  "choices",
                  List.of("list_name", "name", "label::English (en)", "label::zh"),
                  List.of("x", "1", "One", "一"));
            }))
        .is(200)
        .says("1 items came");
  }

  @Test
  void a_hostile_or_giant_file_is_refused() throws IOException {
    var officer = visitor(Role.OFFICER);
    var code = code();
    begin(officer, code);
    officer.get("/checklists/" + code).is(200);
    take(officer, code, "not a workbook".getBytes()).is(422).says("no workbook");
    take(officer, code, new byte[(1 << 20) + 1]).is(413).says("too large");
    take(officer, code, zip("xl/worksheets/sheet1.xml", new byte[20 << 20]))
        .is(413)
        .says("too large");
    take(
            officer,
            code,
            zip(
                "xl/workbook.xml",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>".getBytes()))
        .is(422)
        .says("no workbook");
  }

  private static Visitor.Seen take(Visitor officer, String code, byte[] workbook) {
    return officer.upload(
        "/checklists/" + code + "/imports",
        Map.of(),
        List.of(new Visitor.Upload("workbook", "form.xlsx", XLSX, workbook)));
  }

  private static byte[] workbook(Consumer<Workbook> sheets) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      sheets.accept(book);
    }
    return out.toByteArray();
  }

  @SafeVarargs
  private static void line(Workbook book, String name, List<String>... rows) {
    var sheet = book.newWorksheet(name);
    for (int row = 0; row < rows.length; row++)
      for (int at = 0; at < rows[row].size(); at++) sheet.inlineString(row, at, rows[row].get(at));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
