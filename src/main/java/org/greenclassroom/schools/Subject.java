package org.greenclassroom.schools;

import java.util.List;

/** By what pupils are counted. */
public enum Subject {
  GRADES(
      List.of(
          "PRESCHOOL",
          "G1",
          "G2",
          "G3",
          "G4",
          "G5",
          "G6",
          "G7",
          "G8",
          "G9",
          "G10",
          "G11",
          "G12",
          "UNGRADED")),
  /** The seven types of GB/T 26341-2010. */
  DISABILITIES(
      List.of("VISUAL", "HEARING", "SPEECH", "PHYSICAL", "INTELLECTUAL", "MENTAL", "MULTIPLE"));

  private final List<String> lines;

  Subject(List<String> lines) {
    this.lines = lines;
  }

  public List<String> lines() {
    return lines;
  }
}
