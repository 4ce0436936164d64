package org.greenclassroom.collector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, numbers, booleans and {@link #NULL}: the
 * platform's answers, and nothing else. A library would weigh more than this program.
 */
final class Json {
  /** What null is read as. */
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private static final int DEEPEST = 20;
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException when it is not JSON
   */
  static Object read(String text) {
    try {
      var json = new Json(text);
      var value = json.value(0);
      json.blanks();
      if (json.at < text.length()) throw json.broken();
      return value;
    } catch (StringIndexOutOfBoundsException early) {
      throw new IllegalArgumentException("JSON ends too early", early);
    }
  }

  private Object value(int depth) {
    if (depth > DEEPEST) throw broken();
    blanks();
    char first = text.charAt(at);
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    var map = new LinkedHashMap<String, Object>();
    at++;
    if (next('}')) return map;
    do {
      blanks();
      if (text.charAt(at) != '"') throw broken();
      var name = string();
      if (!next(':')) throw broken();
      map.put(name, value(depth + 1));
    } while (next(','));
    if (!next('}')) throw broken();
    return map;
  }

  private List<Object> list(int depth) {
    var list = new ArrayList<Object>();
    at++;
    if (next(']')) return list;
    do list.add(value(depth + 1));
    while (next(','));
    if (!next(']')) throw broken();
    return list;
  }

  private String string() {
    var out = new StringBuilder();
    at++;
    while (true) {
      char c = text.charAt(at++);
      if (c == '"') return out.toString();
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> out.append(escaped);
      }
    }
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
    var number = text.substring(start, at);
    if (number.isEmpty()) throw broken();
    return number.matches("-?\\d{1,18}")
        ? (Object) Long.parseLong(number)
        : (Object) Double.parseDouble(number);
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) throw broken();
    at += word.length();
    return value;
  }

  private boolean next(char wanted) {
    blanks();
    if (text.charAt(at) != wanted) return false;
    at++;
    return true;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("not JSON at " + at);
  }
}
