package org.greenclassroom.equipment;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands in a room and what lacks, for programs. */
@RestController
class EquipmentApi {
  private final Equipment equipment;

  EquipmentApi(Equipment equipment) {
    this.equipment = equipment;
  }

  /**
   * @param profile the features that the room must have, what lacks first
   */
  record Told(List<Coverage> profile, List<Item> items) {}

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/classrooms/{classroom:\\d+}/equipment")
  Told equipment(@PathVariable long classroom, Occasion occasion) {
    equipment.room(classroom, occasion.actor());
    return new Told(equipment.profile(classroom), equipment.items(classroom));
  }
}
