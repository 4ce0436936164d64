package org.greenclassroom.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Earlier years are declared from their documents, added up once, and never evidence. */
class PastTest extends House {
  @Autowired private Past past;
  @Autowired private Partners partners;
  @Autowired private ConfigurableApplicationContext context;

  /** A year that no other test of this class declares. */
  private static final AtomicLong YEAR = new AtomicLong(1990);

  private static int year() {
    return (int) YEAR.incrementAndGet();
  }

  private long read(String table, Charset charset) {
    return past.read(
            occasion(Role.OFFICER),
            unique("Report"),
            new Past.Sent(table.getBytes(charset), "old.csv"),
            new Past.Sent(unique("%PDF-1.4").getBytes(StandardCharsets.UTF_8), "report.pdf"))
        .getFirst();
  }

  private long taken(String table) {
    long imported = read(table, StandardCharsets.UTF_8);
    past.take(occasion(Role.OFFICER), imported);
    return imported;
  }

  private Total total(Kind kind, int year) {
    return past.totals().stream()
        .filter(one -> one.kind() == kind && Objects.equals(one.year(), year))
        .findFirst()
        .orElseThrow();
  }

  private List<String> contradictions(long imported) {
    return jdbc
        .sql("select kind from past.contradictions where import = ? order by kind")
        .param(imported)
        .query(String.class)
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  @Test
  void a_spreadsheet_is_looked_at_taken_and_taken_back_by_its_pages() {
    int year = year();
    var school = unique("远山小学");
    partners.record(occasion(Role.OFFICER), school, EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    var officer = visitor(Role.OFFICER);
    officer.get("/past").is(200).says("Bring a spreadsheet in");
    var table = "年份,学校,教室数量,电脑台数,学生人数,备注\n%d年,%s,1,30台,800,x\n".formatted(year, school);
    upload(officer, " ", table).is(422).says("which document");
    var page = upload(officer, "Annual report " + year, table).is(200);
    page.says("declares nothing until it is taken", school, "30", "800", "new", "report.pdf");
    long imported = Long.parseLong(page.path().replaceAll("\\D+", ""));
    var address = "/past/imports/" + imported;
    assertThat(past.totals()).noneMatch(one -> Objects.equals(one.year(), year));
    // the column that nobody knew is said to be lessons: "x" is no number of them
    officer
        .post(
            address + "/columns",
            "column-0",
            "YEAR",
            "column-1",
            "SCHOOL",
            "column-2",
            "CLASSROOMS",
            "column-3",
            "COMPUTERS",
            "column-4",
            "PUPILS",
            "column-5",
            "LESSONS",
            "year",
            "")
        .is(200)
        .says("read again", "Not a number");
    officer.get(address);
    officer.post(address + "/columns", "column-0", "YEAR", "year", "soon").is(422).says("soon");
    officer.get(address);
    officer.post(address + "/taking").is(200).says("declared from now on");
    assertThat(officer.get(address + "/document").is(200).body()).contains("%PDF-1.4");
    assertThat(officer.get(address + "/file").is(200).body()).contains(school);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(30);
    assertThat(total(Kind.CLASSROOM, year).pupils()).isEqualTo(800);
    assertThat(total(Kind.COMPUTER, year).grams()).as("nobody said").isNull();
    assertThat(
            jdbc.sql("select count(*) from past.declareds where import = ? and partner is not null")
                .param(imported)
                .query(Long.class)
                .single())
        .isEqualTo(2);
    officer.get("/past?kind=COMPUTER").is(200).says("" + year, "declared", "unknown");
    officer
        .get("/past/rows?kind=COMPUTER&year=" + year)
        .is(200)
        .says(school, "30", "Annual report " + year, "line 2");
    assertThat(officer.get("/past/rows.csv?imported=" + imported).is(200).body())
        .contains(school, "DECLARED", "CLASSROOM");
    visitor(Role.AUDITOR).get(address).is(200);
    visitor(Role.DONOR).get("/past").is(403);
    upload(officer, "Again", table).is(409).says("read already");
    officer.get(address);
    officer.post(address + "/removal").is(409);
    officer.get(address);
    officer.post(address + "/striking", "reason", "").is(422);
    officer.get(address);
    officer.post(address + "/striking", "reason", "Wrong school").is(200).says("Wrong school");
    assertThat(past.totals()).noneMatch(one -> Objects.equals(one.year(), year));
    officer.get(address);
    officer.post(address + "/striking", "reason", "x").is(409);
  }

  @Test
  void the_same_said_twice_counts_once_and_otherwise_is_a_contradiction() {
    int year = year();
    var school = unique("Mountain school");
    long first =
        taken("year,school,computers\n%d,%s,20\n%d,%s,10\n".formatted(year, school, year, school));
    long same = taken("année;école;ordinateurs\n%d;%s;30\n".formatted(year, school));
    long other = taken("年份\t学校\t电脑台数\n%d\t%s\t28\n".formatted(year, school));
    assertThat(past.tallies(same))
        .extracting(Entries.Tally::difference)
        .containsExactly(Difference.SAME);
    assertThat(past.tallies(other))
        .extracting(Entries.Tally::difference)
        .containsExactly(Difference.OTHERWISE);
    assertThat(past.compared(other, Difference.OTHERWISE, 0, 10).rows().getFirst().beforePieces())
        .isEqualTo(30);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(30);
    assertThat(contradictions(same)).isEmpty();
    assertThat(contradictions(other)).containsExactly("SAID_OTHERWISE");
    // what it hid counts when the earlier one goes
    past.strike(occasion(Role.OFFICER), first, "Not ours");
    past.strike(occasion(Role.OFFICER), same, "Not ours");
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(28);
    assertThat(contradictions(other)).isEmpty();
  }

  @Test
  void a_year_known_as_a_count_holds_what_is_named_of_it() {
    int year = year();
    taken("year,classrooms\n%d,30\n".formatted(year));
    assertThat(total(Kind.CLASSROOM, year).pieces()).isEqualTo(30);
    taken("year,school,classrooms\n%d,%s,12\n".formatted(year, unique("Named")));
    assertThat(total(Kind.CLASSROOM, year).pieces())
        .as("12 named, 18 known as a count")
        .isEqualTo(30);
    assertThat(past.declared(Kind.CLASSROOM, year, null, Past.After.START, 10).rows())
        .extracting(Entries.Declared::pieces)
        .containsExactlyInAnyOrder(18L, 12L);
    long more = taken("year,school,classrooms\n%d,%s,25\n".formatted(year, unique("Named")));
    assertThat(total(Kind.CLASSROOM, year).pieces()).isEqualTo(37);
    assertThat(contradictions(more)).containsExactly("MORE_NAMED");
  }

  @Test
  void a_count_without_a_clear_year_holds_what_is_known_of_any_year() {
    int year = year();
    long known = pieces(Kind.TEACHER);
    long imported = taken("year,teachers\n%d,40\n2005-2020,%d\n".formatted(year, known + 300));
    assertThat(total(Kind.TEACHER, year).pieces()).isEqualTo(40);
    assertThat(pieces(Kind.TEACHER))
        .as("300 of any year, 40 of them of one")
        .isEqualTo(known + 300);
    assertThat(past.declared(Kind.TEACHER, 0, imported, Past.After.START, 10).rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.pieces()).isEqualTo(260);
          assertThat(row.isRest()).isTrue();
        });
    assertThat(contradictions(imported)).isEmpty();
    // a school that nobody knows the year of is held too
    long named = taken("year,school,teachers\n,%s,60\n".formatted(unique("Named")));
    assertThat(pieces(Kind.TEACHER)).isEqualTo(known + 300);
    // more is known than the count says: both stand, and it is said
    long more = taken("year,teachers\n%d,500\n".formatted(year()));
    assertThat(pieces(Kind.TEACHER)).isEqualTo(known + 40 + 60 + 500);
    assertThat(contradictions(more)).containsExactly("MORE_NAMED");
    for (var one : List.of(imported, named, more)) past.strike(occasion(Role.OFFICER), one, "Over");
    assertThat(pieces(Kind.TEACHER)).isEqualTo(known);
  }

