package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.House;
import org.greenclassroom.Paperwork;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Personal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever column could hold a person stands in its room's list: whose it is, or why nobody's. */
class PersonalTest extends House {
  /**
   * Columns that hold what a person or an organisation writes: texts, files, documents, without
   * those for which the database allows the words of a closed list or a pattern only.
   */
  private static final String COLUMNS =
      """
      select n.nspname || '.' || c.relname || '.' || a.attname
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
        join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema')
       where a.attnum > 0 and not a.attisdropped
         and a.atttypid::regtype::text in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea',
                                           'xml', 'inet')
         and not exists (
           select from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
              and pg_get_constraintdef(k.oid) ~ '= ANY|~ ''\\^|= ''')
         and c.oid <> 'frame.flyway_schema_history'::regclass
         and c.oid <> 'frame.scheduled_task'::regclass
       order by 1
      """;

  /** What is called so is a code, a number, a measure, or what a device is; of nobody. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          """
          kind|stage|stage_before|state|tag|donors_tag|maker|model|serial|cpu|bus|wwn|drives|\\w+_match
          |hash|\\w+_hash|sha256|secret|\\w+_secret|seal|key|route|number|own_number|prefix|document
          |basis|sms|zone|series|language|version|\\w+_version|media_type|letterhead|charset|delimiter
          |category|class|thing_class|criterion|method|chapter|figure|indicator|rule|scope_key|term|part
          |part_of|code|region|parts|mode|rode_mode|school_year|software|settings|seen_\\w+|columns
          |territory|province|county|province_name|county_name|band|lacking|condition|public_key
          |credential|handle
          """
              .replaceAll("\\s", ""));

  @Autowired List<Personal> rooms;
  @Autowired List<RecurringTask<?>> jobs;

  private Set<String> declared() {
    var all = new TreeSet<String>();
    for (var room : rooms) {
      for (var held : room.held())
        for (var field : held.fields()) all.add(held.name() + "." + field.column());
      for (var column : room.nobodys().keySet()) all.add(room.room() + "." + column);
    }
    return all;
  }

  @Test
  void every_column_that_could_hold_a_person_stands_in_its_rooms_list() {
    var known = declared();
    assertThat(jdbc.sql(COLUMNS).query(String.class).list())
        .filteredOn(column -> !known.contains(column))
        .filteredOn(
            column -> !TECHNICAL.matcher(column.substring(column.lastIndexOf('.') + 1)).matches())
        .as("say in the room's OfPeople whose it is, why and how long; or why it is nobody's")
        .isEmpty();
  }

  @Test
  void the_lists_name_only_what_is_there_and_nothing_twice() {
    var there =
        new HashSet<>(
            jdbc.sql(
                    """
                    select table_schema || '.' || table_name || '.' || column_name
                      from information_schema.columns
                    """)
                .query(String.class)
                .list());
    assertThat(declared()).isSubsetOf(there);
    var all = new ArrayList<String>();
    for (var room : rooms) {
      for (var held : room.held())
        for (var field : held.fields())
          if (!field.kind().isNumber()) all.add(held.name() + "." + field.column());
      for (var column : room.nobodys().keySet()) all.add(room.room() + "." + column);
    }
    assertThat(all).doesNotHaveDuplicates();
    assertThat(rooms.stream().flatMap(room -> room.held().stream()).map(Held::id))
        .doesNotHaveDuplicates();
  }

  /** Rows of somebody are emptied or go; words are looked through where others mention somebody. */
  @Test
  void only_where_others_mention_somebody_are_words_looked_through() {
    for (var room : rooms)
      assertThat(room.held())
          .filteredOn(held -> held.act() == Held.Act.REDACT)
          .allMatch(held -> held.whose() == Held.Whose.MENTIONED);
  }

  @Test
  void what_is_nobodys_says_why() {
    for (var room : rooms)
      assertThat(room.nobodys().values())
          .as(room.room())
          .allMatch(reason -> reason.strip().length() > 6);
  }

  @Test
  void what_goes_by_a_job_names_one_that_runs() {
    var names = new TreeSet<String>();
    for (var job : jobs) names.add(job.getName());
    var said = new TreeSet<String>();
    for (var room : rooms)
      for (var held : room.held()) if (held.until().job() != null) said.add(held.until().job());
    assertThat(names).containsAll(said);
  }

