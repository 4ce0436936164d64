package org.greenclassroom.cast;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.House;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;

class CastTest extends House {
  @Autowired ApplicationContext house;
  @Autowired Chain chain;

  @Test
  void the_demonstration_plays_and_leaves_an_intact_book() {
    Played.in(house);
    assertThat(chain.verify().intact()).isTrue();
    var stages = jdbc.sql("select distinct stage from custody.devices").query(String.class).list();
    assertThat(stages)
        .contains(
            "TO_INSPECT",
            "TO_WIPE",
            "TO_REPAIR",
            "READY",
            "RESERVED",
            "IN_CLASS",
            "TO_DISMANTLE",
            "MISSING",
            "LOST",
            "DISMANTLED");
    visitor(Role.OFFICER).get("/").is(200);
    assertThat(
            jdbc.sql(
                    "select extract(isodow from day)::int from activities.activities where title = '周六翻新日'")
                .query(Integer.class)
                .single())
        .as("a Saturday")
        .isEqualTo(6);
  }

  @Test
  void without_being_asked_it_does_not_play() {
    assertThat(Cast.isAsked(new DefaultApplicationArguments())).isFalse();
    assertThat(Cast.isAsked(new DefaultApplicationArguments("--demo"))).isTrue();
  }
}
