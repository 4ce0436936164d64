package org.greenclassroom.repair;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bench mended, as Open Repair Data (Open Repair Alliance, standard 0.3): one row for what
 * was found of one device on one day. In English, as the standard's own words are; no tags, serial
 * numbers or people.
 */
@Service
@Transactional(readOnly = true)
class OpenRepair {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "data_provider",
          "country",
          "partner_product_category",
          "product_category",
          "product_category_id",
          "brand",
          "year_of_manufacture",
          "product_age",
          "repair_status",
          "repair_barrier_if_end_of_life",
          "group_identifier",
          "event_date",
          "problem");

  private static final String PROVIDER = "Green Classroom";

  private final OpenRepairRows rows;
  private final MessageSource words;

  OpenRepair(OpenRepairRows rows, MessageSource words) {
    this.rows = rows;
    this.words = words;
  }

  /**
   * What was found of one device on one day.
   *
   * @param number of its first defect
   * @param madeIn null: unknown
   * @param codes of all its defects, by blank
   * @param mended whether every one of them is gone
   * @param ended whether the device goes to be dismantled, or went
   * @param barrier why it was given up; null: it was not, or nobody said
   */
  record Case(
      long number,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable Integer madeIn,
      LocalDate day,
      String codes,
      boolean mended,
      boolean ended,
      @Nullable String barrier) {
    /** One of the four words of the standard. */
    String status() {
      if (mended) return "Fixed";
      return ended ? "End of life" : "Repairable";
    }
  }

  /** Row by row, in the order of {@link #COLUMNS}; what is unknown is empty. */
  void each(Occasion occasion, @Nullable Integer year, Consumer<String[]> line) {
    var country = country(rows.territory());
    rows.each(occasion.zone(), year, each -> line.accept(line(each, country)));
  }

  private String[] line(Case each, String country) {
    var made = each.madeIn();
    var age = made == null ? "" : Integer.toString(Math.max(0, each.day().getYear() - made));
    return new String[] {
      "greenclassroom-" + each.number(),
      PROVIDER,
      country,
      each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
      category(each.kind()),
      Integer.toString(categoryNumber(each.kind())),
      brand(each.maker()),
      Objects.toString(each.madeIn(), ""),
      age,
      each.status(),
      barrier(each),
      PROVIDER,
      each.day().toString(),
      Arrays.stream(each.codes().split(" ")).map(this::problem).collect(Collectors.joining("; "))
    };
  }

  /** What begins like a formula would be one to a spreadsheet (OWASP, “CSV Injection”). */
  private static String brand(@Nullable String maker) {
    return maker == null ? "Unknown" : maker.replaceFirst("^[=+\\-@\t\r]+", "");
  }

  /** The standard knows all-in-ones as desktops and screens as flat screens. */
  private static String category(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP -> "Laptop";
      case DESKTOP, ALL_IN_ONE -> "Desktop computer";
      case TABLET -> "Tablet";
      case SCREEN -> "Flat screen";
      case OTHER -> "Misc";
    };
  }

  private static int categoryNumber(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP -> 16;
      case DESKTOP, ALL_IN_ONE -> 4;
      case TABLET -> 30;
      case SCREEN -> 8;
      case OTHER -> 18;
    };
  }

  /** Of our reasons for condemning one is a barrier in the standard's sense. */
  private static String barrier(Case each) {
    return each.status().equals("End of life") && "TOO_OLD".equals(each.barrier())
        ? "Too worn out"
        : "";
  }

  private String problem(String code) {
    var key = "repair.defectcode." + code.toLowerCase(Locale.ROOT).replace('_', '-');
    return String.valueOf(words.getMessage(key, null, code, Locale.ENGLISH));
  }

  /** ISO 3166-1 with three letters. */
  private static String country(String territory) {
    try {
      return Locale.of("", territory).getISO3Country();
    } catch (MissingResourceException unknown) {
      return "";
    }
  }
}
