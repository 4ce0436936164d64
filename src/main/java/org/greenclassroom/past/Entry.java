package org.greenclassroom.past;

import org.jspecify.annotations.Nullable;

/**
 * A number of one kind that a line declares.
 *
 * @param year null: not known
 * @param school as written; empty: not said
 * @param company as written; empty: not said
 * @param room its number as written; empty: not said
 * @param place whose number it is, as compared; empty: the whole programme's
 * @param pieces null: there were some, the line does not know how many
 * @param grams null: not said
 * @param pupils null: not said
 * @param page where in the document; empty: not said
 */
record Entry(
    int line,
    Kind kind,
    @Nullable Integer year,
    String school,
    String company,
    String room,
    String roomKey,
    String place,
    @Nullable Long pieces,
    @Nullable Long grams,
    @Nullable Long pupils,
    String page) {}
