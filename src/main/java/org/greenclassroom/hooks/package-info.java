/**
 * Other programs are told: webhooks, signed, tried again with growing pauses, dead after some days
 * of silence.
 *
 * <p>Any room above tells through {@link org.greenclassroom.hooks.Hooks#tell}; this room knows
 * nothing of what it tells. Headers and signature are those of Standard Webhooks 1.0, so that
 * receivers need no code of ours.
 */
@ApplicationModule(
    displayName = "Hooks",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.hooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
