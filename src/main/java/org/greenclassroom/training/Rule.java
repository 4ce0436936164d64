package org.greenclassroom.training;

/**
 * What a certificate of a level needs.
 *
 * @param minutes attended
 * @param lessons given since the first sitting
 * @param observations of lessons with at least this mean
 * @param tenths the least mean, in tenths of a point: 10 to 40
 * @param months how long it is good
 */
public record Rule(
    Level level, int minutes, int lessons, int observations, int tenths, int months) {
  /**
   * What there is for a teacher.
   *
   * @param observations that reach the mean of the level
   */
  public record Proof(int minutes, int lessons, int observations) {}

  public boolean satisfied(Proof proof) {
    return proof.minutes() >= minutes
        && proof.lessons() >= lessons
        && proof.observations() >= observations;
  }
}
