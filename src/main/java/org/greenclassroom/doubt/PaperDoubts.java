package org.greenclassroom.doubt;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code doubt.finding}: what plants' certificates, vouchers and the mass ledger say and
 * cannot both be true.
 */
@Component
class PaperDoubts {
  private final JdbcClient jdbc;

  PaperDoubts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void find() {
    moreOutThanIn();
    certificateTooEarly();
    certifiedTwice();
    voucherAboveWeighed();
    endedWithoutProof();
    ledger();
    declared();
  }

  /** A plant certified more than it weighed, or its parts are more than the whole. */
  private void moreOutThanIn() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select 'MORE_OUT_THAN_IN', 'batch:' || b.batch,
                   array[b.number, 'g:' || greatest(b.grams_out, o.grams), 'g:' || b.grams_in], '/dismantling/' || b.batch
              from dismantling.batches b
              join lateral (
                select coalesce(sum(x.grams), 0)::bigint as grams from dismantling.outputs x where x.batch = b.batch) o on true
             where b.slip is not null and greatest(b.grams_out, o.grams) > b.grams_in
            """)
        .update();
  }

  /** It certifies what had not happened: it is older than the hand-over or than the scale. */
  private void certificateTooEarly() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select 'CERTIFICATE_TOO_EARLY', 'certificate:' || c.certificate,
                   array[c.number, b.number, c.issued_on::text, e.day::text], '/dismantling/' || c.batch
              from dismantling.certificates c
              join dismantling.batches b using (batch)
              cross join lateral (
                select greatest((b.handed_over_at at time zone 'Asia/Shanghai')::date,
                                (select min(w.weighed_on) from dismantling.weighings w where w.batch = b.batch)) as day) e
             where c.issued_on < e.day
            """)
        .update();
  }

  /** Named twice in one certificate and nobody settled it, or in two that were accepted. */
  private void certifiedTwice() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select 'CERTIFIED_TWICE', 'device:' || l.device, l.device,
                   array[string_agg(distinct b.number, ', '), 'n:' || count(*)], '/dismantling/' || max(l.batch)
              from dismantling.certificate_lines l
              join dismantling.batches b using (batch)
             where l.device is not null and l.settled is distinct from 'LEFT_OUT'
             group by l.device
            having bool_or(l.answer = 'DOUBLED' and l.settled is null)
                or count(distinct l.certificate) filter (where l.accepted) > 1
            """)
        .update();
  }

  /**
   * Donors were told more kilograms on the scale of one batch than its tickets have. Two per cent
   * lie between a bench scale and one for lorries.
   */
  private void voucherAboveWeighed() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select 'VOUCHER_ABOVE_WEIGHED', 'batch:' || b.batch,
                   array[string_agg(distinct v.number, ', '), 'g:' || sum(v.grams), 'g:' || b.grams_in],
                   '/dismantling/' || b.batch
              from dismantling.vouchers v
              join dismantling.batches b using (batch)
             where v.state = 'VALID' and v.basis <> 'ESTIMATED'
             group by b.batch, b.grams_in
            having sum(v.grams) * 100 > b.grams_in * 102
            """)
        .update();
  }

  private void endedWithoutProof() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select 'ENDED_WITHOUT_PROOF', 'device:' || e.device, e.device,
                   array['balance.flow.' || lower(replace(e.flow, '_', '-')), e.day::text], '/devices/' || d.tag
              from balance.ends e join custody.devices d using (device)
             where e.evidence is null
            """)
        .update();
  }

  private void ledger() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select 'LEDGER', 'place:' || place || ':' || basis,
                   array[case when place in ('HOUSE', 'LOAN', 'PLANT', 'MISSING') then 'balance.stock.' else 'balance.flow.' end
                           || lower(replace(place, '_', '-')),
                         'n:' || book_pieces, 'g:' || book_grams, 'n:' || ledger_pieces, 'g:' || ledger_grams], '/balance'
              from balance.differences
            """)
        .update();
  }

  /** What sources of earlier years say against each other, or of two rooms with one number. */
  private void declared() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select distinct on (contradiction) 'DECLARED', 'declared:' || contradiction,
                   array[coalesce(subject, '–'), coalesce(one, '–'), coalesce(other, '–')], '/past'
              from past.contradictions order by contradiction
            """)
        .update();
  }
}
