package org.greenclassroom.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The JSON of the same front door: lots and receipts. */
@RestController
class IntakeApi {
  static final int LARGEST_SIGNATURE = 2 * 1024 * 1024;

  private final Intake intake;
  private final Partners partners;
  private final Custody custody;

  IntakeApi(Intake intake, Partners partners, Custody custody) {
    this.intake = intake;
    this.partners = partners;
    this.custody = custody;
  }

  record LotTold(long id, long donor, Instant openedAt, int announced, int received) {}

  record ItemTold(
      long id,
      long line,
      @Nullable String donorsTag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String cpu,
      @Nullable Integer memoryMb,
      List<@Nullable String> drives,
      @Nullable String tag) {}

  /**
   * Who signs.
   *
   * @param image PNG, JPEG or PDF in base64; may be left out
   */
  record SignedBy(String name, @Nullable String image) {}

  /**
   * What came in.
   *
   * @param items ids of the items that came; all that had not come yet when left out
   * @param counted how many pieces were counted; refused unless it is the number of items
   * @param totalKg what all of them weighed together
   * @param itemKg what single items weighed, by id
   * @param place a site of the programme; its first one when left out
   */
  @Exact
  record ReceiptWanted(
      @Nullable List<Long> items,
      @Nullable Integer counted,
      @Nullable BigDecimal totalKg,
      @Nullable Map<Long, BigDecimal> itemKg,
      @Nullable Long place,
      @Nullable String seal,
      SignedBy giver,
      SignedBy taker) {}

  record DeviceTold(String tag, long item, long line) {}

  record ReceiptTold(
      long lot,
      long slip,
      String number,
      int pieces,
      @Nullable Long totalGrams,
      List<DeviceTold> devices) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/api/v1/lots")
  Slice<LotTold> lots(@RequestParam(required = false) @Nullable Long after, Occasion occasion) {
    var lots = intake.lots(occasion.actor(), after, 100);
    return new Slice<>(lots.rows().stream().map(IntakeApi::told).toList(), lots.next());
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/api/v1/lots/{id}")
  LotTold lot(@PathVariable long id, Occasion occasion) {
    return told(intake.lot(occasion.actor(), id));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/api/v1/lots/{id}/items")
  Slice<ItemTold> items(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Boolean came,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion) {
    intake.lot(occasion.actor(), id);
    var items = intake.items(id, came, after, 100);
    return new Slice<>(items.rows().stream().map(IntakeApi::told).toList(), items.next());
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/api/v1/lots/{id}/receipts")
  @ResponseStatus(HttpStatus.CREATED)
  ReceiptTold receive(@PathVariable long id, @RequestBody ReceiptWanted wanted, Occasion occasion) {
    var place = wanted.place();
    var totalKg = wanted.totalKg();
    var weighed = new HashMap<Long, Weight>();
    var itemKg = wanted.itemKg();
    if (itemKg != null)
      itemKg.forEach((item, kg) -> weighed.put(item, Weight.kilograms(kg.toPlainString())));
    var received =
        intake.receive(
            occasion,
            id,
            new Receiving(
                wanted.items(),
                wanted.counted(),
                totalKg == null ? null : Weight.kilograms(totalKg.toPlainString()),
                weighed,
                place == null ? partners.sites(Partners.HOUSE).getFirst().site() : place,
                wanted.seal(),
                signature(wanted.giver()),
                signature(wanted.taker())));
    var receipt = received.receipt();
    return new ReceiptTold(
        id,
        receipt.slip(),
        custody.slip(receipt.slip()).number(),
        receipt.pieces(),
        receipt.totalGrams(),
        received.items().stream()
            .map(item -> new DeviceTold(String.valueOf(item.tag()), item.id(), item.line()))
            .toList());
  }

  private static HandOver.Signature signature(@Nullable SignedBy by) {
    if (by == null || by.name() == null || by.name().isBlank())
      throw new Refusal("intake.refusal.two-names");
    var encoded = by.image();
    if (encoded == null || encoded.isBlank()) return new HandOver.Signature(by.name(), null, null);
    byte[] image;
    try {
      image =
          Base64.getMimeDecoder()
              .decode(encoded.startsWith("data:") ? encoded.replaceFirst("^[^,]*,", "") : encoded);
    } catch (IllegalArgumentException e) {
      throw new Refusal("intake.refusal.signature-image", by.name());
    }
    if (image.length > LARGEST_SIGNATURE)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "intake.refusal.signature-image", by.name());
    return new HandOver.Signature(by.name(), image, mediaType(image, by.name()));
  }

  /** From its bytes: what is not one of the three is refused. */
  private static String mediaType(byte[] image, String name) {
    if (image.length > 4) {
      int first =
          (image[0] & 0xFF) << 24
              | (image[1] & 0xFF) << 16
              | (image[2] & 0xFF) << 8
              | image[3] & 0xFF;
      if (first == 0x89504E47) return "image/png";
      if (first >>> 8 == 0xFFD8FF) return "image/jpeg";
      if (first == 0x25504446) return "application/pdf";
    }
    throw new Refusal("intake.refusal.signature-image", name);
  }

  private static LotTold told(Lot lot) {
    return new LotTold(lot.id(), lot.donor(), lot.openedAt(), lot.announced(), lot.received());
  }

  private static ItemTold told(Item item) {
    var tag = item.tag();
    return new ItemTold(
        item.id(),
        item.line(),
        item.donorsTag(),
        item.kind(),
        item.maker(),
        item.model(),
        item.serial(),
        item.cpu(),
        item.memory(),
        item.drives(),
        tag == null ? null : tag.printed());
  }
}
