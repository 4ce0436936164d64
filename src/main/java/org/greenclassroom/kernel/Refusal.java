package org.greenclassroom.kernel;

import java.util.List;
import java.util.Objects;

/**
 * A clean no: thrown, never returned. Carries a key into the words files and its arguments; one
 * handler in {@code frame} turns it into a sentence in the reader's language. Nothing is half done
 * after it.
 */
public class Refusal extends RuntimeException {
  /** What kind of no: becomes the HTTP status. */
  public enum Kind {
    /** 422: the rules say no. */
    RULE(422),
    /** 404: no such thing, or not yours to know. */
    NOT_FOUND(404),
    /** 403: yours to know, not yours to do. */
    NOT_ALLOWED(403),
    /** 409: somebody was faster, or the same key came with another content. */
    CONFLICT(409),
    /** 413: larger than the fence. */
    TOO_LARGE(413),
    /** 429: too often. */
    TOO_OFTEN(429);

    public final int status;

    Kind(int status) {
      this.status = status;
    }
  }

  private final Kind kind;
  private final String key;
  private final Object[] arguments;

  public Refusal(Kind kind, String key, Object... arguments) {
    super(key + " " + List.of(stringsOf(arguments)), null, false, false);
    this.kind = kind;
    this.key = key;
    this.arguments = arguments.clone();
  }

  public Refusal(String key, Object... arguments) {
    this(Kind.RULE, key, arguments);
  }

  public static Refusal notFound(String what) {
    return new Refusal(Kind.NOT_FOUND, "frame.refusal.not-found", what);
  }

  public Kind kind() {
    return kind;
  }

  /** The key into the words files, {@code <room>.refusal.<reason>}. */
  public String key() {
    return key;
  }

  public Object[] arguments() {
    return arguments.clone();
  }

  private static Object[] stringsOf(Object[] arguments) {
    var strings = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) strings[i] = Objects.toString(arguments[i]);
    return strings;
  }
}
