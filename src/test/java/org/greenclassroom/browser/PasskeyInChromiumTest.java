package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Somebody with a keyboard, a finger and no wish to remember passwords. */
class PasskeyInChromiumTest extends Browsing {
  /** A phone or computer that asks for a finger, and gets it. */
  private static String authenticator(CDPSession devtools) {
    devtools.send("WebAuthn.enable");
    var wanted =
        JsonParser.parseString(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                 "hasUserVerification": true, "isUserVerified": true,
                 "automaticPresenceSimulation": true}}
                """)
            .getAsJsonObject();
    return devtools
        .send("WebAuthn.addVirtualAuthenticator", wanted)
        .get("authenticatorId")
        .getAsString();
  }

  private static void signIn(Page page, Keyboard keys, String login) {
    page.navigate("/sign-in");
    keys.in("/sign-in");
    keys.type("login", login);
    keys.type("password", PASSWORD);
    keys.send("", "");
  }

  private static void make(Page page, Keyboard keys, String label) {
    page.navigate("/me/signing-in");
    keys.follow("/me/signing-in/passkeys/new");
    page.waitForSelector("[data-behaviour=passkey][data-ready=true]");
    keys.in("/me/signing-in/passkeys");
    keys.type("label", label);
    page.keyboard().press("Enter");
    page.waitForURL("**/me/signing-in");
  }

  @Test
  void a_passkey_is_made_and_opens_by_keyboard_alone_and_is_taken_away() {
    var account = actor(Role.OFFICER, 1).account();
    var login = people.known(account).login();
    var page = window(new NewContextOptions().setLocale("en-GB").setViewportSize(1100, 900));
    var devtools = page.context().newCDPSession(page);
    var authenticator = authenticator(devtools);
    var keys = new Keyboard(page);

    signIn(page, keys, login);
    make(page, keys, "my phone");
    assertThat(page.locator(".work").innerText())
        .contains("The passkey “my phone” opens your account")
        .contains("my phone");

    // out, and in again: no name, no password
    page.context().clearCookies();
    page.navigate("/sign-in");
    keys.follow("/sign-in/passkey");
    page.waitForSelector("[data-behaviour=passkey][data-ready=true]");
    page.keyboard().press("Enter");
    page.waitForURL(origin() + "/");
    page.navigate("/me/signing-in");
    assertThat(page.locator(".work").innerText()).contains("passkey").contains("Chrome · Linux");
    page.navigate("/devices");
    assertThat(page.url()).endsWith("/devices");

    // the password alone is half a way now
    page.context().clearCookies();
    signIn(page, keys, login);
    assertThat(page.url()).endsWith("/sign-in/second");
    keys.follow("/sign-in/passkey");
    page.waitForSelector("[data-behaviour=passkey][data-ready=true]");
    page.keyboard().press("Enter");
    page.waitForURL(origin() + "/");

    // a key that nobody's finger is on opens nothing
    page.context().clearCookies();
    var unverified = new JsonObject();
    unverified.addProperty("authenticatorId", authenticator);
    unverified.addProperty("isUserVerified", false);
    devtools.send("WebAuthn.setUserVerified", unverified);
    page.navigate("/sign-in/passkey");
    page.waitForSelector("[data-behaviour=passkey][data-ready=true]");
    page.keyboard().press("Enter");
    page.waitForSelector("[data-part=failed]:not([hidden])");
    unverified.addProperty("isUserVerified", true);
    devtools.send("WebAuthn.setUserVerified", unverified);
    page.keyboard().press("Enter");
    page.waitForURL(origin() + "/");

    // taken away, it opens nothing either
    page.navigate("/me/signing-in");
    keys.in("/removal");
    keys.send("", "");
    assertThat(page.locator(".said").innerText()).contains("opens nothing any longer");
    page.context().clearCookies();
    page.navigate("/sign-in/passkey");
    page.waitForSelector("[data-behaviour=passkey][data-ready=true]");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(page.locator(".refusal[role=alert]").first().innerText())
        .contains("The passkey was not accepted");
    assertThat(grumbles).isEmpty();
  }
}
