package org.greenclassroom.cast;

/** Lists of things that donors give, as they send them. All invented. */
final class Goods {
  private static final String HEAD = "设备编号,类型,品牌,型号,序列号,处理器,内存(GB),硬盘序列号,状态\n";

  private Goods() {}

  static String laptops(String prefix, int count) {
    var list = new StringBuilder(HEAD);
    for (int i = 1; i <= count; i++)
      list.append(
          "%s-%04d,笔记本,Dell,Latitude E6440,%s%05X,Intel Core i5-4310M,8,%s,待检测\n"
              .formatted(prefix, i, prefix, 0xA1000 + i * 37, disk(prefix, i)));
    return list.toString();
  }

  static String desktops(String prefix, int count) {
    var list = new StringBuilder(HEAD);
    for (int i = 1; i <= count; i++)
      list.append(
          "%s-%04d,台式机,HP,EliteDesk 800 G1,CZC%s%04X,Intel Core i5-4590,8,%s,待检测\n"
              .formatted(prefix, i, prefix, 0x1000 + i * 53, disk(prefix, i)));
    return list.toString();
  }

  /** The serial number of the drive in the n-th device of a list. */
  static String disk(String prefix, int nth) {
    return "WD-W%s%07d".formatted(prefix, 4_471_000 + nth * 13);
  }
}
