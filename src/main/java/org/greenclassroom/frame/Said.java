package org.greenclassroom.frame;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happened, told once on the next page. */
public record Said(String key, List<Object> arguments) implements Serializable {
  /** Tells it on the page to which the browser is now redirected. */
  public static void that(RedirectAttributes redirect, String key, Object... arguments) {
    redirect.addFlashAttribute("said", new Said(key, Arrays.asList(arguments)));
  }

  public Object[] argumentArray() {
    return arguments.toArray();
  }
}
