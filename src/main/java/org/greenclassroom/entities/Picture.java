package org.greenclassroom.entities;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A logo or a seal: a PNG that can be read, or an SVG that only draws. An SVG is put into printed
 * pages as it is; so nothing in it may load, run or refer to anything outside itself.
 */
record Picture(byte[] bytes, String mediaType) {
  private static final int LARGEST = 1024 * 1024;
  private static final int WIDEST = 4_000;
  private static final String SVG = "http://www.w3.org/2000/svg";

  private static final Set<String> DRAWS =
      Set.of(
          "svg",
          "g",
          "defs",
          "title",
          "desc",
          "path",
          "circle",
          "ellipse",
          "rect",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask");

  static Picture checked(byte[] bytes) {
    if (bytes.length > LARGEST) throw new Refusal("entities.refusal.picture-large", 1);
    if (Files.typeOf(bytes).equals("image/png")) {
      read(bytes);
      return new Picture(bytes, "image/png");
    }
    return new Picture(svg(bytes).getBytes(StandardCharsets.UTF_8), "image/svg+xml");
  }

  /** Its dimensions first: few bytes may be many points. */
  private static void read(byte[] png) {
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) > WIDEST || reader.getHeight(0) > WIDEST)
        throw new Refusal("entities.refusal.picture-wide", WIDEST);
      reader.read(0);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Refusal("entities.refusal.picture");
    } finally {
      reader.dispose();
    }
  }

  private static String svg(byte[] bytes) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      // no entities, no DTD: nothing is fetched and nothing is blown up (OWASP, “XXE”)
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      var text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
      var root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
      if (!SVG.equals(root.getNamespaceURI()) || !root.getLocalName().equals("svg"))
        throw new Refusal("entities.refusal.picture");
      clean(root);
      if (root.getAttribute("viewBox").isEmpty()) {
        var width = root.getAttribute("width").replaceAll("[^0-9.]", "");
        var height = root.getAttribute("height").replaceAll("[^0-9.]", "");
        if (width.isEmpty() || height.isEmpty()) throw new Refusal("entities.refusal.picture-box");
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
      }
      for (var name : List.of("width", "height", "aria-label", "role", "class"))
        root.removeAttribute(name);
      var writer = TransformerFactory.newInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      var out = new StringWriter();
      writer.transform(new DOMSource(root), new StreamResult(out));
      return out.toString();
    } catch (SAXException | IOException | ParserConfigurationException | TransformerException no) {
      throw new Refusal("entities.refusal.picture");
    }
  }

  private static void clean(Element element) {
    if (!SVG.equals(element.getNamespaceURI()) || !DRAWS.contains(element.getLocalName()))
      throw new Refusal("entities.refusal.picture-part", element.getNodeName());
    var attributes = element.getAttributes();
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      var attribute = attributes.item(i);
      var name = attribute.getNodeName().toLowerCase(Locale.ROOT);
      var value = attribute.getNodeValue().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      boolean elsewhere =
          name.endsWith("href")
              || !onlyInside(value)
              || value.contains("import")
              || value.contains("javascript:")
              || value.contains("expression(");
      if (name.startsWith("on") || elsewhere)
        throw new Refusal("entities.refusal.picture-part", attribute.getNodeName());
      // what drawing programs write for themselves
      if (name.contains(":") && !name.startsWith("xml:space") && !name.equals("xmlns:svg"))
        element.removeAttributeNode((org.w3c.dom.Attr) attribute);
    }
    var children = new ArrayList<Node>();
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling())
      children.add(child);
    for (var child : children)
      switch (child) {
        case Element inner
            when "metadata".equals(inner.getLocalName()) || !SVG.equals(inner.getNamespaceURI()) ->
            element.removeChild(inner);
        case Element inner -> clean(inner);
        default -> {
          if (child.getNodeType() != Node.TEXT_NODE
              && child.getNodeType() != Node.CDATA_SECTION_NODE) element.removeChild(child);
        }
      }
  }

  /** Every reference stays inside the drawing. */
  private static boolean onlyInside(String value) {
    for (int at = value.indexOf("url("); at >= 0; at = value.indexOf("url(", at + 1)) {
      var inside = value.substring(at + 4).replaceFirst("^['\"]", "");
      if (!inside.startsWith("#")) return false;
    }
    return true;
  }
}
