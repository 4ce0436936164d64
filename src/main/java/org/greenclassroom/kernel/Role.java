package org.greenclassroom.kernel;

/** What a person may be in an organisation. */
public enum Role {
  /** Runs the programme: donors, schools, agreements, plans. */
  OFFICER,
  /** Inspects, wipes, repairs and grades in the workshop. */
  TECHNICIAN,
  /** Installs in classrooms and counts what comes back. */
  ENGINEER,
  /** A school's principal or room manager; sees that school only. */
  SCHOOL,
  /** A donor's CSR manager; sees that donor's lots only. */
  DONOR,
  /** A dismantling plant; sees its own batches only. */
  DISMANTLER,
  /** Reads everything, writes nothing. */
  AUDITOR,
  /** Accounts and operations. */
  ADMINISTRATOR
}