  /** A reason is given where it stays, and only there. */
  @Test
  void what_stays_says_why_and_what_goes_says_until_when() {
    for (var room : rooms)
      for (var held : room.held()) {
        assertThat(held.reason() != null).as(held.id()).isEqualTo(held.act() == Held.Act.KEEP);
      }
  }

  /** Where it would, the row stays and is blanked. */
  @Test
  void a_row_that_is_taken_away_holds_no_other_room_or_table_back() {
    var held =
        jdbc.sql(
                """
                select confrelid::regclass || ' <- ' || conrelid::regclass
                  from pg_constraint where contype = 'f' and confdeltype in ('a', 'r') and conparentid = 0
                """)
            .query(String.class)
            .list();
    var taken = new TreeSet<String>();
    for (var room : rooms)
      for (var line : room.held()) if (line.act() == Held.Act.DELETE) taken.add(line.name());
    assertThat(held)
        .filteredOn(key -> taken.contains(key.substring(0, key.indexOf(' ')).replace("\"", "")))
        .isEmpty();
  }

  @Test
  void the_book_of_devices_holds_nobody() {
    assertThat(rooms.stream().flatMap(room -> room.held().stream()))
        .extracting(Held::name)
        .doesNotContain("custody.fact", "custody.device", "custody.device_state");
  }

  @Test
  void the_page_about_personal_data_is_fresh() throws Exception {
    Paperwork.isFresh("personal-data.md", page());
  }

  private String page() {
    var page =
        new StringBuilder(
            """
            # Personal data

            Written by `PersonalTest` from what each room says it keeps of people (`OfPeople` in the room); after a change run
            `make fresh`. The same lists make the notice `/privacy`, what a person is given, what goes when somebody is forgotten, and the
            nightly round. A test holds every column of the database that could hold a person against them. No column holds a child
            (`NoChildTest`).

            What becomes of it when a person is forgotten: *delete* the row, *blank* what says who it was, *redact* names, addresses and
            telephones out of what others wrote, *own* the room's own way, *keep* with the reason. Seen by: A administrator, O programme
            officer, U auditor, T technician, E engineer, S school, D donor, P plant; *oneself*; *everybody*; – nobody.

            | table | whose | columns | what for | seen by | forgotten | until |
            | --- | --- | --- | --- | --- | --- | --- |
            """);
    var sorted = rooms.stream().sorted(Comparator.comparing(Personal::room)).toList();
    for (var room : sorted)
      for (var held : room.held())
        page.append(
            "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                    held.id(),
                    held.whose().id(),
                    held.fields().stream()
                        .map(Held.Field::column)
                        .collect(Collectors.joining(", ")),
                    held.why().id(),
                    seen(held),
                    held.act().id() + (held.reason() == null ? "" : ": " + held.reason().id()),
                    until(held.until())));
    page.append("\n## What looks like it and is nobody's\n\n| column | reason |\n| --- | --- |\n");
    for (var room : sorted)
      new TreeMap<>(room.nobodys())
          .forEach((column, reason) ->
              page.append("| %s.%s | %s |\n".formatted(room.room(), column, reason)));
    return page.toString();
  }

  private static String seen(Held held) {
    var letters = new StringBuilder();
    for (var role : held.seen())
      letters.append(
          switch (role) {
            case ADMINISTRATOR -> 'A';
            case OFFICER -> 'O';
            case AUDITOR -> 'U';
            case TECHNICIAN -> 'T';
            case ENGINEER -> 'E';
            case SCHOOL -> 'S';
            case DONOR -> 'D';
            case DISMANTLER -> 'P';
          });
    if (held.open()) return "everybody";
    if (held.self()) letters.append(letters.isEmpty() ? "oneself" : ", oneself");
    return letters.isEmpty() ? "–" : letters.toString();
  }

  private static String until(Held.Until until) {
    if (until.since() != null)
      return until.days() + " days after " + until.since() + " (`take-away-what-is-past`)";
    if (until.job() != null) return until.days() + " days (`" + until.job() + "`)";
    if (until.days() != null) return until.days() + " days (the next act of its kind)";
    return until.asked() ? "asked" : "with the matter";
  }
}
