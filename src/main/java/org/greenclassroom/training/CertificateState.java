package org.greenclassroom.training;

/** Whether a certificate stands. */
public enum CertificateState {
  VALID,
  EXPIRED,
  VOID,
  SUPERSEDED
}
