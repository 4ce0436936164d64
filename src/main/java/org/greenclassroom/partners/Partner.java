package org.greenclassroom.partners;

import java.util.List;

/** An organisation the programme deals with. */
public record Partner(long partner, String name, List<PartnerKind> kinds, String territory) {
  public boolean is(PartnerKind kind) {
    return kinds.contains(kind);
  }
}
