package org.greenclassroom.checklists;

/** What a checklist is for. */
public enum Use {
  VISIT,
  CHECKIN,
  INVENTORY,
  QUESTIONNAIRE_PRINCIPAL,
  QUESTIONNAIRE_TEACHER,
  QUESTIONNAIRE_PUPILS;

  /** A check-in fits on one screen of an old phone. */
  int mostQuestions() {
    return this == CHECKIN ? 6 : Content.MOST_ITEMS;
  }
}