  private long pieces(Kind kind) {
    return past.totals().stream()
        .filter(one -> one.kind() == kind && one.pieces() != null)
        .mapToLong(Total::pieces)
        .sum();
  }

  @Test
  void two_rooms_with_one_number_and_a_wrong_sum_are_contradictions() {
    int year = year();
    var number = unique("room");
    long imported =
        taken(
            "year,school,room no,computers\n%d,%s,%s,30\n%d,%s,%s,30\nTotal,,,61\n"
                .formatted(year, unique("One"), number, year, unique("Other"), number));
    assertThat(contradictions(imported)).containsExactly("ROOM_TWICE", "TOTAL_DIFFERS");
    visitor(Role.OFFICER).get("/past").is(200).says("two rooms with one number", number);
  }

  @Test
  void rooms_of_one_school_that_two_documents_tell_are_two_rooms() {
    int year = year();
    var school = unique("远山小学");
    var head = "year,school,room no,computers\n";
    var line = "%d,%s,%s,30\n";
    var one = unique("R");
    var two = unique("R");
    taken(head + line.formatted(year, school, one));
    long second = taken(head + line.formatted(year, school, two));
    assertThat(past.tallies(second))
        .extracting(Entries.Tally::difference)
        .containsExactly(Difference.NEW);
    assertThat(total(Kind.CLASSROOM, year).pieces()).isEqualTo(2);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(60);
    // a room that both name counts once, and one that only the third names is new
    var three = unique("R");
    long third =
        read(
            head
                + line.formatted(year, school, two)
                + "%d,%s,%s,25\n".formatted(year, school, three),
            StandardCharsets.UTF_8);
    assertThat(past.compared(third, null, 0, 10).rows())
        .filteredOn(row -> row.kind() == Kind.COMPUTER)
        .extracting(Entries.Compared::difference)
        .containsExactly(Difference.SAME, Difference.NEW);
    past.take(occasion(Role.OFFICER), third);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(85);
    long other = taken(head + "%d,%s,%s,28\n".formatted(year, school, one));
    assertThat(past.compared(other, Difference.OTHERWISE, 0, 10).rows())
        .singleElement()
        .extracting(Entries.Compared::beforePieces)
        .isEqualTo(30L);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(85);
    assertThat(contradictions(second)).isEmpty();
    assertThat(contradictions(third)).isEmpty();
    assertThat(contradictions(other)).containsExactly("SAID_OTHERWISE");
    // without rooms it speaks of the whole school
    long whole = taken("year,school,computers\n%d,%s,85\n".formatted(year, school));
    long wrong = taken("year,school,computers\n%d,%s,90\n".formatted(year, school));
    assertThat(past.tallies(whole))
        .extracting(Entries.Tally::difference)
        .containsExactly(Difference.SAME);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(85);
    assertThat(contradictions(whole)).isEmpty();
    assertThat(contradictions(wrong)).containsExactly("SAID_OTHERWISE");
  }

