package org.greenclassroom.photographs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One photograph as it stands.
 *
 * @param shows null: nobody said it yet
 * @param original what it was blurred from; null: as it was taken
 * @param blurred whether there is a blurred one of it: then it is shown to few, and used for
 *     nothing
 * @param day title of the day with people; null: of none
 * @param place school and room; null: in none of ours
 * @param school whose room or day; null: no school's
 * @param usable for how many purposes
 */
record Picture(
    long photograph,
    @Nullable Long activity,
    @Nullable Long classroom,
    LocalDate takenOn,
    String words,
    @Nullable Long original,
    int width,
    int height,
    @Nullable Shows shows,
    int unnamed,
    @Nullable Long classRelease,
    boolean looked,
    boolean blurred,
    @Nullable String day,
    @Nullable String place,
    @Nullable Long school,
    int usable) {}
