package org.greenclassroom.evidence;

import java.io.StringReader;
import java.util.ArrayDeque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The front of every XML format: no document type, no entity of its own, nothing fetched, and no
 * deeper or larger than an honest file. Control characters that XML forbids become U+FFFD first:
 * old lshw wrote whatever a drive said, and the rest of such a file is true.
 */
final class Xml {
  private static final int DEEPEST = 100;
  private static final int MOST_ELEMENTS = 400_000;
  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  static Element parse(String text) {
    try {
      var reader = FACTORY.createXMLStreamReader(new StringReader(legal(text)));
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException failure) {
      if (failure instanceof Unreadable unreadable) throw unreadable;
      // The parser has fences of its own; they speak by this code.
      boolean fenced = String.valueOf(failure.getMessage()).contains("JAXP0001");
      throw new Unreadable(fenced ? "excessive" : "malformed");
    }
  }

  private static Element tree(javax.xml.stream.XMLStreamReader reader) throws XMLStreamException {
    var open = new ArrayDeque<Element>();
    @Nullable Element root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("entities");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST)
            throw new Unreadable("excessive");
          var element = new Element(reader.getLocalName());
          for (int i = 0; i < reader.getAttributeCount(); i++)
            element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          if (root == null) root = element;
          else if (!open.isEmpty()) open.getLast().children.add(element);
          open.addLast(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) open.getLast().text.append(reader.getText());
        }
        default -> {}
      }
    }
    if (root == null) throw new Unreadable("malformed");
    return root;
  }

  private static String legal(String text) {
    var legal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean forbidden = c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= '\ufffe';
      legal.append(forbidden ? '\ufffd' : c);
    }
    return legal.toString();
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }
}
