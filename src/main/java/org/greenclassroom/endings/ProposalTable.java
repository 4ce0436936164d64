package org.greenclassroom.endings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.EarlyEnd;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code endings.proposal}, {@code endings.kept} and {@code endings.voice}. */
@Component
class ProposalTable {
  private final JdbcClient jdbc;

  ProposalTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A computer that stands in the room. */
  record Standing(
      long device,
      Tag tag,
      @Nullable Integer seat,
      @Nullable String maker,
      @Nullable String model) {
    public String what() {
      return (maker == null ? "" : maker + " ") + (model == null ? "" : model);
    }
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select proposal from endings.proposal where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(long ending, Proposal.Wish wish, Party side, Instant now, long by, UUID key) {
    var next = wish.next();
    return jdbc.sql(
            """
            insert into endings.proposal (ending, decision, until_on, why, next_school, room_name, seats, kind,
                                          words, side, proposed_at, proposed_by, state, key)
            values (:ending, :decision, :until, :why, :school, :room, :seats, :kind,
                    :words, :side, :now, :by, 'OPEN', :key)
            returning proposal
            """)
        .param("ending", ending)
        .param("decision", wish.decision().name())
        .param("until", wish.day())
        .param("why", wish.why() == null ? null : wish.why().name())
        .param("school", wish.nextSchool())
        .param("room", next == null ? null : next.name().strip())
        .param("seats", next == null ? null : next.seats())
        .param("kind", next == null ? null : next.kind().name())
        .param("words", wish.words())
        .param("side", side.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  /** Of these tags those that stand in the room stay; answers how many. */
  int keep(long proposal, long classroom, Collection<Tag> tags) {
    return jdbc.sql(
            """
            insert into endings.kept (proposal, device)
            select ?, device from custody.devices
             where classroom = ? and stage = 'IN_CLASS' and tag = any(?::text[])
            """)
        .params(
            proposal,
            classroom,
            tags.stream().map(Tag::code).collect(Collectors.joining(",", "{", "}")))
        .update();
  }

  /** Computers in the room, by seat. */
  List<Standing> standing(long classroom) {
    return jdbc
        .sql(
            """
            select d.device, d.tag, t.seat, d.maker, d.model
              from custody.devices d
              left join classrooms.seats t on t.device = d.device and t.classroom = d.classroom
             where d.classroom = ? and d.stage = 'IN_CLASS' order by t.seat nulls last, d.device
            """)
        .param(classroom)
        .query(ProposalTable::standing)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What stays by a proposal. */
  List<Standing> kept(long proposal) {
    return jdbc
        .sql(
            """
            select d.device, d.tag, t.seat, d.maker, d.model
              from endings.kept k
              join custody.devices d using (device)
              left join classrooms.seats t on t.device = d.device and t.classroom = d.classroom
             where k.proposal = ? order by t.seat nulls last, d.device
            """)
        .param(proposal)
        .query(ProposalTable::standing)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Those of them that nobody has let go yet. */
  List<Tag> stillOurs(long proposal, long classroom) {
    return jdbc
        .sql(
            """
            select d.tag from endings.kept k join custody.devices d using (device)
             where k.proposal = ? and d.classroom = ? and d.stage = 'IN_CLASS' order by d.tag
            """)
        .params(proposal, classroom)
        .query((row, _) -> new Tag(row.getString(1)))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void settle(long proposal, Proposal.State state, Instant now) {
    jdbc.sql("update endings.proposal set state = ?, settled_at = ? where proposal = ?")
        .params(state.name(), now.atOffset(ZoneOffset.UTC), proposal)
        .update();
  }

  /** The one that is being answered. */
  Optional<Proposal> openOf(long ending) {
    return one(" where p.ending = ? and p.state = 'OPEN'", ending);
  }

  /** The one that all said yes to. */
  Optional<Proposal> agreedOf(long ending) {
    return one(" where p.ending = ? and p.state = 'AGREED'", ending);
  }

  /** The same, and nobody else carries it out or takes it back until the transaction ends. */
  Optional<Proposal> lockAgreed(long ending) {
    return one(" where p.ending = ? and p.state = 'AGREED' for no key update of p", ending);
  }

  private Optional<Proposal> one(String where, long ending) {
    return jdbc.sql(SELECT + where).param(ending).query(ProposalTable::proposal).optional();
  }

  /** All of an ending, the newest first. */
  List<Proposal> of(long ending) {
    return jdbc
        .sql(SELECT + " where p.ending = ? order by p.proposal desc")
        .param(ending)
        .query(ProposalTable::proposal)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** A side has one voice; said twice it is said once. */
  int say(long proposal, Voice voice) {
    return jdbc.sql(
            """
            insert into endings.voice (proposal, side, answer, words, name, account, said_at)
            values (:proposal, :side, :answer, :words, :name, :account, :at) on conflict do nothing
            """)
        .param("proposal", proposal)
        .param("side", voice.side().name())
        .param("answer", voice.answer().name())
        .param("words", voice.words())
        .param("name", voice.name())
        .param("account", voice.account())
        .param("at", voice.saidAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Voice> voices(long proposal) {
    return jdbc
        .sql(
            """
            select side, answer, words, name, account, said_at from endings.voice
             where proposal = ? order by said_at, side
            """)
        .param(proposal)
        .query((row, _) ->
            new Voice(
                Party.valueOf(row.getString("side")),
                Reply.valueOf(row.getString("answer")),
                row.getString("words"),
                row.getString("name"),
                row.getObject("account", Long.class),
                row.getTimestamp("said_at").toInstant()))
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Names and words of those who answered by a link, of endings that were over before that moment.
   */
  int forgetNames(Instant before) {
    return jdbc.sql(
            """
            update endings.voice v set name = null, words = case when v.words = '' then '' else '–' end
              from endings.proposal p join endings.ending e using (ending)
             where p.proposal = v.proposal and v.name is not null and e.settled_at < ?
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Standing standing(ResultSet row, int index) throws SQLException {
    return new Standing(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        row.getObject("seat", Integer.class),
        row.getString("maker"),
        row.getString("model"));
  }

  private static Proposal proposal(ResultSet row, int index) throws SQLException {
    var why = row.getString("why");
    var room = row.getString("room_name");
    return new Proposal(
        row.getLong("proposal"),
        row.getLong("ending"),
        new Proposal.Wish(
            Decision.valueOf(row.getString("decision")),
            row.getObject("until_on", LocalDate.class),
            why == null ? null : EarlyEnd.valueOf(why),
            row.getObject("next_school", Long.class),
            room == null
                ? null
                : new Proposal.Next(
                    room, row.getInt("seats"), DeviceKind.valueOf(row.getString("kind"))),
            row.getString("words")),
        Party.valueOf(row.getString("side")),
        row.getTimestamp("proposed_at").toInstant(),
        row.getLong("proposed_by"),
        Proposal.State.valueOf(row.getString("state")),
        row.getInt("kept"));
  }

  private static final String SELECT =
      """
      select p.proposal, p.ending, p.decision, p.until_on, p.why, p.next_school, p.room_name, p.seats, p.kind,
             p.words, p.side, p.proposed_at, p.proposed_by, p.state,
             (select count(*) from endings.kept k where k.proposal = p.proposal)::int as kept
        from endings.proposal p
      """;
}
