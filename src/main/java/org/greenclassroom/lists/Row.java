package org.greenclassroom.lists;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list as the preview shows it.
 *
 * @param leftOut whether somebody said that it is not to come in
 */
public record Row(
    long line,
    Verdict verdict,
    List<Remark> remarks,
    String written,
    @Nullable String donorsTag,
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String cpu,
    @Nullable Integer memory,
    List<@Nullable String> drives,
    @Nullable Long grams,
    boolean leftOut) {}
