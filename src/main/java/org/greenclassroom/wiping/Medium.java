package org.greenclassroom.wiping;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a drive is made of, as far as anything says it. */
public enum Medium {
  HDD,
  SATA_SSD,
  NVME,
  EMMC,
  UNKNOWN;

  private static final Pattern FLASH =
      Pattern.compile(
          "\\bSSD|SOLID STATE|\\bMSATA\\b|\\bM\\.2\\b|\\bWDS\\d|\\bMZ[7M]|\\bSD[89]S|\\bSU[46-9]\\d\\d\\b"
              + "|\\bSA400|\\bCT\\d{3,4}[BM]X|\\bTHNS|\\bSSD[SP]");
  private static final Pattern SPINNING =
      Pattern.compile(
          "\\bWD\\d{3,}|\\bST\\d{3,}[A-Z]|\\bM[QKG]\\d{2}[A-Z0-9]|\\bDT01A|\\bHTS\\d|\\bHD[STM]\\d"
              + "|\\bHGST\\b|\\bHITACHI\\b|\\bMAXTOR\\b|\\bSAMSUNG H[DMN]|\\bFUJITSU M");

  /**
   * Judged from signs in the order of their strength.
   *
   * @param bus as the tool names it
   * @param name the operating system's name, {@code /dev/nvme0n1}
   * @param listed HDD, SSD, NVME, EMMC, as the donor's list or an inventory says
   */
  static Medium of(
      @Nullable String bus,
      @Nullable String name,
      @Nullable String model,
      @Nullable String listed) {
    var plug = upper(bus);
    var device = upper(name);
    var words = upper(model);
    if (plug.startsWith("NVME") || device.contains("/NVME") || words.contains("NVME")) return NVME;
    if (plug.startsWith("MMC") || device.contains("MMCBLK") || words.contains("EMMC")) return EMMC;
    if (FLASH.matcher(words).find()) return SATA_SSD;
    if (SPINNING.matcher(words).find()) return HDD;
    return switch (upper(listed)) {
      case "HDD" -> HDD;
      case "SSD" -> SATA_SSD;
      case "NVME" -> NVME;
      case "EMMC" -> EMMC;
      default -> UNKNOWN;
    };
  }

  /** Overwriting does not reach all of its cells. */
  public boolean isFlash() {
    return this == SATA_SSD || this == NVME || this == EMMC;
  }

  private static String upper(@Nullable String text) {
    return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
  }
}