  @Test
  void a_document_without_rooms_that_was_first_speaks_of_the_whole_school() {
    int year = year();
    var school = unique("远山小学");
    taken("year,school,computers\n%d,%s,60\n".formatted(year, school));
    long rooms =
        taken(
            "year,school,room no,computers\n%1$d,%2$s,%3$s,30\n%1$d,%2$s,%4$s,30\n"
                .formatted(year, school, unique("R"), unique("R")));
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(60);
    assertThat(past.compared(rooms, Difference.SAME, 0, 10).rows())
        .extracting(Entries.Compared::kind)
        .containsExactly(Kind.COMPUTER, Kind.COMPUTER);
    assertThat(contradictions(rooms)).isEmpty();
  }

  @Test
  void an_unknown_year_and_an_unknown_number_stay_unknown() {
    var school = unique("Somewhere");
    long imported = read("年份,学校,教室数量\n不详,%s,不详\n".formatted(school), Charset.forName("GB18030"));
    past.take(occasion(Role.OFFICER), imported);
    var rows = past.declared(null, 0, imported, Past.After.START, 10).rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().year()).isNull();
    assertThat(rows.getFirst().pieces()).isNull();
    assertThat(past.totals())
        .anyMatch(one -> one.kind() == Kind.CLASSROOM && one.year() == null && one.unsaid() > 0);
  }

  @Test
  void a_spreadsheet_of_a_french_excel_is_read_as_it_was_written() {
    int year = year();
    var table = "Année;École;Salles;Élèves\n%d;École du Mont d’Or;2;90\n".formatted(year);
    past.take(occasion(Role.OFFICER), read(table, Charset.forName("windows-1252")));
    assertThat(total(Kind.CLASSROOM, year).pupils()).isEqualTo(90);
    assertThat(past.declared(Kind.CLASSROOM, year, null, Past.After.START, 10).rows())
        .extracting(Entries.Declared::school)
        .containsExactly("École du Mont d’Or");
  }

  @Test
  void every_sheet_of_a_workbook_is_one_import_and_its_tab_may_say_the_year() throws Exception {
    int year = year();
    int next = year();
    var out = new java.io.ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      for (int each : new int[] {year, next}) {
        var sheet = book.newWorksheet(each + "年");
        sheet.value(0, 0, "学校");
        sheet.value(0, 1, "电脑台数");
        sheet.value(1, 0, unique("远山小学"));
        sheet.value(1, 1, 30);
      }
    }
    var drafts =
        past.read(
            occasion(Role.OFFICER),
            unique("Workbook"),
            new Past.Sent(out.toByteArray(), "old.xlsx"),
            null);
    assertThat(drafts).hasSize(2);
    for (long draft : drafts) past.take(occasion(Role.OFFICER), draft);
    assertThat(total(Kind.COMPUTER, year).pieces()).isEqualTo(30);
    assertThat(total(Kind.COMPUTER, next).pieces()).isEqualTo(30);
    assertThat(past.file(drafts.getLast(), true).bytes())
        .as("it is its own document")
        .isEqualTo(out.toByteArray());
  }

  @Test
  void what_something_was_built_on_is_not_taken_away_under_it() {
    long imported = taken("year,school,lessons\n%d,%s,4\n".formatted(year(), unique("Built")));
    Relied edition = asked -> asked == imported ? Optional.of("Edition 7") : Optional.empty();
    var name = "relied-in-" + imported;
    context.getBeanFactory().registerSingleton(name, edition);
    var officer = visitor(Role.OFFICER);
    officer.get("/past/imports/" + imported);
    officer
        .post("/past/imports/" + imported + "/striking", "reason", "Wrong")
        .is(409)
        .says("Edition 7 was built on it");
    assertThat(past.imported(imported).state()).isEqualTo(Import.State.TAKEN);
  }

  @Test
  void what_is_taken_at_the_same_moment_is_in_the_sums_together() throws Exception {
    int year = year();
    var drafts = new ArrayList<Long>();
    for (int each = 1; each <= 6; each++)
      drafts.add(
          read(
              "year,school,lessons\n%d,%s,%d\n".formatted(year, unique("At once"), each),
              StandardCharsets.UTF_8));
    var officer = occasion(Role.OFFICER);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (var draft : drafts)
        all.add(
            threads.submit(() -> past.take(Occasion.of(officer.actor(), officer.now()), draft)));
      for (var one : all) one.get();
    }
    assertThat(total(Kind.LESSON, year).pieces()).isEqualTo(21);
    past.strike(officer, drafts.getLast(), "Over");
    assertThat(total(Kind.LESSON, year).pieces()).isEqualTo(15);
  }

  @Test
  void the_same_sheet_twice_at_once_is_read_once() throws Exception {
    var table = "year,school,computers\n%d,%s,5\n".formatted(year(), unique("Twice"));
    var officer = occasion(Role.OFFICER);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<String>>();
      for (int i = 0; i < 4; i++)
        all.add(
            threads.submit(() -> {
              try {
                past.read(
                    Occasion.of(officer.actor(), officer.now()),
                    "Annual report",
                    new Past.Sent(table.getBytes(StandardCharsets.UTF_8), "old.csv"),
                    null);
                return "read";
              } catch (Refusal refusal) {
                return refusal.key();
              }
            }));
      var outcomes = new ArrayList<String>();
      for (var one : all) outcomes.add(one.get());
      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              "read", "past.refusal.known", "past.refusal.known", "past.refusal.known");
    }
  }

  @Test
  void pages_go_on_where_they_ended() {
    int year = year();
    var table = new StringBuilder("year,school,activities\n");
    for (int i = 0; i < 5; i++) table.append("%d,%s,1\n".formatted(year, unique("Page")));
    long imported = taken(table.toString());
    var first = past.declared(null, null, imported, Past.After.START, 3);
    var second = past.declared(null, null, imported, Past.After.parse(first.next()), 3);
    assertThat(first.rows()).hasSize(3);
    assertThat(second.rows()).hasSize(2).doesNotContainAnyElementsOf(first.rows());
    assertThat(second.next()).isNull();
    assertThat(Past.After.parse("nonsense")).isEqualTo(Past.After.START);
  }

  @Test
  void a_draft_that_nobody_wants_goes_with_its_files() {
    var table = "year,school,computers\n%d,%s,5\n";
    long imported = read(table.formatted(year(), unique("Draft")), StandardCharsets.UTF_8);
    past.putAway(imported);
    long forgotten = read(table.formatted(year(), unique("Draft")), StandardCharsets.UTF_8);
    jdbc.sql("update past.import set read_at = ? where import = ?")
        .params(
            clock.instant().minus(Duration.ofDays(31)).atOffset(java.time.ZoneOffset.UTC),
            forgotten)
        .update();
    past.putAway(read(table.formatted(year(), unique("Draft")), StandardCharsets.UTF_8));
    assertThat(
            jdbc.sql("select count(*) from past.import where import in (?, ?)")
                .params(imported, forgotten)
                .query(Long.class)
                .single())
        .isZero();
  }

  private static Visitor.Seen upload(Visitor officer, String source, String table) {
    officer.get("/past");
    return officer.upload(
        "/past/imports",
        Map.of("source", source),
        List.of(
            new Upload("file", "old.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)),
            new Upload(
                "document",
                "report.pdf",
                "application/pdf",
                "%PDF-1.4 a report".getBytes(StandardCharsets.UTF_8))));
  }
}
