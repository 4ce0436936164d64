package org.greenclassroom.lessons;

/** Why a lesson was not held. */
public enum Reason {
  POWER,
  COMPUTERS,
  NETWORK,
  TEACHER,
  OTHER_LESSON,
  EXAMINATION,
  ACTIVITY,
  WEATHER,
  HOLIDAY,
  OTHER
}
