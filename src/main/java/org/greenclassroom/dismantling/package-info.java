/**
 * The certified end: batches for licensed plants, weigh tickets, certificates, kilograms in and
 * out.
 *
 * <p>A batch is filled while it is open and frozen when it is handed over, on a slip, to a plant
 * whose licence is valid that day and covers every kind in it; over a customs border only with a
 * permit. A device is dismantled only by the plant's certificate, whose every line is clear, and
 * only against kilograms that stood on a scale. When all are certified the batch is reckoned up,
 * material against weigh tickets, closed, and each donor gets its voucher. A plant sees its own
 * batches and nothing else. Words: batch, pallet, weighing (one ticket), certificate, line, output
 * (so much material that went one way), closure, voucher.
 *
 * <p>It does not dismantle: taking a computer apart for material needs a licence, and that is the
 * plant's.
 */
@ApplicationModule(
    displayName = "Dismantling",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "custody",
      "lists",
      "hooks"
    })
@NullMarked
package org.greenclassroom.dismantling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
