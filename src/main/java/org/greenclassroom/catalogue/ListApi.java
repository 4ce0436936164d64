package org.greenclassroom.catalogue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list for programs: the same filters, orders and rows as on the page. */
@RestController
class ListApi {
  private final Catalogue catalogue;
  private final Exported exported;

  ListApi(Catalogue catalogue, Exported exported) {
    this.catalogue = catalogue;
    this.exported = exported;
  }

  record Listed(
      String tag,
      Stage stage,
      Held data,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag,
      long grams,
      Basis basis,
      long holder,
      String holderName,
      @Nullable Long place,
      @Nullable Long donor,
      @Nullable Long lot,
      Instant receivedAt,
      Instant changedAt) {}

  /**
   * A page of the list.
   *
   * @param next ask on with {@code ?after=}; null at the end
   * @param more whether there are more than {@code count} and nobody counted on
   */
  record Page(List<Listed> rows, @Nullable String next, long count, boolean more) {}

  /**
   * Devices one may see. {@code sort} is one of received, tag, what, serial, weight, since; with a
   * minus before it, the other way round; what is unknown stands last. {@code count=exactly} counts
   * to the end.
   */
  @AllowSignedIn
  @GetMapping("/api/v1/devices")
  Page list(
      @ParameterObject Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int size,
      @RequestParam(required = false) @Nullable String count,
      Occasion occasion) {
    var actor = occasion.actor();
    var listed =
        catalogue.list(
            catalogue.meant(filter, actor),
            Sorting.parse(sort),
            after,
            size,
            "exactly".equals(count),
            actor);
    return new Page(
        listed.rows().rows().stream().map(ListApi::listed).toList(),
        listed.rows().next(),
        listed.count().number(),
        listed.count().more());
  }

  /** The whole list as CSV: UTF-8 with a byte-order mark, codes, one line a device. */
  @AllowSignedIn
  @MayBeOld
  @GetMapping("/api/v1/devices.csv")
  void csv(
      @ParameterObject Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var actor = occasion.actor();
    exported
        .csv(catalogue.meant(filter, actor), Sorting.parse(sort), actor)
        .to(ListController.csv(response));
  }

  /** The whole list as an Excel workbook, in the language of Accept-Language. */
  @AllowSignedIn
  @MayBeOld
  @GetMapping("/api/v1/devices.xlsx")
  void xlsx(
      @ParameterObject Filter filter,
      @RequestParam(required = false) @Nullable String sort,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var actor = occasion.actor();
    exported
        .xlsx(catalogue.meant(filter, actor), Sorting.parse(sort), actor)
        .to(ListController.xlsx(response));
  }

  private static Listed listed(Row row) {
    return new Listed(
        row.tag().printed(),
        row.stage(),
        row.data(),
        row.kind(),
        row.maker(),
        row.model(),
        row.serial(),
        row.donorsTag(),
        row.grams(),
        row.basis(),
        row.holder(),
        row.holderName(),
        row.place(),
        row.donor(),
        row.lot(),
        row.receivedAt(),
        row.changedAt());
  }
}
