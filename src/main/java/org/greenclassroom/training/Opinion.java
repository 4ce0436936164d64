package org.greenclassroom.training;

/** What is asked of a sitting, one to five, as Camara does after its courses. */
enum Opinion {
  CLEAR,
  USEFUL,
  PACE,
  MATERIALS,
  RECOMMENDED
}
