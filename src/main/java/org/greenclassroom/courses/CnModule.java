package org.greenclassroom.courses;

/**
 * The nine modules and four cross topics of China's information technology standard for compulsory
 * education (义务教育信息科技课程标准, 2022).
 *
 * <p>Their words are the standard's own.
 */
public enum CnModule {
  EXCHANGE(1, 2),
  PRIVACY(1, 2),
  ONLINE(3, 4),
  CODING(3, 4),
  ALGORITHMS(5, 6),
  CONTROL(5, 6),
  INTERNET(7, 9),
  THINGS(7, 9),
  AI(7, 9),
  CROSS_DEVICES(1, 2),
  CROSS_CODING(3, 4),
  CROSS_SYSTEMS(5, 6),
  CROSS_DESIGN(7, 9);

  /** The grades in which the standard has it. */
  public final int from;

  public final int to;

  CnModule(int from, int to) {
    this.from = from;
    this.to = to;
  }
}
