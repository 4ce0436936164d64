package org.greenclassroom.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.time.LocalDate;

/** What a person does to a page, whatever with: a keyboard alone, or a mouse without scripts. */
interface Hands {
  Page page();

  /** Goes through the link that leads there; an expression. */
  void follow(String where);

  /** Looks for something in the search box on top. */
  void search(String text);

  /** From here on the fields of this form are meant, by the end of its address. */
  void in(String form);

  void type(String field, String text);

  void day(String field, LocalDate day);

  /** Chooses from a list or among radio buttons. */
  void choose(String field, String value);

  /** Ticks a box, or takes the tick away. */
  void tick(String field, String value, boolean wanted);

  void attach(String field, FilePayload file);

  /** Presses the button that sends the form. */
  default void send() {
    send("", "");
  }

  /** The same, where a page has several such forms: the one that carries this hidden value. */
  void send(String hidden, String value);

  default String path() {
    return URI.create(page().url()).getPath();
  }

  default String text() {
    return page().locator("body").innerText();
  }
}
