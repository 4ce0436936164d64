package org.greenclassroom.wiping;

import org.springframework.stereotype.Component;

/** Stands where the organisation's seal will be. */
@Component
class Sealing {
  byte[] sign(byte[] pdf, String reason) {
    return pdf;
  }
}
