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

  void keep(String app, String sealed, OffsetDateTime until) {
    jdbc.sql(
            """
            insert into federation.wecom_token (app, sealed, until) values (?, ?, ?)
            on conflict (app) do update set sealed = excluded.sealed, until = excluded.until
            """)
        .params(app, sealed, until)
        .update();
  }
}
