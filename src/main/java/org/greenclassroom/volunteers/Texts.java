package org.greenclassroom.volunteers;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of what volunteers sign: versions, and who agreed to which. */
@Service
@Transactional
public class Texts {
  private static final int LONGEST = 20_000;

  /** Letters in one transaction. */
  private static final int BATCH = 200;

  private final TextTable table;
  private final Volunteers volunteers;

  Texts(TextTable table, Volunteers volunteers) {
    this.table = table;
    this.volunteers = volunteers;
  }

  /** The number of the version that is signed today; 0: none was published. */
  @Transactional(readOnly = true)
  public int current(Text text) {
    return table.latest(text).map(TextTable.Version::number).orElse(0);
  }

  /**
   * Somebody signs what they have read.
   *
   * @throws Refusal when a newer version came meanwhile: that one is to be read
   */
  public void agree(Occasion occasion, long volunteer, Text text, int number) {
    if (volunteers.volunteer(volunteer).erased())
      throw new Refusal("volunteers.refusal.forgotten", "" + volunteer);
    var latest = latest(text);
    if (number != latest.number())
      throw new Refusal(Refusal.Kind.CONFLICT, "volunteers.refusal.text-newer", text, number);
    table.agree(volunteer, latest.version(), occasion.now());
  }

  /** All of today's at once. */
  public void agreeToAll(Occasion occasion, long volunteer) {
    for (var text : Text.values())
      if (current(text) > 0) agree(occasion, volunteer, text, current(text));
  }

  /** A new version. Everybody who signed an older one is asked by letter to read it, by and by. */
  public int publish(Occasion occasion, Text text, String en, String zh, String fr) {
    for (var body : List.of(en, zh, fr)) {
      if (body.isBlank()) throw new Refusal("volunteers.refusal.three-languages", text);
      if (body.length() > LONGEST) throw new Refusal("volunteers.refusal.text-long", LONGEST);
    }
    table.lock();
    var before = table.latest(text).orElse(null);
    if (before != null
        && before.bodyEn().equals(en.strip())
        && before.bodyZh().equals(zh.strip())
        && before.bodyFr().equals(fr.strip())) return before.number(); // a second click
    int number = current(text) + 1;
    table.toTell(
        text,
        table.insert(
            text,
            number,
            en.strip(),
            zh.strip(),
            fr.strip(),
            occasion.now(),
            occasion.actor().account()));
    return number;
  }

  /** Writes to some of those who signed an older version; whether there may be more. */
  boolean tell(Occasion occasion) {
    var telling = table.telling().orElse(null);
    if (telling == null) return false;
    var readers = table.signedBefore(telling, BATCH);
    for (var volunteer : readers)
      volunteers.sendLink(
          occasion, volunteer, "/volunteering/me", "volunteers.letter.text", null, telling.text());
    if (readers.isEmpty()) table.allTold(telling.version());
    else table.told(telling.version(), readers.getLast());
    return true;
  }

  @Transactional(readOnly = true)
  TextTable.Version latest(Text text) {
    return table.latest(text).orElseThrow(() -> Refusal.notFound(text.name()));
  }

  @Transactional(readOnly = true)
  TextTable.Version version(Text text, int number) {
    return table.version(text, number).orElseThrow(() -> Refusal.notFound(text.name()));
  }

  @Transactional(readOnly = true)
  List<TextTable.Version> all() {
    return table.all();
  }

  @Transactional(readOnly = true)
  List<TextTable.Signed> signed(long volunteer) {
    return table.signed(List.of(volunteer));
  }
}
