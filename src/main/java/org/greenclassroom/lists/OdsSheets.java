package org.greenclassroom.lists;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An OpenDocument spreadsheet (.ods), read as a stream (ODF 1.3, part 3, chapter 9).
 *
 * <p>A sheet may say "this row a million times": blank repetitions are skipped, others are counted
 * against the same limits as rows that stand there.
 */
final class OdsSheets implements Sheets {
  /** What lies inside cells or tables and is no part of what a cell says. */
  private static final Set<String> ASIDE =
      Set.of("annotation", "tracked-changes", "shapes", "frame", "custom-shape", "g", "forms");

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, false);
  }

  private final ZipFile zip;
  private final List<String> names = new ArrayList<>();

  private OdsSheets(ZipFile zip) throws IOException, XMLStreamException {
    this.zip = zip;
    try (var in = content()) {
      var xml = XML.createXMLStreamReader(in);
      while (xml.hasNext() && names.size() < LOOKED_AT)
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (ASIDE.contains(xml.getLocalName())) skip(xml);
          else if (xml.getLocalName().equals("table")) {
            names.add(String.valueOf(attribute(xml, "name")));
            skip(xml);
          }
        }
    }
  }

  static OdsSheets open(Path file) throws IOException {
    ZipFence.pass(file);
    var zip = new ZipFile(file.toFile());
    try {
      var manifest = zip.getEntry("META-INF/manifest.xml");
      if (manifest != null)
        try (var in = zip.getInputStream(manifest)) {
          var head = new String(in.readNBytes(1 << 20), java.nio.charset.StandardCharsets.UTF_8);
          if (head.contains("encryption-data")) throw new Refusal("lists.refusal.protected");
        }
      return new OdsSheets(zip);
    } catch (RuntimeException | IOException | XMLStreamException e) {
      zip.close();
      throw broken(e);
    }
  }

  private InputStream content() throws IOException {
    var content = zip.getEntry("content.xml");
    if (content == null) throw new Refusal("lists.refusal.workbook-broken");
    return zip.getInputStream(content);
  }

  private static Refusal broken(Exception e) {
    return e instanceof Refusal refusal ? refusal : new Refusal("lists.refusal.workbook-broken");
  }

  /** To the end of the element that has just begun. */
  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) depth++;
      if (event == XMLStreamConstants.END_ELEMENT) depth--;
    }
  }

  private static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++)
      if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
    return null;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Rows rows(int sheet) throws IOException {
    try {
      return new Reading(content(), sheet);
    } catch (RuntimeException | XMLStreamException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class Reading implements Rows {
    private final InputStream in;
    private final XMLStreamReader xml;
    private long line;
    private long again;
    private @Nullable Cells ahead;

    Reading(InputStream in, int sheet) throws XMLStreamException {
      this.in = in;
      this.xml = XML.createXMLStreamReader(in);
      for (int seen = -1; seen < sheet && xml.hasNext(); ) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
        if (ASIDE.contains(xml.getLocalName())) skip(xml);
        else if (xml.getLocalName().equals("table") && ++seen < sheet) skip(xml);
      }
      ahead = read();
    }

    private @Nullable Cells read() throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table"))
          return null;
        if (event != XMLStreamConstants.START_ELEMENT) continue;
        if (ASIDE.contains(xml.getLocalName())) skip(xml);
        if (!xml.getLocalName().equals("table-row")) continue;
        long times = times("number-rows-repeated");
        var values = row();
        var cells = new Cells(line + 1, values, true, false);
        line += times;
        if (cells.blank()) continue;
        if (times > AssetList.ROWS_LIMIT)
          throw new Refusal("lists.refusal.too-many-rows", AssetList.ROWS_LIMIT);
        again = times - 1;
        return cells;
      }
      return null;
    }

    private long times(String name) {
      var said = attribute(xml, name);
      if (said == null) return 1;
      try {
        return Math.max(1, Integer.parseInt(said));
      } catch (NumberFormatException _) {
        throw new Refusal("lists.refusal.workbook-broken");
      }
    }

    private List<String> row() throws XMLStreamException {
      var values = new ArrayList<String>();
      long place = 0;
      while (true) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row"))
          return values;
        if (event != XMLStreamConstants.START_ELEMENT) continue;
        var name = xml.getLocalName();
        if (!name.equals("table-cell") && !name.equals("covered-table-cell")) {
          skip(xml);
          continue;
        }
        long times = times("number-columns-repeated");
        var text = cell();
        if (!text.isEmpty()) {
          if (place + times > AssetList.CELLS_LIMIT)
            throw new Refusal("lists.refusal.too-wide", AssetList.CELLS_LIMIT);
          while (values.size() < place) values.add("");
          for (long i = 0; i < times; i++) values.add(text);
        }
        place += times;
      }
    }

    /** What the cell says: its text, but a number exactly as it is kept. */
    private String cell() throws XMLStreamException {
      var type = attribute(xml, "value-type");
      var value = attribute(xml, "value");
      var date = attribute(xml, "date-value");
      var text = new StringBuilder();
      boolean first = true;
      for (int depth = 1; depth > 0; ) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) depth--;
        else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
          if (depth > 1) append(text, xml.getText());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          switch (xml.getLocalName()) {
            case "p" -> {
              if (!first) append(text, "\n");
              first = false;
            }
            case "s" -> append(text, " ".repeat((int) Math.min(times("c"), 100)));
            case "tab" -> append(text, "\t");
            case "line-break" -> append(text, "\n");
            case "table" -> {
              skip(xml); // a table within a cell
              depth--;
            }
            default -> {
              if (ASIDE.contains(xml.getLocalName())) {
                skip(xml);
                depth--;
              }
            }
          }
        }
      }
      var shown = text.toString();
      if ("date".equals(type) && date != null)
        return date.replace("T00:00:00", "").replace('T', ' ');
      if (("float".equals(type) || "currency".equals(type)) && value != null)
        return number(value, shown);
      return shown;
    }

    /** Leading zeros that the sheet shows are part of what a person reads there. */
    private static String number(String value, String shown) {
      try {
        var number = new BigDecimal(value);
        if (shown.matches("0\\d{1,30}") && number.compareTo(new BigDecimal(shown)) == 0)
          return shown;
        return Numbers.plain(number, value);
      } catch (NumberFormatException _) {
        return shown;
      }
    }

    private static void append(StringBuilder text, String more) {
      if (text.length() > CsvRows.LONGEST_CELL)
        throw new Refusal("lists.refusal.workbook-too-large");
      text.append(more);
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Cells next() {
      var now = ahead;
      if (now == null) throw new NoSuchElementException();
      try {
        if (again > 0) {
          again--;
          ahead = new Cells(now.line() + 1, now.values(), true, false);
        } else {
          ahead = read();
        }
      } catch (XMLStreamException | RuntimeException e) {
        throw broken(e);
      }
      return now;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
