package org.greenclassroom.training;

import java.util.Set;
import org.greenclassroom.frame.KnowsPeople;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever teaches: known by a number, an address, a telephone. */
@Service
@Transactional
class KnownTeachers implements KnowsPeople {
  private final TeacherTable table;
  private final Teachers teachers;

  KnownTeachers(TeacherTable table, Teachers teachers) {
    this.table = table;
    this.teachers = teachers;
  }

  @Override
  @Transactional(readOnly = true)
  public Somebody known(Somebody asked) {
    var all = Somebody.NOBODY;
    for (var one : table.meant(asked.teachers(), asked.addresses(), asked.phones())) {
      all = all.and(Somebody.teacher(one.teacher()));
      if (one.email() != null) all = all.and(Somebody.address(one.email()));
      if (one.phone() != null) all = all.and(Somebody.phone(one.phone()));
      if (one.name() != null) all = all.and(Somebody.called(Set.of(one.name())));
    }
    return all;
  }

  @Override
  public void forget(Occasion occasion, Somebody person) {
    for (var teacher : person.teachers())
      if (teachers.teacher(teacher).erasedAt() == null) teachers.forget(occasion, teacher);
  }
}
