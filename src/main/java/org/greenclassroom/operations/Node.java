package org.greenclassroom.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The machine on which this program runs. */
final class Node {
  /** As it calls itself, a pod its own name; null when it has none. */
  static final @Nullable String HERE = here();

  private Node() {}

  private static @Nullable String here() {
    try {
      var name = InetAddress.getLocalHost().getHostName();
      return name.isBlank() ? null : name;
    } catch (UnknownHostException nameless) {
      return null;
    }
  }
}
