package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.greenclassroom.custody.DeviceKind;

/**
 * A computer of somebody else in one of our rooms, or several of which only the count is known. It
 * has no tag, is counted in no figure and collected by nobody.
 *
 * @param owner the school, the education bureau: an organisation, never a person
 * @param model empty: not told, like serial and own number
 * @param ownNumber what its owner calls it
 */
public record Foreigner(
    long foreigner,
    long classroom,
    String owner,
    DeviceKind kind,
    int pieces,
    String model,
    String serial,
    String ownNumber,
    LocalDate since) {}
