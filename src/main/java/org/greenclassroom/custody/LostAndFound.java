package org.greenclassroom.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Giving a device up takes four eyes: one person proposes, another agrees. Holds the table {@code
 * custody.proposal}.
 */
@Service
@Transactional
public class LostAndFound {
  private static final EnumSet<FactKind> FOUR_EYES =
      EnumSet.of(FactKind.WRITTEN_OFF, FactKind.TRANSFERRED);

  private final Custody custody;
  private final JdbcClient jdbc;

  LostAndFound(Custody custody, JdbcClient jdbc) {
    this.custody = custody;
    this.jdbc = jdbc;
  }

  /** A proposal that waits for a second person. */
  record Open(FactKind kind, long proposedBy, @Nullable String proposer, Instant proposedAt) {}

  /** First pair of eyes. Proposing twice changes nothing. */
  public void propose(Occasion occasion, Tag tag, FactKind kind) {
    if (!FOUR_EYES.contains(kind)) throw new Refusal("custody.refusal.no-pen", kind);
    var device = custody.lock(java.util.List.of(tag)).getFirst();
    if (!Life.can(device, kind))
      throw new Refusal("custody.refusal.stage", tag.printed(), kind, device.stage());
    jdbc.sql(
            """
            insert into custody.proposal (device, kind, proposed_by, proposed_at)
            values (?, ?, ?, ?) on conflict (device, kind) where settled_at is null do nothing
            """)
        .params(
            device.id(),
            kind.name(),
            occasion.actor().account(),
            occasion.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Second pair of eyes: writes the fact. The proposer cannot agree with himself. */
  public Written agree(Occasion occasion, Tag tag, FactKind kind) {
    var device = custody.lock(java.util.List.of(tag)).getFirst();
    var open =
        find(device.id(), kind)
            .orElseThrow(() -> new Refusal("custody.refusal.not-proposed", tag.printed()));
    if (open.proposedBy() == occasion.actor().account())
      throw new Refusal("custody.refusal.four-eyes", tag.printed());
    var fact =
        kind == FactKind.WRITTEN_OFF
            ? new Fact.WrittenOff(open.proposedBy())
            : new Fact.Transferred(open.proposedBy());
    var written = custody.write(occasion, tag, Entry.of(fact, occasion.now()));
    jdbc.sql(
            """
            update custody.proposal set settled_at = ?
             where device = ? and kind = ? and settled_at is null
            """)
        .params(occasion.now().atOffset(ZoneOffset.UTC), device.id(), kind.name())
        .update();
    return written;
  }

  @Transactional(readOnly = true)
  @Nullable Open open(long device) {
    return FOUR_EYES.stream()
        .map(kind -> find(device, kind))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private Optional<Open> find(long device, FactKind kind) {
    return jdbc.sql(
            """
            select p.kind, p.proposed_by, a.name as proposer, p.proposed_at
              from custody.proposal p left join people.accounts a on a.account = p.proposed_by
             where p.device = ? and p.kind = ? and p.settled_at is null
            """)
        .params(device, kind.name())
        .query(
            (row, _) ->
                new Open(
                    FactKind.valueOf(row.getString(1)),
                    row.getLong(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .optional();
  }
}
