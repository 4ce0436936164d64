package org.greenclassroom.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a scanned number may mean: lines of lists, devices in the book, labels of a roll. */
@Component
class Numbers {
  private final JdbcClient jdbc;

  Numbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record KnownLabel(Tag tag, boolean given, boolean taken) {}

  /** Lines of this donor's lots that bear one of these serial numbers and did not come yet. */
  List<Found.Announced> bySerial(long lot, long donor, long session, Set<String> numbers) {
    return jdbc.sql(
            """
            select i.item, i.lot, i.line, n.number, i.kind, i.maker, i.model,
                   i.difference is not null as given_up, s.scan is not null as scanned
              from unnest(:numbers::text[]) as n(number)
              join intake.item i on i.serial_match = n.number and i.device is null
              join donations.lots l on l.lot = i.lot and l.donor = :donor
              left join intake.scan s
                on s.session = :session and s.item = i.item and s.undone_at is null
             order by i.lot = :lot desc, i.lot, i.line
            """)
        .param("numbers", numbers.toArray(String[]::new))
        .param("donor", donor)
        .param("session", session)
        .param("lot", lot)
        .query(Numbers::announced)
        .list();
  }

  /** Lines of this lot whose donor's tag it is; compared as serial numbers are. */
  List<Found.Announced> byDonorsTag(long lot, long session, Set<String> numbers) {
    return jdbc.sql(
            """
            select i.item, i.lot, i.line, n.number, i.kind, i.maker, i.model,
                   i.difference is not null as given_up, s.scan is not null as scanned
              from (select item, lot, line, kind, maker, model, difference,
                           upper(regexp_replace(normalize(donors_tag, NFKC), '\\s', '', 'g')) as number
                      from intake.item
                     where lot = :lot and device is null and donors_tag is not null) i
              join unnest(:numbers::text[]) as n(number) on n.number = i.number
              left join intake.scan s
                on s.session = :session and s.item = i.item and s.undone_at is null
             order by i.line
            """)
        .param("numbers", numbers.toArray(String[]::new))
        .param("session", session)
        .param("lot", lot)
        .query(Numbers::announced)
        .list();
  }

  /** Announced lines of a kind that bear no number at all, in the order of the list. */
  List<Found.Announced> withoutNumber(long lot, long session, DeviceKind kind, int limit) {
    return jdbc.sql(
            """
            select i.item, i.lot, i.line, '' as number, i.kind, i.maker, i.model,
                   i.difference is not null as given_up, false as scanned
              from intake.item i
             where i.lot = :lot and i.device is null and i.serial_match is null
               and i.donors_tag is null and i.kind = :kind
               and not exists (select from intake.scan s
                                where s.session = :session and s.item = i.item
                                  and s.undone_at is null)
             order by i.line limit :limit
            """)
        .param("lot", lot)
        .param("session", session)
        .param("kind", kind.name())
        .param("limit", limit)
        .query(Numbers::announced)
        .list();
  }

  /** Devices of this donor that bear one of these numbers: they came before. */
  List<Found.Known> inTheBook(long donor, Set<String> numbers) {
    return jdbc.sql(
            """
            select n.number, d.tag, d.stage, d.lot, i.line
              from unnest(:numbers::text[]) as n(number)
              join custody.devices d on lower(d.serial) = lower(n.number) and d.donor = :donor
              left join intake.item i on i.device = d.device
             order by d.device desc
            """)
        .param("numbers", numbers.toArray(String[]::new))
        .param("donor", donor)
        .query((row, _) ->
            new Found.Known(
                row.getString("number"),
                new Tag(row.getString("tag")),
                Stage.valueOf(row.getString("stage")),
                row.getObject("lot", Long.class),
                row.getObject("line", Long.class)))
        .list();
  }

  /** Which of these are tags of ours, pressed for a roll or worn by a device. */
  List<KnownLabel> labels(Collection<Tag> tags) {
    return jdbc.sql(
            """
            select p.tag, p.given, exists (select from intake.scan s
                     where s.worn = p.tag and s.undone_at is null) as taken
              from custody.pressed_tags p where p.tag = any(:tags)
            union all
            select d.tag, true, false from custody.devices d
             where d.tag = any(:tags)
               and not exists (select from custody.pressed_tags p where p.tag = d.tag)
            """)
        .param("tags", tags.stream().map(Tag::code).toArray(String[]::new))
        .query((row, _) ->
            new KnownLabel(new Tag(row.getString(1)), row.getBoolean(2), row.getBoolean(3)))
        .list();
  }

  private static Found.Announced announced(ResultSet row, int index) throws SQLException {
    return new Found.Announced(
        row.getLong("item"),
        row.getLong("lot"),
        row.getLong("line"),
        row.getString("number"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getBoolean("given_up"),
        row.getBoolean("scanned"));
  }
}
