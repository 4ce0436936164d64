package org.greenclassroom.frame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saved views, for the lists of all rooms: since a list's filters and order live in its address, a
 * view is an address with a name.
 */
@Service
@Transactional
public class SavedViews {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUERY = 2_000;

  private final ViewTable table;

  SavedViews(ViewTable table) {
    this.table = table;
  }

  /** What this person may choose from above this list. */
  @Transactional(readOnly = true)
  public List<View> of(String path, Actor actor) {
    return table.of(path, actor.account(), actor.seesAll());
  }

  /** One's own, or a colleague's that is shared; any other does not exist. */
  @Transactional(readOnly = true)
  public View view(long view, Actor actor) {
    return table
        .view(view, actor.account(), actor.seesAll())
        .orElseThrow(() -> Refusal.notFound(String.valueOf(view)));
  }

  /**
   * Keeps the present address of a list under a name; the same name again replaces it.
   *
   * @param shared with colleagues; only the programme's staff has any
   * @return its address
   */
  public String keep(Occasion occasion, String path, String query, String name, boolean shared) {
    var clean = name.strip();
    if (clean.isEmpty() || clean.length() > LONGEST_NAME)
      throw new Refusal("frame.refusal.view-name", LONGEST_NAME);
    // our own lists only: "//host" and "https:" would leave the house
    if (!path.matches("/[a-z][a-z0-9/-]*") || path.contains("//") || query.length() > LONGEST_QUERY)
      throw new Refusal("frame.refusal.unreadable", "path", path);
    var lasting = lasting(query);
    table.keep(
        occasion.actor().account(),
        path,
        lasting,
        clean,
        shared && occasion.actor().seesAll(),
        occasion.now());
    return lasting.isEmpty() ? path : path + "?" + lasting;
  }

  /** Without the place in the list and the reader's language. */
  private static String lasting(String query) {
    return Arrays.stream(query.replace("\r", "").replace("\n", "").split("&"))
        .filter(pair -> !pair.isEmpty() && !pair.matches("(after|language|count)(=.*)?"))
        .collect(Collectors.joining("&"));
  }

  public void remove(Occasion occasion, long view) {
    if (table.remove(view, occasion.actor().account()) == 0)
      throw Refusal.notFound(String.valueOf(view));
  }
}
