package org.greenclassroom.custody;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Devices and their facts as JSON. */
@RestController
class DeviceApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Devices devices;
  private final Custody custody;
  private final Map<FactKind, Pen> pens = new EnumMap<>(FactKind.class);

  DeviceApi(Devices devices, Custody custody, List<Pen> all) {
    this.devices = devices;
    this.custody = custody;
    for (var pen : all) {
      var other = pens.put(pen.kind(), pen);
      if (other != null) throw new IllegalStateException("two pens write " + pen.kind());
    }
  }

  record Present(
      String tag,
      Stage stage,
      Held data,
      long holder,
      String holderName,
      @Nullable Long place,
      @Nullable Long classroom,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag,
      long grams,
      Basis basis,
      @Nullable Long donor,
      @Nullable Long lot,
      @Nullable List<Drive> drives,
      Instant firstReceivedAt,
      Instant receivedAt,
      Instant changedAt,
      int facts,
      String head) {}

  record FactOut(
      long number,
      int nth,
      FactKind kind,
      Instant occurredAt,
      Instant recordedAt,
      long recordedBy,
      @Nullable Long slip,
      @Nullable Long voids,
      boolean voided,
      JsonNode detail,
      String hash) {}

  /** A fact to write. {@code occurred_at} is now when it is left out. */
  @Exact
  record FactIn(@Nullable String kind, @Nullable Instant occurredAt, @Nullable JsonNode detail) {}

  record Wrote(
      long number,
      String tag,
      int nth,
      FactKind kind,
      Stage stage,
      Instant occurredAt,
      Instant recordedAt,
      String hash) {}

  @AllowSignedIn
  @GetMapping("/api/v1/devices/{tag}")
  Present present(@PathVariable String tag, Occasion occasion) {
    var device = devices.device(Tag.parse(tag), occasion.actor());
    var seen = device.observed();
    return new Present(
        device.tag().printed(),
        device.stage(),
        device.data(),
        device.holder(),
        devices.partnerName(device.holder()),
        device.place(),
        device.classroom(),
        seen.kind(),
        seen.maker(),
        seen.model(),
        seen.serial(),
        seen.donorsTag(),
        seen.grams(),
        seen.basis(),
        seen.donor(),
        seen.lot(),
        seen.drives(),
        device.firstReceivedAt(),
        device.receivedAt(),
        device.changedAt(),
        device.facts(),
        device.head());
  }

  /** The line of a device, oldest first, paged by the fact's number in it. */
  @AllowSignedIn
  @GetMapping("/api/v1/devices/{tag}/facts")
  Slice<FactOut> facts(
      @PathVariable String tag,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "100") int size,
      Occasion occasion) {
    var device = devices.device(Tag.parse(tag), occasion.actor());
    var page = devices.facts(device, after, Math.clamp(size, 1, 500));
    return new Slice<>(
        page.rows().stream()
            .map(told ->
                new FactOut(
                    told.number(),
                    told.nth(),
                    told.kind(),
                    told.occurredAt(),
                    told.recordedAt(),
                    told.recordedBy(),
                    told.slip(),
                    told.voids(),
                    told.voided(),
                    JSON.readTree(told.detail()),
                    told.hash()))
            .toList(),
        page.next());
  }

  /**
   * Writes one fact. The same {@code Idempotency-Key} with the same kind is answered as the first
   * was; with another kind it is refused.
   */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.DISMANTLER, Role.SCHOOL})
  @PostMapping("/api/v1/devices/{tag}/facts")
  @ResponseStatus(HttpStatus.CREATED)
  Wrote write(@PathVariable String tag, @RequestBody FactIn posted, Occasion occasion) {
    var parsed = Tag.parse(tag);
    var kind = kindOf(posted.kind());
    var pen = pens.get(kind);
    if (pen == null) throw new Refusal("custody.refusal.no-pen", kind);
    if (!occasion.actor().is(pen.roles()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
    if (occasion.isKeyed()) custody.refuseSameKeyForAnother(occasion, parsed, kind);
    var written =
        pen.write(
            occasion,
            parsed,
            new Pen.Request(
                Objects.requireNonNullElse(posted.occurredAt(), occasion.now()),
                Objects.requireNonNullElseGet(posted.detail(), JSON::createObjectNode)));
    return new Wrote(
        written.number(),
        written.tag().printed(),
        written.nth(),
        written.kind(),
        written.stage(),
        written.occurredAt(),
        written.recordedAt(),
        written.hash());
  }

  private static FactKind kindOf(@Nullable String word) {
    try {
      return FactKind.valueOf(Objects.requireNonNullElse(word, ""));
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("frame.refusal.unreadable", "kind", String.valueOf(word));
    }
  }
}
