package org.greenclassroom.courses;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a course.
 *
 * @param dlgf competences by number
 * @param instead codes of courses for a room where this one cannot be used
 * @param publishedAt null: a draft
 * @param retired whether its course is offered no more
 */
public record CourseVersion(
    long version,
    long course,
    String code,
    int number,
    VersionState state,
    Title title,
    Title about,
    List<CnModule> modules,
    List<String> dlgf,
    List<Competency> competencies,
    int gradeFrom,
    int gradeTo,
    String software,
    boolean offline,
    ScreenReader screenReader,
    boolean blocksOnly,
    BigDecimal hours,
    List<String> instead,
    @Nullable Instant publishedAt,
    boolean retired) {
  public CourseVersion {
    modules = List.copyOf(modules);
    dlgf = List.copyOf(dlgf);
    competencies = List.copyOf(competencies);
    instead = List.copyOf(instead);
  }

  /** Whether somebody who does not see can follow it, at least in part. */
  public boolean usable() {
    return !blocksOnly && screenReader != ScreenReader.NO;
  }

  public boolean draft() {
    return state == VersionState.DRAFT;
  }

  public String called() {
    return code + " " + number;
  }

  /** A word and a shape. */
  public String look() {
    return switch (screenReader) {
      case YES -> "good";
      case PARTLY -> "half";
      case NO -> "late";
    };
  }
}
