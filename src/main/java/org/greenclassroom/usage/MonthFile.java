package org.greenclassroom.usage;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * A month of days as Parquet, which DuckDB, Spark and pandas read: one row a computer and day,
 * columns as in {@code usage.day}, Snappy.
 */
final class MonthFile {
  private static final MessageType SHAPE =
      Types.buildMessage()
          .required(INT64)
          .named("device")
          .required(INT64)
          .named("classroom")
          .required(INT32)
          .as(dateType())
          .named("day")
          .required(INT32)
          .named("revision")
          .required(INT32)
          .named("shift")
          .required(INT32)
          .named("on_min")
          .required(INT32)
          .named("active_min")
          .required(INT32)
          .named("starts")
          .required(INT32)
          .named("sessions")
          .required(BOOLEAN)
          .named("sees_use")
          .required(BINARY)
          .as(stringType())
          .named("quality")
          .required(BINARY)
          .as(stringType())
          .named("source")
          .required(BINARY)
          .as(stringType())
          .named("disk")
          .required(BINARY)
          .as(stringType())
          .named("version")
          .named("day");

  private MonthFile() {}

  /** Rows that somebody hands over one after the other. */
  interface Rows {
    void each(Consumer<ArchivedDay> taker);
  }

  /** Writes a file that is not there yet; what went into it. */
  static Archived write(Path file, Rows rows) throws IOException {
    var sum = new Archived[] {Archived.NOTHING};
    try (var writer =
        ParquetWriter.<ArchivedDay>writeFile(
            SHAPE,
            file.toFile(),
            (day, out) -> {
              out.write("device", day.device());
              out.write("classroom", day.classroom());
              out.write("day", Math.toIntExact(day.day().toEpochDay()));
              out.write("revision", day.revision());
              out.write("shift", day.shift());
              out.write("on_min", day.onMin());
              out.write("active_min", day.activeMin());
              out.write("starts", day.starts());
              out.write("sessions", day.sessions());
              out.write("sees_use", day.seesUse());
              out.write("quality", day.quality());
              out.write("source", day.source());
              out.write("disk", day.disk());
              out.write("version", day.version());
            })) {
      rows.each(day -> {
        try {
          writer.write(day);
        } catch (IOException full) {
          throw new java.io.UncheckedIOException(full);
        }
        sum[0] = sum[0].and(day);
      });
    }
    return sum[0];
  }

  /** Reads it again from its first to its last row. */
  static Archived read(Path file) throws IOException {
    var minutes = new long[3];
    var hydrator =
        new Hydrator<long[], long[]>() {
          @Override
          public long[] start() {
            return new long[2];
          }

          @Override
          public long[] add(long[] row, String column, Object value) {
            row[column.equals("on_min") ? 0 : 1] = ((Number) value).longValue();
            return row;
          }

          @Override
          public long[] finish(long[] row) {
            return row;
          }
        };
    try (var rows =
        ParquetReader.streamContent(
            file.toFile(),
            HydratorSupplier.constantly(hydrator),
            Set.copyOf(List.of("on_min", "active_min")))) {
      rows.forEach(row -> {
        minutes[0]++;
        minutes[1] += row[0];
        minutes[2] += row[1];
      });
    }
    return new Archived(minutes[0], minutes[1], minutes[2]);
  }
}
