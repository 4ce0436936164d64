package org.greenclassroom.papers;

import java.time.Instant;

/** A link that signs once; it went out by e-mail and is not kept. */
public record SigningLink(String address, Instant expiresAt) {}
