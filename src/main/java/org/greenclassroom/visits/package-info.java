/**
 * A person in the room: a checklist, a roll-call of every computer, photographs; handed in, read by
 * another person, approved or given back.
 *
 * <p>Words: entry (one answer, one computer called, a position, a handing-in: said once, never
 * changed), sheet (the page an engineer carries, which needs no network for a week), roll-call
 * (each computer of the room: working, faulty, missing, moved; and what is not ours), promised (a
 * photograph that an answer names by its hash and that has yet to arrive), remark (what a reader
 * asks of one answer).
 *
 * <p>Entries arrive one by one or many at once, late, twice, and in any order: the latest said of a
 * thing counts, and a visit is handed in when everything it promised is here. It writes nothing
 * into the book: what is missing or faulty becomes a ticket, and tickets write what follows.
 */
@ApplicationModule(
    displayName = "Visits",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "schools",
      "checklists",
      "classrooms",
      "tickets",
      "followup"
    })
@NullMarked
package org.greenclassroom.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
