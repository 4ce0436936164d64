package org.greenclassroom.frame;

import org.greenclassroom.kernel.Actor;

/** Says what the signed-in person is called. The room of people hangs it here. */
public interface PersonName {
  String of(Actor actor);
}
