package org.greenclassroom.lists;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * One row of a donor's list, checked: what the donor says of one device.
 *
 * @param line where it stands in the file
 * @param written the row as it came, for showing
 * @param serial as written, when it can be one; null is unknown
 * @param serialMatch the form in which serial numbers are compared
 * @param makerMatch the form in which makers are compared
 * @param memory in megabytes
 * @param drives serial numbers of the drives named; null for a drive whose number is none
 * @param grams what the donor says it weighs
 */
record Announced(
    long line,
    Verdict verdict,
    List<Remark> remarks,
    String written,
    @Nullable String assetNumber,
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String serialMatch,
    @Nullable String makerMatch,
    @Nullable String cpu,
    @Nullable Integer memory,
    List<@Nullable String> drives,
    @Nullable String state,
    @Nullable String donor,
    @Nullable Long grams) {}
