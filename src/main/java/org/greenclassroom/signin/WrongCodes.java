package org.greenclassroom.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signin.wrong_code}. */
@Component
class WrongCodes {
  private final JdbcClient jdbc;

  WrongCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int since(long account, String browser, Instant start) {
    return jdbc.sql(
            "select count(*) from signin.wrong_code where account = ? and browser = ? and at >= ?")
        .params(account, browser, start.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  void add(long account, String browser, Instant at) {
    jdbc.sql("insert into signin.wrong_code (account, browser, at) values (?, ?, ?)")
        .params(account, browser, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** They were guesses at what is no longer asked. */
  void forget(long account) {
    jdbc.sql("delete from signin.wrong_code where account = ?").param(account).update();
  }

  int forget(Instant before) {
    return jdbc.sql("delete from signin.wrong_code where at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
