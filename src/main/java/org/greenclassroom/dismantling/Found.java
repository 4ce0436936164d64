package org.greenclassroom.dismantling;

/** What somebody found who looked a licence up where it was issued. */
public enum Found {
  VALID,
  NOT_FOUND,
  SUSPENDED,
  OTHER_SCOPE
}
