package org.greenclassroom.past;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code past.import} and {@code past.draft}. */
@Component
class Imports {
  private static final String SELECT =
      """
      select i.import as imported, i.source, i.file, i.file_name, i.document, i.document_name, i.sheet, i.read_at,
             coalesce(a.name, '') as by, i.taken_at, i.struck_at, i.reason,
             (select count(*) from past.entry e where e.import = i.import) as entries
        from past.import i left join people.accounts a on a.account = i.read_by
      """;

  private final JdbcClient jdbc;

  Imports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How its columns are read. */
  private record Columns(int heading, String[] headings, String[] meanings, String year) {}

  /** The files of a draft; document null: the spreadsheet is the document. */
  record Draft(byte[] file, byte @Nullable [] document) {}

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select import from past.import where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** One that stands, or waits, of the same sheet of the same file. */
  Optional<Long> known(String file, String sheet) {
    return jdbc.sql(
            "select import from past.import where file = ? and sheet = ? and struck_at is null")
        .params(file, sheet)
        .query(Long.class)
        .optional();
  }

  /** Empty: one of the same sheet of the same file is there already. */
  Optional<Long> insert(
      Occasion occasion,
      String source,
      String file,
      String fileName,
      String document,
      String documentName,
      String sheet,
      Layout layout) {
    return jdbc.sql(
            """
            insert into past.import (key, source, file, file_name, document, document_name, sheet, heading, headings,
                   meanings, year, read_at, read_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (file, sheet) where struck_at is null do nothing returning import
            """)
        .params(
            occasion.key(),
            source,
            file,
            fileName,
            document,
            documentName,
            sheet,
            layout.heading(),
            layout.headings().toArray(String[]::new),
            layout.meanings().toArray(String[]::new),
            layout.year(),
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account())
        .query(Long.class)
        .optional();
  }

  void keep(long imported, byte[] file, byte @Nullable [] document) {
    jdbc.sql("insert into past.draft (import, file, document) values (:import, :file, :document)")
        .param("import", imported)
        .param("file", file)
        .param("document", document, java.sql.Types.BINARY)
        .update();
  }

  Draft draft(long imported) {
    return jdbc.sql("select file, document from past.draft where import = ?")
        .param(imported)
        .query((row, n) -> new Draft(row.getBytes("file"), row.getBytes("document")))
        .single();
  }

  void forget(long imported) {
    jdbc.sql("delete from past.draft where import = ?").param(imported).update();
  }

  /** Drafts that nobody decided upon since then. */
  List<Long> draftsBefore(Instant moment) {
    return jdbc
        .sql(
            "select import from past.import where taken_at is null and read_at < ? order by import")
        .param(moment.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void delete(long imported) {
    jdbc.sql("delete from past.import where import = ? and taken_at is null")
        .param(imported)
        .update();
  }

  /** Whoever decides upon it waits for the other who does. */
  Optional<Long> lock(long imported) {
    return jdbc.sql("select import from past.import where import = ? for update")
        .param(imported)
        .query(Long.class)
        .optional();
  }

  Optional<Import> find(long imported) {
    return jdbc.sql(SELECT + " where i.import = ?")
        .param(imported)
        .query(DataClassRowMapper.newInstance(Import.class))
        .optional();
  }

  Layout layout(long imported) {
    var columns =
        jdbc.sql("select heading, headings, meanings, year from past.import where import = ?")
            .param(imported)
            .query((row, n) ->
                new Columns(
                    row.getInt("heading"),
                    (String[]) row.getArray("headings").getArray(),
                    (String[]) row.getArray("meanings").getArray(),
                    row.getString("year")))
            .single();
    return new Layout(
        columns.heading(),
        List.of(columns.headings()),
        List.of(columns.meanings()),
        columns.year());
  }

  void map(long imported, Layout layout) {
    jdbc.sql("update past.import set meanings = ?, year = ? where import = ?")
        .params(layout.meanings().toArray(String[]::new), layout.year(), imported)
        .update();
  }

  void take(long imported, Occasion occasion) {
    jdbc.sql("update past.import set taken_at = ?, taken_by = ? where import = ?")
        .params(occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account(), imported)
        .update();
  }

  void strike(long imported, String reason, Occasion occasion) {
    jdbc.sql("update past.import set struck_at = ?, struck_by = ?, reason = ? where import = ?")
        .params(
            occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account(), reason, imported)
        .update();
  }

  /** The last first. */
  List<Import> page(long before, int size) {
    return jdbc.sql(SELECT + " where i.import < ? order by i.import desc limit ?")
        .params(before, size)
        .query(DataClassRowMapper.newInstance(Import.class))
        .list();
  }
}
