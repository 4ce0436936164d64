package org.greenclassroom.surveys;

import java.util.Arrays;
import java.util.List;

/** The parts of a sheet, in the order in which somebody walks through a room. */
public enum Part {
  POWER,
  ROOM,
  LINE,
  FURNITURE,
  BUILDING,
  PEOPLE,
  OTHERS;

  public List<Question> questions() {
    return Arrays.stream(Question.values()).filter(one -> one.part() == this).toList();
  }
}
