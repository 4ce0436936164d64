/**
 * The certified end: batches for licensed plants, weigh tickets, certificates, kilograms in and
 * out.
 *
 * <p>A batch is filled while it is open and frozen when it is handed over, on a slip, to a plant
 * whose licence is valid that day and covers every kind in it. A device is dismantled only by the
 * plant's certificate, and only against kilograms that stood on a scale. A plant sees its own
 * batches and nothing else. Words: batch, weighing (one ticket), certificate.
 *
 * <p>It does not dismantle: taking a computer apart for material needs a licence, and that is the
 * plant's.
 */
@ApplicationModule(
    displayName = "Dismantling",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.dismantling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
