package org.greenclassroom.training;

/** Levels of a certificate, as in UNESCO's ICT-CFT, version 3. */
public enum Level {
  ACQUISITION,
  DEEPENING,
  CREATION
}
