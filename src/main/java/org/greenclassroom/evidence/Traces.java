package org.greenclassroom.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What devices have shown of themselves before: in the book, and in documents that are theirs. Each
 * statement asks which devices one sign points to.
 */
@Component
class Traces {
  private static final int MOST = 10;
  private final JdbcClient jdbc;

  Traces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a document says of a computer, as signs.
   *
   * @param card address of the onboard network card, which is on its way to being hashed
   */
  List<Sign> signs(Host host, @Nullable String card, Collection<String> drives) {
    var signs = new ArrayList<Sign>();
    if (host.label() != null) signs.add(label(host.label()));
    if (host.serial() != null)
      signs.add(new Sign(Sign.Kind.SERIAL, host.serial(), withSerial(host.serial())));
    if (host.uuid() != null)
      signs.add(
          new Sign(Sign.Kind.UUID, host.uuid(), withUuid(Placeholders.bothOrders(host.uuid()))));
    if (host.board() != null)
      signs.add(new Sign(Sign.Kind.BOARD, host.board(), withBoard(host.board())));
    if (host.chassis() != null && !host.chassis().equalsIgnoreCase(host.serial()))
      signs.add(new Sign(Sign.Kind.CHASSIS, host.chassis(), withChassis(host.chassis())));
    if (card != null) signs.add(new Sign(Sign.Kind.CARD, card, withCard(card)));
    for (var drive : drives) signs.add(new Sign(Sign.Kind.DRIVE, drive, withDrive(drive)));
    return signs;
  }

  private Sign label(String label) {
    return new Sign(Sign.Kind.LABEL, label, withLabel(tagOf(label), label));
  }

  /** Our tag, where somebody wrote it into the firmware; else nothing that a tag can be. */
  private static String tagOf(String label) {
    try {
      return Tag.parse(label).code();
    } catch (Refusal _) {
      return "";
    }
  }

  /** A tag of ours, or a donor's own number that only one device in the house carries. */
  private List<Match.Candidate> withLabel(String tag, String label) {
    return jdbc.sql(
            """
            select device, tag, serial from custody.devices
             where tag = ? or (lower(donors_tag) = lower(?) and length(?) >= 4)
             order by device limit ?
            """)
        .params(tag, label, label, MOST)
        .query(Traces::candidate)
        .list();
  }

  private List<Match.Candidate> withSerial(String serial) {
    return jdbc.sql(
            """
            select device, tag, serial from custody.devices where lower(serial) = lower(?)
            union
            select c.device, c.tag, c.serial
              from evidence.document d
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where upper(d.host_serial) = upper(?) and c.serial is null
             order by device limit ?
            """)
        .params(serial, serial, MOST)
        .query(Traces::candidate)
        .list();
  }

  private List<Match.Candidate> withUuid(Collection<String> uuids) {
    return jdbc.sql(
            """
            select distinct c.device, c.tag, c.serial
              from evidence.document d
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where d.host_uuid = any(?) order by c.device limit ?
            """)
        .params(uuids.toArray(String[]::new), MOST)
        .query(Traces::candidate)
        .list();
  }

  private List<Match.Candidate> withBoard(String board) {
    return jdbc.sql(
            """
            select distinct c.device, c.tag, c.serial
              from evidence.document d
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where upper(d.host_board) = upper(?) order by c.device limit ?
            """)
        .params(board, MOST)
        .query(Traces::candidate)
        .list();
  }

  private List<Match.Candidate> withChassis(String chassis) {
    return jdbc.sql(
            """
            select distinct c.device, c.tag, c.serial
              from evidence.document d
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where upper(d.host_chassis) = upper(?) order by c.device limit ?
            """)
        .params(chassis, MOST)
        .query(Traces::candidate)
        .list();
  }

  private List<Match.Candidate> withCard(String address) {
    return jdbc.sql(
            """
            select distinct c.device, c.tag, c.serial
              from evidence.document d
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where d.host_mac = (select encode(sha256(bytes || convert_to(?, 'UTF8')), 'hex') from evidence.salt)
             order by c.device limit ?
            """)
        .params(address, MOST)
        .query(Traces::candidate)
        .list();
  }

  /** Devices in the house that are known to hold this drive, from lists or documents. */
  private List<Match.Candidate> withDrive(String serial) {
    return jdbc.sql(
            """
            select device, tag, serial from custody.devices c
             where stage in ('TO_INSPECT', 'TO_WIPE', 'TO_DISMANTLE') and drives is not null
               and custody.drive_serials(drives) && array[?::text]
            union
            select c.device, c.tag, c.serial
              from evidence.reading r
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where upper(r.serial) = upper(?)
            union
            select c.device, c.tag, c.serial
              from evidence.seen_drive s
              join evidence.link l using (document)
              join custody.devices c on c.device = l.device
             where upper(s.serial) = upper(?) and s.bus is distinct from 'USB'
             order by device limit ?
            """)
        .params(Match.normal(serial), serial, serial, MOST)
        .query(Traces::candidate)
        .list();
  }

  /** Whether documents of this device showed a computer, and none of them this one. */
  boolean shownOtherwise(long device, Host host) {
    if (host.uuid() == null && host.board() == null && host.serial() == null) return false;
    return jdbc.sql(
            """
            select count(*) > 0
                   and count(*) filter (where d.host_uuid = any(?) or upper(d.host_board) = upper(?)
                                           or upper(d.host_serial) = upper(?)) = 0
              from evidence.document d
              join evidence.link l using (document)
             where l.device = ?
               and (d.host_uuid is not null or d.host_board is not null or d.host_serial is not null)
            """)
        .params(
            Arrays.asList(
                host.uuid() == null
                    ? new String[0]
                    : Placeholders.bothOrders(host.uuid()).toArray(String[]::new),
                host.board(),
                host.serial(),
                device))
        .query(Boolean.class)
        .single();
  }

  /** What a device has shown: for the page that lays a document beside it. */
  record Known(
      long device,
      String tag,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag,
      List<String> uuids,
      List<String> boards,
      List<String> chassis,
      List<String> drives) {}

  Map<Long, Known> known(Collection<Long> devices) {
    return jdbc
        .sql(
            """
            select c.device, c.tag, c.maker, c.model, c.serial, c.donors_tag,
                   array(select distinct d.host_uuid from evidence.document d join evidence.link l using (document)
                          where l.device = c.device and d.host_uuid is not null) as uuids,
                   array(select distinct d.host_board from evidence.document d join evidence.link l using (document)
                          where l.device = c.device and d.host_board is not null) as boards,
                   array(select distinct d.host_chassis from evidence.document d join evidence.link l using (document)
                          where l.device = c.device and d.host_chassis is not null) as chassis,
                   array(select drive ->> 'serial' from json_array_elements(c.drives) drive
                          where drive ->> 'serial' is not null
                         union select s.serial from evidence.seen_drives s
                          where s.device = c.device and s.serial is not null) as drives
              from custody.devices c
             where c.device = any(?)
            """)
        .param(devices.toArray(Long[]::new))
        .query((row, _) ->
            new Known(
                row.getLong("device"),
                Tag.parse(row.getString("tag")).printed(),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("donors_tag"),
                Documents.texts(row.getArray("uuids")),
                Documents.texts(row.getArray("boards")),
                Documents.texts(row.getArray("chassis")),
                Documents.texts(row.getArray("drives"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Known::device, each -> each));
  }

  private static Match.Candidate candidate(ResultSet row, int index) throws SQLException {
    return new Match.Candidate(
        row.getLong("device"), row.getString("tag"), row.getString("serial"));
  }
}
