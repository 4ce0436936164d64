package org.greenclassroom.custody;

/** The stable words of the book. Never renamed, never a class name. */
public enum FactKind {
  RECEIVED(Fact.Received.class),
  INSPECTED(Fact.Inspected.class),
  CLEARED(Fact.Cleared.class),
  WIPE_FAILED(Fact.WipeFailed.class),
  READIED(Fact.Readied.class),
  CONDEMNED(Fact.Condemned.class),
  RESERVED(Fact.Reserved.class),
  RELEASED(Fact.Released.class),
  DISPATCHED(Fact.Dispatched.class),
  INSTALLED(Fact.Installed.class),
  RECALLED(Fact.Recalled.class),
  MISSED(Fact.Missed.class),
  FOUND(Fact.Found.class),
  WRITTEN_OFF(Fact.WrittenOff.class),
  GIVEN_BACK(Fact.GivenBack.class),
  TRANSFERRED(Fact.Transferred.class),
  SHIPPED(Fact.Shipped.class),
  DISMANTLED(Fact.Dismantled.class),
  HANDED_OVER(Fact.HandedOver.class),
  CORRECTED(Fact.Corrected.class);

  final Class<? extends Fact> type;

  FactKind(Class<? extends Fact> type) {
    this.type = type;
  }
}
