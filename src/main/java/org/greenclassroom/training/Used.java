package org.greenclassroom.training;

/** Whether what was learnt is used in class. */
public enum Used {
  OFTEN,
  SOMETIMES,
  NOT_YET
}
