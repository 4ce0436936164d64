package org.greenclassroom.federation;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code federation.wecom_token}. */
@Component
class WeComTokenTable {
  private final JdbcClient jdbc;

  WeComTokenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<WeComTokens.Kept> kept(String app) {
    return jdbc.sql(
            "select sealed, until from federation.wecom_token where app = ? and until is not null")
        .param(app)
        .query(WeComTokens.Kept.class)
        .optional();
  }

  /** There is a row to wait for. */
  void prepare(String app) {
    jdbc.sql("insert into federation.wecom_token (app) values (?) on conflict do nothing")
        .param(app)
        .update();
  }

  /** The others wait until this transaction ends. */
  Optional<WeComTokens.Kept> lock(String app) {
    jdbc.sql("select app from federation.wecom_token where app = ? for update")
        .param(app)
        .query(String.class)
        .single();
    return kept(app);
  }

  void keep(String app, String sealed, OffsetDateTime until) {
    jdbc.sql("update federation.wecom_token set sealed = ?, until = ? where app = ?")
        .params(sealed, until, app)
        .update();
  }
}
