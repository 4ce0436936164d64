package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletResponse;

/** What a page of ours may load and run: our own files, nothing inline, nothing from elsewhere. */
public final class ContentPolicy {
  public static final String EVERYWHERE = policy("");

  private static final String HEADER = "Content-Security-Policy";

  private ContentPolicy() {}

  /**
   * For the few pages that read codes with the camera: their decoder is WebAssembly, which a
   * browser compiles only where this is said. It allows no text to be run as a script.
   */
  public static void withDecoder(HttpServletResponse response) {
    response.setHeader(HEADER, policy(" 'wasm-unsafe-eval'"));
  }

  private static String policy(String more) {
    return "default-src 'self'; script-src 'self'"
        + more
        + "; style-src 'self'; img-src 'self' data: blob:;"
        + " connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none';"
        + " form-action 'self'; frame-ancestors 'none'";
  }
}
