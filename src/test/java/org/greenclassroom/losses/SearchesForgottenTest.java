package org.greenclassroom.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was written while searching has its day. */
class SearchesForgottenTest extends Rooms {
  @Autowired Losses losses;

  @Test
  void three_years_after_a_search_ended_its_words_go_and_its_steps_stay() {
    var lent = lent(visitor(Role.OFFICER), 1, today().minusYears(3));
    var engineer = occasion(Role.ENGINEER);
    var tag = lent.tags().getFirst();
    custody.write(engineer, tag, Entry.of(new Fact.Missed(), engineer.now()));
    assertThat(losses.open(lent.school())).hasSize(1);
    long search = losses.open(lent.school()).keySet().iterator().next();
    losses.note(engineer, search, StepKind.ASKED, "", "问了门卫老张", engineer.today());
    var later = clock.instant().plus(Duration.ofDays(1100));
    losses.forget(later);
    assertThat(losses.steps(search).getFirst().words()).as("it goes on").isEqualTo("问了门卫老张");
    losses.found(occasion(Role.ENGINEER), search, "库房");
    losses.forget(clock.instant());
    assertThat(losses.steps(search).getFirst().words()).isEqualTo("问了门卫老张");
    losses.forget(later);
    assertThat(losses.steps(search).getFirst().words()).isEmpty();
    assertThat(losses.search(search).state()).isEqualTo(State.FOUND);
    assertThat(losses.open(lent.school())).isEmpty();
  }
}
