package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import org.greenclassroom.kernel.Occasion;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What a page that works without a connection needs of the house: its service worker, and a pass
 * that says who is signed in, lets it post, and opens that person's drawer in the browser.
 */
@Controller
class QueueController {
  private final Assets assets;
  private final DrawerKeys keys;

  QueueController(Assets assets, DrawerKeys keys) {
    this.assets = assets;
    this.keys = keys;
  }

  /**
   * A pass for this session.
   *
   * @param drawer AES key of 256 bits, base64
   * @param now the house's clock, by which the client's is set right
   */
  record Pass(long account, String header, String token, String drawer, Instant now) {}

  @AllowSignedIn
  @GetMapping("/queue/pass")
  ResponseEntity<Pass> pass(Occasion occasion, HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var account = occasion.actor().account();
    var drawer = keys.of(account, occasion.now());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Pass(
                account,
                token.getHeaderName(),
                token.getToken(),
                Base64.getEncoder().encodeToString(drawer),
                occasion.now()));
  }

  /** It stands at the root, because a service worker answers for addresses below its own only. */
  @AllowEveryone
  @GetMapping("/worker.js")
  ResponseEntity<byte[]> worker() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
        .body(assets.bytes("frame/worker.js"));
  }
}
