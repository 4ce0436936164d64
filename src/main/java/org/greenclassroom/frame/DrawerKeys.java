package org.greenclassroom.frame;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys with which browsers lock what waits in them, one for each account. A computer in a
 * workshop is used by many: what one of them left unsent is not read by the next.
 */
@Component
class DrawerKeys {
  private static final int BYTES = 32;
  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  DrawerKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  byte[] of(long account, Instant now) {
    var fresh = new byte[BYTES];
    random.nextBytes(fresh);
    jdbc.sql(
            """
            insert into frame.drawer_key (account, secret, created_at) values (?, ?, ?)
            on conflict (account) do nothing
            """)
        .params(account, fresh, Timestamp.from(now))
        .update();
    return jdbc.sql("select secret from frame.drawer_key where account = ?")
        .param(account)
        .query((row, _) -> row.getBytes(1))
        .single();
  }
}
