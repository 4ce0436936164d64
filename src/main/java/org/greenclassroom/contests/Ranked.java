package org.greenclassroom.contests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entry fared in its category and band. Points are in hundredths.
 *
 * @param jurors how many scored it and had nothing to do with it
 * @param mean of their sums; null: nobody scored it
 * @param spread the standard deviation of their sums
 * @param least the smallest sum
 * @param most the largest
 * @param place 1 is best; null: nobody scored it
 * @param tied how many share that place, this one counted
 * @param levels what it is proposed for or was given
 */
public record Ranked(
    long entry,
    String code,
    String category,
    int fromGrade,
    int toGrade,
    String title,
    int jurors,
    @Nullable Integer mean,
    @Nullable Integer spread,
    @Nullable Integer least,
    @Nullable Integer most,
    @Nullable Integer place,
    int tied,
    List<Award> awards) {

  /**
   * An award as it stands.
   *
   * @param decided by a second person
   * @param mine whether the reader proposed it, and so cannot decide it
   */
  public record Award(long award, String level, boolean special, boolean decided, boolean mine) {}

  public boolean shares() {
    return tied > 1;
  }
}
