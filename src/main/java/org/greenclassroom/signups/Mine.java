package org.greenclassroom.signups;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person sees of their own places. */
@Service
@Transactional(readOnly = true)
class Mine {
  private final SignupTable table;
  private final Letters letters;

  Mine(SignupTable table, Letters letters) {
    this.table = table;
    this.letters = letters;
  }

  List<MyDaysPage.Row> rows(long volunteer, Instant since) {
    return table.of(volunteer, since);
  }

  String name(MyDaysPage.Row row, Locale locale) {
    return letters.duty(row.role().name(), row.name(), locale);
  }
}
