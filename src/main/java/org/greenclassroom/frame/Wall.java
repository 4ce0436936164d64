package org.greenclassroom.frame;

import org.greenclassroom.kernel.Role;

/**
 * What stands behind the application: of this table, people of one kind of outside organisation
 * (donors, schools, plants) get their own rows, whatever a statement of ours forgets to ask for. A
 * room hangs up one for each table of its own that says whose a row is; {@link SecondWall} puts it
 * into the database as a row-level policy.
 *
 * @param role for whom it stands: DONOR, SCHOOL or DISMANTLER
 * @param condition in SQL, over the columns of the table
 */
public record Wall(String room, String table, Role role, String condition) {
  /** The organisations of the person for whom this transaction runs; read once a statement. */
  public static final String OWN =
      "any ((select string_to_array(current_setting('house.organisations', true), ',')::bigint[])::bigint[])";

  /** Rows that name one of the person's organisations in any of these columns. */
  public static Wall own(Role role, String room, String table, String... columns) {
    return new Wall(room, table, role, String.join(" = " + OWN + " or ", columns) + " = " + OWN);
  }

  String name() {
    return room + "." + table;
  }
}
