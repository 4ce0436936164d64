package org.greenclassroom.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scans as JSON: for programs with a token under {@code /api/v1}, for our own pages with their
 * session under {@code /bench}.
 */
@RestController
class ScanApi {
  private final Scanning scanning;

  ScanApi(Scanning scanning) {
    this.scanning = scanning;
  }

  /**
   * One scan, or a list of them in {@code scans}.
   *
   * @param id made when it was scanned; a second posting of the same is answered as the first was
   * @param options of the mode: {@code powers_on} (yes, no), {@code drives} (KNOWN, NONE, ONE,
   *     TWO), {@code why} (why it is condemned)
   */
  record ScanIn(
      @Nullable String id,
      @Nullable String code,
      @Nullable Mode mode,
      @Nullable Long pallet,
      @Nullable Long round,
      @Nullable Map<String, String> options,
      @Nullable Instant scannedAt,
      @Nullable List<ScanIn> scans) {}

  /** In the order of the scans. */
  record Outcomes(List<Outcome> outcomes) {}

  @Once
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping({"/api/v1/bench/scans", "/bench/scans"})
  Outcomes scan(@RequestBody ScanIn posted, Occasion occasion) {
    var all = posted.scans() == null ? List.of(posted) : posted.scans();
    if (all.size() > Codes.MOST) throw new Refusal("bench.refusal.too-many", Codes.MOST);
    var scans = new ArrayList<Scan>(all.size());
    for (var one : all) scans.add(scanOf(one, occasion));
    return new Outcomes(scanning.scan(occasion, scans));
  }

  private static Scan scanOf(ScanIn in, Occasion occasion) {
    if (in.mode() == null) throw new Refusal("frame.refusal.missing", "mode");
    if (in.code() == null) throw new Refusal("frame.refusal.missing", "code");
    var at = in.scannedAt() == null ? occasion.now() : in.scannedAt();
    var options = new HashMap<String, String>();
    if (in.options() != null)
      in.options()
          .forEach((name, value) -> {
            if (value != null) options.put(name, value);
          });
    return new Scan(
        in.id() == null ? UUID.randomUUID().toString() : Receipts.key(in.id()),
        in.code(),
        in.mode(),
        in.pallet(),
        in.round(),
        options,
        // a clock that runs ahead does not make a scan of tomorrow
        at.isAfter(occasion.now()) ? occasion.now() : at);
  }
}
