package org.greenclassroom.custody;

import java.util.Optional;
import org.greenclassroom.kernel.Actor;

/**
 * What one can do with a tag of a pre-printed roll that no device wears yet. The room that receives
 * devices hangs it as a bean.
 */
public interface FirstScan {
  Optional<Bench.Step> step(Tag tag, Actor actor);
}
