package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many rooms speak at once: each is answered for itself, and what is kept is what each said. */
class ConvoyTest extends Speaking {
  private static final int ROOMS = 6;

  @Autowired DataSource source;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void rooms_that_speak_at_once_are_kept_and_answered_each_for_itself() throws Exception {
    var day = today().minusDays(3);
    var first = room(2);
    var agents = new ArrayList<Agent>();
    var all = new ArrayList<Callable<Answer>>();
    // the same piece of one room from many sides at once
    var known = enrolled(first).getFirst();
    var same = piece(sender(known, Told.of(day, 1, 100, 10), Told.of(day.plusDays(1), 1, 50, 5)));
    for (int i = 0; i < 5; i++) all.add(() -> put(same));
    // a day of every other room, beside one that nobody sealed and one that is no piece at all
    for (int i = 0; i < ROOMS; i++) {
      var agent = enrolled(room(1)).getFirst();
      agents.add(agent);
      int on = 60 + i;
      all.add(() -> put(piece(sender(agent, Told.of(day, 1, on, 30)))));
    }
    var stranger = new Agent("A000000000000000", "00".repeat(32), 0);
    all.add(() -> put(piece(sender(stranger, Told.of(day, 1, 7, 7)))));
    all.add(() -> put("{\"format\":1,\"agents\":7}"));
    Collections.shuffle(all, new java.util.Random(7));
    var answers = new ArrayList<Answer>();
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      for (var answer : threads.invokeAll(all)) answers.add(answer.get());
    }
    assertThat(answers.stream().filter(answer -> answer.status() == 200).map(Answer::outcomes))
        .as("the same piece is answered the same, whoever came first")
        .containsOnly(
            List.of("ACCEPTED", "ACCEPTED"), List.of("ACCEPTED"), List.of("REJECTED UNKNOWN_AGENT"))
        .hasSize(5 + ROOMS + 1);
    assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(1);
    for (int i = 0; i < ROOMS; i++) assertThat(minutes(agents.get(i).device())).isEqualTo(60 + i);
    assertThat(minutes(known.device())).isEqualTo(150);
    assertThat(
            jdbc
                .sql("select on_min from usage.room_week where classroom = ?")
                .param(first.room())
                .query((row, _) -> row.getInt(1))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum())
        .isEqualTo(150);
  }

  /**
   * Somebody else holds the second day of a room and waits for the first, which is ours: the
   * database ends one of the two, and what it ended is done once more.
   */
  @Test
  void what_the_database_ended_because_two_blocked_each_other_goes_once_more() throws Exception {
    var day = today().minusDays(5);
    var room = room(1);
    var agent = enrolled(room).getFirst();
    put(piece(sender(agent, Told.of(day, 1, 10, 1), Told.of(day.plusDays(1), 1, 10, 1)))).is(200);
    var more = piece(sender(agent, Told.of(day, 2, 100, 10), Told.of(day.plusDays(1), 2, 50, 5)));
    try (var sending = Executors.newSingleThreadExecutor();
        var other = source.getConnection();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      // it is ours that is ended
      statement.execute("set role none; set local deadlock_timeout = '5min'; set role green_app");
      var touch = "update usage.room_day set seen = seen where classroom = %d and day = '%s'";
      statement.executeUpdate(touch.formatted(room.room(), day.plusDays(1)));
      var answer = sending.submit(() -> put(more));
      while (jdbc.sql(
                  "select count(*) from pg_locks where not granted and locktype = 'transactionid'")
              .query(Integer.class)
              .single()
          == 0) Thread.sleep(10);
      statement.executeUpdate(touch.formatted(room.room(), day));
      other.commit();
      assertThat(answer.get().outcomes()).containsExactly("ACCEPTED", "ACCEPTED");
    }
    assertThat(minutes(agent.device())).isEqualTo(150);
    assertThat(
            jdbc.sql("select sum(on_min) from usage.room_day where classroom = ?")
                .param(room.room())
                .query(Integer.class)
                .single())
        .isEqualTo(150);
  }

  /** Else a plan that was made while a month was empty reads all of it once it has filled. */
  @Test
  void rows_are_looked_up_by_their_index_until_the_piece_is_kept() {
    var days = new DayTable(jdbc);
    var how = "select current_setting('enable_seqscan')";
    var within =
        new TransactionTemplate(transactions)
            .execute(_ -> {
              days.lookUp();
              return jdbc.sql(how).query(String.class).single();
            });
    assertThat(within).isEqualTo("off");
    assertThat(jdbc.sql(how).query(String.class).single()).isEqualTo("on");
  }

  private int minutes(long device) {
    return jdbc.sql("select sum(on_min) from usage.day where device = ?")
        .param(device)
        .query((row, _) -> row.getInt(1))
        .single();
  }
}
