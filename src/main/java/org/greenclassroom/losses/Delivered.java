package org.greenclassroom.losses;

import java.util.EnumMap;
import java.util.Map;
import org.greenclassroom.takeback.Accessory;
import org.greenclassroom.takeback.IssuedAccessories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells take-back what delivery sent: the two stand on one floor and cannot see each other, and
 * what lacks at the end is a loss too.
 */
@Component
class Delivered implements IssuedAccessories {
  private final JdbcClient jdbc;

  Delivered(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Accessory, Integer> of(long classroom) {
    var sent = new EnumMap<Accessory, Integer>(Accessory.class);
    jdbc.sql("select accessory, sent from delivery.accessories where classroom = ? and sent > 0")
        .param(classroom)
        .query(row -> {
          sent.put(Accessory.valueOf(row.getString(1)), row.getInt(2));
        });
    return sent;
  }
}
