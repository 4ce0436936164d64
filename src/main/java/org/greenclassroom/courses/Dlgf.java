package org.greenclassroom.courses;

import java.util.ArrayList;
import java.util.List;

/**
 * UNESCO's Digital Literacy Global Framework (2018): seven areas, twenty-six competences, by their
 * numbers. Their names are words.
 */
public final class Dlgf {
  private static final int[] IN_AREA = {2, 3, 6, 4, 4, 5, 2};

  private Dlgf() {}

  /** All competences, {@code 0.1} to {@code 6.2}. */
  public static List<String> competences() {
    var all = new ArrayList<String>();
    for (int area = 0; area < IN_AREA.length; area++)
      for (int nth = 1; nth <= IN_AREA[area]; nth++) all.add(area + "." + nth);
    return all;
  }

  public static List<String> areas() {
    var all = new ArrayList<String>();
    for (int area = 0; area < IN_AREA.length; area++) all.add(String.valueOf(area));
    return all;
  }
}
