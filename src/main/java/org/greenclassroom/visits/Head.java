package org.greenclassroom.visits;

import java.time.Instant;
import java.util.UUID;

/** What every piece of a visit carries, so that whichever arrives first can open it. */
public record Head(UUID key, long task, long version, Instant openedAt) {}
