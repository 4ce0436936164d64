package org.greenclassroom.evidence;

import java.util.List;

/** Every reader, as the house has them, for tests without a house. */
final class AllReaders {
  private AllReaders() {}

  static Readers all() {
    return new Readers(
        List.of(
            new BlanccoReader(),
            new DmidecodeReader(),
            new EdidReader(),
            new EreuseScriptReader(),
            new EreuseSnapshotReader(),
            new FleetReader(),
            new GlpiJsonReader(),
            new GlpiXmlReader(),
            new LshwReader(),
            new NwipePdfReader(),
            new NwipeReader(),
            new SmartctlReader(),
            new UsodyReader()));
  }
}
