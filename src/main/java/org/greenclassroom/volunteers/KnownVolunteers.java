package org.greenclassroom.volunteers;

import java.util.Set;
import org.greenclassroom.frame.KnowsPeople;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever volunteers: known by a number, an address, an account. */
@Service
@Transactional
class KnownVolunteers implements KnowsPeople {
  private final VolunteerTable table;
  private final Volunteers volunteers;

  KnownVolunteers(VolunteerTable table, Volunteers volunteers) {
    this.table = table;
    this.volunteers = volunteers;
  }

  @Override
  @Transactional(readOnly = true)
  public Somebody known(Somebody asked) {
    var all = Somebody.NOBODY;
    for (var one : table.meant(asked.volunteers(), asked.accounts(), asked.addresses())) {
      all = all.and(Somebody.volunteer(one.volunteer()));
      if (one.email() != null) all = all.and(Somebody.address(one.email()));
      if (one.name() != null) all = all.and(Somebody.called(Set.of(one.name())));
      if (one.account() != null) all = all.and(Somebody.account(one.account()));
    }
    return all;
  }

  @Override
  public void forget(Occasion occasion, Somebody person) {
    for (var volunteer : person.volunteers()) volunteers.erase(occasion, volunteer);
  }
}
