package org.greenclassroom.funding;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Row by row what the accountant gets, across {@code funding.instalment} and the costs. */
@Component
class LedgerTable {
  private static final int FETCHED = 500;
  private static final RowMapper<Income> INCOME = DataClassRowMapper.newInstance(Income.class);
  private static final RowMapper<Expense> EXPENSE = DataClassRowMapper.newInstance(Expense.class);

  private final JdbcClient jdbc;

  LedgerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An instalment with all around it; a sponsorship without any has one line without it. */
  record Income(
      long sponsorship,
      String school,
      String room,
      String sponsor,
      String kind,
      long cents,
      String currency,
      LocalDate promisedOn,
      @Nullable String paper,
      @Nullable LocalDate endedOn,
      @Nullable Long instalment,
      @Nullable LocalDate dueOn,
      @Nullable Long dueCents,
      @Nullable LocalDate receivedOn,
      @Nullable Long receivedCents) {}

  /** A cost; struck ones are there and say why. */
  record Expense(
      long cost,
      String school,
      String room,
      String kind,
      long cents,
      String currency,
      LocalDate spentOn,
      String what,
      @Nullable String document,
      @Nullable String struck) {}

  void incomes(Consumer<Income> each) {
    try (var rows =
        jdbc
            .sql(
                """
                select s.sponsorship, h.name as school, c.name as room, p.name as sponsor, s.kind, s.cents,
                       s.currency, s.promised_on, a.number as paper, s.ended_on, i.instalment, i.due_on,
                       i.cents as due_cents, i.received_on, i.received_cents
                  from funding.sponsorship s
                  join classrooms.classrooms c using (classroom)
                  join partners.partners h on h.partner = c.school
                  join partners.partners p on p.partner = s.partner
                  left join papers.papers a on a.paper = s.paper
                  left join funding.instalment i using (sponsorship)
                 order by s.sponsorship, i.due_on, i.instalment
                """)
            .withFetchSize(FETCHED)
            .query(INCOME)
            .stream()) {
      rows.forEach(each);
    }
  }

  void expenses(Consumer<Expense> each) {
    try (var rows =
        jdbc
            .sql(
                """
                select k.cost, h.name as school, c.name as room, k.kind, k.cents, k.currency, k.spent_on, k.what,
                       k.document, k.struck
                  from funding.cost k
                  join classrooms.classrooms c using (classroom)
                  join partners.partners h on h.partner = c.school
                 order by k.spent_on, k.cost
                """)
            .withFetchSize(FETCHED)
            .query(EXPENSE)
            .stream()) {
      rows.forEach(each);
    }
  }
}
