package org.greenclassroom.frame;

import java.net.URI;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where the house is found from outside, for QR codes and letters: as it is set, or as this very
 * request found it.
 */
@Component
public class Origin {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  private final String publicUrl;

  Origin(@Value("${greenclassroom.public-url:}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Whether a link in a letter leads here. A stranger chooses the Host header of a request, and
   * with it the link in somebody else's letter (ASVS 5.0, 6.4): only a house that knows its own
   * address writes one.
   */
  public boolean isSure() {
    return !publicUrl.isBlank()
        || THIS_MACHINE.contains(String.valueOf(URI.create(here()).getHost()));
  }

  /** The same where one of ours asks: no stranger wrote the Host header of their browser. */
  public boolean isSure(Actor actor) {
    return isSure() || actor.seesAll();
  }

  /**
   * The same where one of ours may ask.
   *
   * @throws Refusal when a link in it might lead elsewhere
   */
  public void mustBeSure(Actor actor) {
    if (!actor.seesAll()) mustBeSure();
  }

  /**
   * Before a letter is written that a stranger asked for.
   *
   * @throws Refusal when a link in it might lead elsewhere
   */
  public void mustBeSure() {
    if (!isSure()) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.no-origin");
  }

  /** Scheme and host, without a slash at the end. */
  public String here() {
    if (publicUrl.isBlank() && RequestContextHolder.getRequestAttributes() == null)
      return "http://localhost:8080"; // a job's letter in a house nobody gave an address
    var found =
        publicUrl.isBlank()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri()
            : URI.create(publicUrl.strip());
    return found.getScheme() + "://" + found.getAuthority();
  }

  /**
   * The same for a letter to one of ours that somebody else's request brings about; empty where it
   * might lead elsewhere: a path says enough to whoever works here.
   */
  public String known() {
    return isSure() ? here() : "";
  }
}
