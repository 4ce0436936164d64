package org.greenclassroom.distance;

import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the teacher in the room says afterwards.
 *
 * @param pupils counted; the only number of children there is
 * @param girls null: not counted apart
 * @param useful from 1 to 5; null: not said
 */
record Told(
    int pupils,
    @Nullable Integer girls,
    @Nullable Integer boys,
    Line line,
    int minutesLost,
    @Nullable Integer useful,
    String words) {
  private static final int MOST_PUPILS = 200;
  private static final int LONGEST = 1_000;

  record Form(
      @Nullable Integer pupils,
      @Nullable Integer girls,
      @Nullable Integer boys,
      @Nullable Line line,
      @Nullable Integer minutesLost,
      @Nullable Integer useful,
      @Nullable String words) {

    Told told(int minutes) {
      var here = pupils();
      if (here == null || here < 1 || here > MOST_PUPILS)
        throw new Refusal("distance.refusal.pupils", 1, MOST_PUPILS);
      var girls = girls();
      var boys = boys();
      if (girls != null && girls < 0
          || boys != null && boys < 0
          || (girls == null ? 0 : girls) + (boys == null ? 0 : boys) > here
          || girls != null && boys != null && girls + boys != here)
        throw new Refusal("distance.refusal.girls-boys", here);
      var line = line();
      if (line == null) throw new Refusal("distance.refusal.line");
      int lost = minutesLost() == null ? 0 : minutesLost();
      if (lost < 0 || lost > minutes) throw new Refusal("distance.refusal.lost", minutes);
      var useful = useful();
      if (useful != null && (useful < 1 || useful > 5))
        throw new Refusal("distance.refusal.useful");
      var words = words() == null ? "" : words().strip();
      if (words.length() > LONGEST) throw new Refusal("distance.refusal.long", LONGEST);
      return new Told(here, girls, boys, line, lost, useful, words);
    }
  }
}
