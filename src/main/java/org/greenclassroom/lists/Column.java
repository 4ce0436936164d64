package org.greenclassroom.lists;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What we look for in a donor's list, and what donors write above it; the first name weighs most.
 */
public enum Column {
  ASSET_NUMBER(
      "设备编号",
      "资产编号",
      "资产编码",
      "固定资产编号",
      "资产标签",
      "资产号",
      "设备号",
      "设备编码",
      "編號",
      "設備編號",
      "資產編號",
      "Asset Tag",
      "Asset Number",
      "Asset No",
      "Asset ID",
      "Inventory Number",
      "Inventory No",
      "Asset Code",
      "Numéro d'inventaire",
      "N° d'inventaire",
      "No d'inventaire",
      "N° inventaire",
      "Étiquette d'inventaire",
      "Numéro d'immobilisation",
      "Code immobilisation",
      "Code barre",
      "Asset",
      "编号",
      "Tag",
      "Computer Name",
      "计算机名",
      "主机名",
      "Hostname"),
  KIND(
      "类型",
      "设备类型",
      "资产类型",
      "类别",
      "设备类别",
      "资产类别",
      "种类",
      "資產類別",
      "類型",
      "設備類型",
      "Type",
      "Device Type",
      "Asset Type",
      "Category",
      "Kind",
      "Equipment Type",
      "Form Factor",
      "Type d'appareil",
      "Type de matériel",
      "Type d'équipement",
      "Catégorie",
      "Nature",
      "Genre",
      "设备名称",
      "资产名称",
      "名称",
      "物品名称",
      "Désignation",
      "Description"),
  MAKER(
      "品牌",
      "厂商",
      "厂家",
      "制造商",
      "生产厂家",
      "生产商",
      "廠牌",
      "製造商",
      "Brand",
      "Make",
      "Maker",
      "Manufacturer",
      "Vendor",
      "Marque",
      "Fabricant",
      "Constructeur"),
  MODEL(
      "型号",
      "规格型号",
      "设备型号",
      "产品型号",
      "机型",
      "型號",
      "Model",
      "Model Name",
      "Product",
      "Product Name",
      "Modèle",
      "Model Number",
      "Model No",
      "Référence modèle"),
  SERIAL(
      "序列号",
      "机身序列号",
      "产品序列号",
      "设备序列号",
      "主机序列号",
      "整机序列号",
      "SN",
      "S/N",
      "SN号",
      "S/N号",
      "SN码",
      "出厂编号",
      "机身号",
      "序列號",
      "序號",
      "Serial",
      "Serial Number",
      "Serial No",
      "Serial #",
      "Service Tag",
      "Numéro de série",
      "N° de série",
      "No de série",
      "N° série",
      "No série",
      "Num série"),
  CPU("处理器", "CPU", "CPU型号", "處理器", "中央处理器", "Processor", "Processeur"),
  MEMORY("内存", "内存大小", "内存容量", "記憶體", "RAM", "Memory", "Memory Size", "Mémoire", "Mémoire vive"),
  DRIVES(
      "硬盘序列号",
      "硬盘SN",
      "硬盘序号",
      "硬盘编号",
      "磁盘序列号",
      "固态硬盘序列号",
      "硬碟序號",
      "硬碟序列號",
      "Drive Serial",
      "Drive Serials",
      "Drive Serial Number",
      "Disk Serial",
      "Disk Serials",
      "Disk Serial Number",
      "Hard Drive Serial",
      "Hard Disk Serial",
      "Hard Drive Serial Number",
      "Hard Disk Serial Number",
      "HDD Serial",
      "HDD Serial Number",
      "HDD SN",
      "SSD Serial",
      "SSD SN",
      "Numéro de série du disque",
      "N° de série du disque",
      "N° de série disque",
      "Numéro de série disque",
      "Série disque"),
  STATE("状态", "使用状态", "设备状态", "资产状态", "狀態", "成色", "Status", "State", "Condition", "État", "Statut"),
  DONOR(
      "捐赠单位",
      "捐赠方",
      "捐赠人",
      "捐赠者",
      "捐贈單位",
      "捐贈者",
      "Donor",
      "Donateur",
      "公司",
      "公司名称",
      "单位",
      "所属单位",
      "Company",
      "Organisation",
      "Organization",
      "Owner",
      "Société",
      "Entreprise",
      "Propriétaire"),
  WEIGHT("重量", "净重", "毛重", "Weight", "Net Weight", "Poids", "Masse"),
  QUANTITY("数量", "台数", "數量", "Quantity", "Qty", "Quantité", "Qté", "Nombre");

  /** A list with none of these names no device. */
  static final List<Column> IDENTIFYING = List.of(KIND, MAKER, MODEL, SERIAL, ASSET_NUMBER);

  /** What a person may say of all rows at once. */
  public static final List<Column> FOR_ALL = List.of(KIND, MAKER, MODEL);

  private static final Pattern UNIT =
      Pattern.compile("(?<=.)(gb|gib|go|mb|mib|mo|kg|kgs|g|克|公斤|千克|台)$");
  private static final Map<String, Column> BY_WORD = new HashMap<>();
  private static final Map<String, Integer> RANK = new HashMap<>();

  static {
    for (var column : values()) {
      int rank = 0;
      for (var alias : column.aliases) {
        var word = Text.word(alias);
        BY_WORD.putIfAbsent(word, column);
        RANK.putIfAbsent(word, rank++);
      }
    }
  }

  private final List<String> aliases;

  Column(String... aliases) {
    this.aliases = List.of(aliases);
  }

  /** Which column this heading names; null when it is none of ours. */
  static @Nullable Column named(String heading) {
    return BY_WORD.get(key(heading));
  }

  /** The smaller, the surer that this heading is the one meant among several of the same column. */
  static int rank(String heading) {
    return RANK.getOrDefault(key(heading), Integer.MAX_VALUE);
  }

  /** The unit that the heading gives for its cells, "gb" in "内存(GB)"; empty when none. */
  static String unit(String heading) {
    var word = Text.word(heading);
    if (RANK.containsKey(word)) return "";
    var unit = UNIT.matcher(word);
    return unit.find() ? unit.group(1) : "";
  }

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String key(String heading) {
    var word = Text.word(heading);
    return BY_WORD.containsKey(word) ? word : UNIT.matcher(word).replaceFirst("");
  }
}
