package org.greenclassroom.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/** What donors call a laptop. */
final class Kinds {
  /**
   * In this order: an "all-in-one desktop" is an all-in-one, a "laptop screen" is not asked for.
   */
  private static final Map<DeviceKind, List<String>> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(DeviceKind.ALL_IN_ONE, List.of("一体", "一體", "allinone", "aio", "toutenun", "imac"));
    WORDS.put(
        DeviceKind.SCREEN,
        List.of(
            "显示器",
            "显示屏",
            "顯示器",
            "屏幕",
            "螢幕",
            "液晶",
            "monitor",
            "display",
            "screen",
            "ecran",
            "moniteur",
            "lcd",
            "crt"));
    WORDS.put(
        DeviceKind.LAPTOP,
        List.of(
            "笔记本",
            "筆記本",
            "筆電",
            "手提电脑",
            "手提",
            "便携",
            "laptop",
            "notebook",
            "netbook",
            "ultrabook",
            "portable",
            "chromebook",
            "macbook",
            "convertible"));
    WORDS.put(DeviceKind.TABLET, List.of("平板", "tablet", "tablette", "ipad"));
    WORDS.put(
        DeviceKind.DESKTOP,
        List.of(
            "台式",
            "臺式",
            "桌上型",
            "主机",
            "工作站",
            "desktop",
            "tower",
            "workstation",
            "thinclient",
            "minipc",
            "unitecentrale",
            "ordinateurdebureau",
            "pcfixe",
            "fixe",
            "sff",
            "nuc",
            "stationdetravail"));
  }

  private static final List<String> DESKTOP_ALONE =
      List.of("pc", "computer", "电脑", "計算機", "计算机", "电脑主机", "微机", "ordinateur", "uc");
  private static final List<String> OTHER_SAID =
      List.of("other", "其他", "其它", "autre", "autres", "divers", "misc");

  private Kinds() {}

  /** The kind this text names; null when it names none that we know. */
  static @Nullable DeviceKind of(String text) {
    var word = Text.word(text);
    for (var entry : WORDS.entrySet())
      for (var name : entry.getValue()) if (word.contains(name)) return entry.getKey();
    if (DESKTOP_ALONE.contains(word)) return DeviceKind.DESKTOP;
    return OTHER_SAID.contains(word) ? DeviceKind.OTHER : null;
  }
}
