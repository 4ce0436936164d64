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

  /**
   * For the one page that other sites show inside theirs: it has no form, no cookie and no name of
   * anybody, so that nothing can be clicked away under a stranger's picture.
   */
  public static void framed(HttpServletResponse response) {
    response.setHeader(
        HEADER,
        "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors *");
  }

  /** Whether the page that is answered may stand in a frame of another site. */
  public static boolean isFramed(HttpServletResponse response) {
    var policy = response.getHeader(HEADER);
    return policy != null && policy.endsWith("frame-ancestors *");
  }

  private static String policy(String more) {
    return "default-src 'self'; script-src 'self'"
        + more
        + "; style-src 'self'; img-src 'self' data: blob:;"
        + " connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none';"
        + " form-action 'self'; frame-ancestors 'none'";
  }
}
