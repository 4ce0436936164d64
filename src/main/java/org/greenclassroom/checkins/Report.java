package org.greenclassroom.checkins;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it stands.
 *
 * @param recordedBy an account; 0: the school itself, by its link
 * @param current no later one of its period has come
 */
public record Report(
    long report,
    UUID uid,
    String hash,
    long classroom,
    ReportKind kind,
    LocalDate period,
    int revision,
    long version,
    Via via,
    Instant receivedAt,
    Instant recordedAt,
    long recordedBy,
    @Nullable Integer working,
    @Nullable Integer faulty,
    @Nullable Integer missing,
    @Nullable Integer foreignDevices,
    @Nullable String roomState,
    @Nullable String sms,
    @Nullable Long task,
    boolean current) {
  public String number() {
    return "R-%05d".formatted(report);
  }
}
