package org.greenclassroom.signin;

import org.greenclassroom.frame.Qr;

/**
 * Setting up codes of the moment.
 *
 * @param secret in groups of four, to be typed where no camera is
 * @param address opens the app where it is on the same phone
 * @param action where the first code is posted
 */
record SetUpPage(String svg, String secret, String address, String action) {
  static SetUpPage of(byte[] secret, String login, String action) {
    var address = Totp.address(secret, login, "Green Classroom");
    return new SetUpPage(
        Qr.svg(address), Totp.base32(secret).replaceAll("(.{4})(?!$)", "$1 "), address, action);
  }
}
