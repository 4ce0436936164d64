package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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
  private final Drawers drawers;

  QueueController(Assets assets, Drawers drawers) {
    this.assets = assets;
    this.drawers = drawers;
  }

  /**
   * A pass for this session.
   *
   * @param drawer AES key of 256 bits, base64
   * @param now the house's clock, by which the client's is set right
   */
  record Pass(long account, String header, String token, String drawer, Instant now) {}

  @AllowSignedIn(guests = true)
  @GetMapping("/queue/pass")
  ResponseEntity<Pass> pass(Occasion occasion, HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Pass(
                occasion.actor().account(),
                token.getHeaderName(),
                token.getToken(),
                drawers.key(occasion),
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
