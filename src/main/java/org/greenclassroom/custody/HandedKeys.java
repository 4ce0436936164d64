package org.greenclassroom.custody;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code custody.handed_key}. */
@Component
class HandedKeys {
  private final JdbcClient jdbc;

  HandedKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The first to take over first. */
  List<HandedKey> all() {
    return jdbc.sql(
            """
            select handed_at, former, key, last_checkpoint, seals, former_signature, signature
              from custody.handed_key order by handed_key
            """)
        .query(DataClassRowMapper.newInstance(HandedKey.class))
        .list();
  }

  void insert(HandedKey handed) {
    jdbc.sql(
            """
            insert into custody.handed_key
                   (handed_at, former, key, last_checkpoint, seals, former_signature, signature)
            values (:at, :former, :key, :last, :seals, :formerSignature, :signature)
            """)
        .param("at", handed.handedAt().atOffset(ZoneOffset.UTC))
        .param("former", handed.former())
        .param("key", handed.key())
        .param("last", handed.lastCheckpoint())
        .param("seals", handed.seals())
        .param("formerSignature", handed.formerSignature())
        .param("signature", handed.signature())
        .update();
  }
}
