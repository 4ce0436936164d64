package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WallStandsTest extends House {
  @Autowired DataSource source;
  @Autowired List<Wall> walls;

  /** As the application, which may build none: it would be refused. */
  @Test
  void a_wall_that_stands_is_not_built_again() throws Exception {
    assertThat(walls).isNotEmpty();
    try (var connection = source.getConnection()) {
      SecondWall.policies(connection, walls);
    }
  }
}
