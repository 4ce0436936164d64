package org.greenclassroom.kernel;

/** What a latitude and a longitude are counted from. */
public enum Datum {
  /** GPS, OpenStreetMap; what the house keeps. */
  WGS84,
  /** Amap, Tencent, Google in mainland China: shifted by some hundred metres, by regulation. */
  GCJ02,
  /** Baidu: shifted once more. */
  BD09
}
