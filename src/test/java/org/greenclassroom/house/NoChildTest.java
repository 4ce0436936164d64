package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.cast.Played;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** No child can be found in this house: pupils are counted, never listed. */
class NoChildTest extends House {
  @Autowired ApplicationContext house;

  private static final String COLUMNS =
      """
      select c.table_schema || '.' || c.table_name || '.' || c.column_name || ' ' || c.data_type
        from information_schema.columns c
       where c.table_schema not like 'pg\\_%' and c.table_schema <> 'information_schema'
       order by 1
      """;

  private List<String> columns() {
    return jdbc.sql(COLUMNS).query(String.class).list();
  }

  @Test
  void no_table_is_about_a_child() {
    assertThat(columns())
        .filteredOn(column ->
            column
                .substring(0, column.lastIndexOf('.'))
                .matches(".*(pupil|student|child|learner|minor|guardian|parent).*"))
        .isEmpty();
  }

  @Test
  void what_speaks_of_pupils_is_a_count() {
    assertThat(columns())
        .filteredOn(column -> column.matches(".*\\.\\S*(pupil|student|child|learner|minor)\\S* .*"))
        .allMatch(
            column -> column.matches(".* (integer|bigint|smallint|boolean)"),
            "is a whole number, or yes or no");
  }

  @Test
  void nobodys_birth_sex_school_year_or_identity_card_is_kept() {
    assertThat(columns())
        .filteredOn(column ->
            column.matches(
                ".*\\.\\S*(birth|dob|gender|sex|ethnic|religion|parent|guardian|id_card|national_id"
                    + "|passport|face|fingerprint|health_record|grade_class|enrol)\\S* .*"))
        // a program is enrolled on a computer, known by its board and disk; a calendar has a parent
        .filteredOn(column -> !column.matches("agents\\.\\w+\\.(enrolled_at|fingerprint) .*"))
        .filteredOn(column -> !column.matches("calendar\\.calendars?\\.parent .*"))
        .isEmpty();
  }

  @Test
  void the_book_has_no_names_and_no_free_text() {
    // codes, hashes, numbers; what a device looks like; never who somebody is
    var known =
        Set.of(
            "fact.kind",
            "fact.hash",
            "device.tag",
            "device_state.tag",
            "device_state.stage",
            "device_state.stage_before",
            "device_state.data",
            "device_state.kind",
            "device_state.maker",
            "device_state.model",
            "device_state.serial",
            "device_state.donors_tag",
            "device_state.basis",
            "device_state.head",
            // made of maker, model, serial, tag and the donor's number
            "device_state.what",
            "device_state.searched");
    var texts =
        jdbc.sql(
                """
                select table_name || '.' || column_name from information_schema.columns
                 where table_schema = 'custody' and table_name in ('fact', 'device', 'device_state')
                   and data_type in ('text', 'character varying', 'ARRAY', 'bytea', 'xml')
                """)
            .query(String.class)
            .list();
    assertThat(texts).isSubsetOf(known);
  }

  @Test
  void a_facts_detail_has_no_key_for_a_name_or_a_remark() {
    Played.in(house);
    var keys =
        jdbc.sql(
                """
                select distinct k #>> '{}' from custody.facts f,
                       jsonb_path_query(f.detail::jsonb, '$.** ? (@.type() == "object").keyvalue().key') as k
                """)
            .query(String.class)
            .list();
    assertThat(keys)
        .hasSizeGreaterThan(10)
        .noneMatch(
            key -> key.matches("(?i).*(name|remark|note|comment|text|person|email|phone).*"));
  }
}
