package org.greenclassroom.wiping;

/**
 * Says whether the papers of a lot may be given to its donor. A room above hangs it as a bean: the
 * donor's certificates come only from a closed lot, and closing is judged above.
 */
public interface Release {
  boolean released(long lot);
}
