package org.greenclassroom.checklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked, and what a complete answer is. */
class ChecklistsTest extends House {
  @Autowired Checklists checklists;

  static Map<String, Answer> checkin() {
    return new HashMap<>(
        Map.of(
            "working", Answer.of("２8"),
            "faulty", Answer.of("1"),
            "missing", Answer.of("0"),
            "room_used", Answer.of("yes")));
  }

  @Test
  void there_is_one_published_checklist_for_each_use_in_three_languages() {
    for (var use : Use.values()) {
      var version = checklists.published(use).getFirst();
      assertThat(version.content().untold()).as(version.called()).isEmpty();
      version.content().check(use);
    }
    assertThat(checklists.latest("check-in").questions()).hasSizeLessThanOrEqualTo(6);
    assertThat(checklists.latest("pupils").questions())
        .as("a class is counted")
        .allMatch(item -> item.type() == ItemType.INTEGER);
  }

  @Test
  void a_needed_item_has_a_value_or_a_reason() {
    var version = checklists.latest("check-in");
    assertThat(checklists.check(version, checkin()).count("working")).isEqualTo(28);
    var answers = checkin();
    answers.put("faulty", Answer.NONE);
    assertThatThrownBy(() -> checklists.check(version, answers))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> {
              assertThat(no.key()).isEqualTo("checklists.flaw.no-value");
              assertThat(no.arguments()[0].toString()).contains("do not work");
            });
    answers.put("faulty", Answer.without("the room is locked today"));
    var checked = checklists.check(version, answers);
    assertThat(checked.value("faulty")).isNull();
    assertThat(checked.answers().get("faulty").reason()).isEqualTo("the room is locked today");
  }

  @Test
  void what_its_condition_leaves_out_is_not_asked() {
    var version = checklists.latest("visit");
    var open = new HashMap<String, Answer>();
    open.put("room_open", Answer.of("yes"));
    open.put("room_why", Answer.of("as a store"));
    assertThat(checklists.flaws(version, open))
        .noneMatch(flaw -> flaw.field().endsWith("room_why"));
    open.put("room_open", Answer.of("no"));
    open.remove("room_why");
    assertThat(checklists.flaws(version, open)).anyMatch(flaw -> flaw.field().endsWith("room_why"));
  }
}
