package org.greenclassroom.frame;

import org.greenclassroom.kernel.Occasion;
import org.springframework.ui.Model;

/**
 * What stands at {@code /} for whoever has not signed in. The room of the public site hangs one as
 * a bean; without it the door leads to signing in.
 */
public interface FrontPage {
  /**
   * Fills the model.
   *
   * @return the name of the view
   */
  String show(Occasion occasion, Model model);
}
