package org.greenclassroom.frame;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes letters out of the box, one transaction each, and hands them to the mail server.
 *
 * <p>A letter is held while it is sent, so that two machines never send the same one. Who dies
 * between sending and writing that down leaves it to be sent once more: it has the same Message-ID
 * then, by which mail programs know it.
 */
@Component
class Postman {
  /** Enough for one round; the next one comes in seconds. */
  private static final int ROUND = 500;

  /** A slow server does not keep the house's other jobs waiting for ever, nor its end. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Pattern METHOD = Pattern.compile("(?m)^METHOD:([A-Z]+)");

  private final LetterTable letters;
  private final TransactionTemplate transaction;
  private final @Nullable JavaMailSender server;
  private final String from;
  private final String replyTo;
  private final Clock clock;

  Postman(
      LetterTable letters,
      TransactionTemplate transaction,
      ObjectProvider<JavaMailSender> server,
      @Value("${greenclassroom.post.from:}") String from,
      @Value("${greenclassroom.post.reply-to:}") String replyTo,
      Clock clock) {
    this.letters = letters;
    this.transaction = transaction;
    this.server = server.getIfAvailable();
    this.from = from.strip();
    this.replyTo = replyTo.strip();
    this.clock = clock;
  }

  /** What became of one. */
  private enum Outcome {
    NONE_DUE,
    WENT,
    STAYED,
    /** There is no use in trying the others now. */
    NO_SERVER
  }

  /** Whether letters go out at all: a server and a sender are known. */
  boolean sends() {
    return server != null && !from.isEmpty();
  }

  /** One round: all that are due, until the server cannot be reached. */
  void round() {
    if (server != null && !from.isEmpty()) round(server, from);
  }

  /**
   * @return how many went
   */
  int round(JavaMailSender by, String sender) {
    return round(by, sender, LONGEST);
  }

  /** The same, but none is begun any more after that long; the first always is. */
  int round(JavaMailSender by, String sender, Duration longest) {
    long began = System.nanoTime();
    int went = 0;
    for (int i = 0; i < ROUND; i++) {
      if (i > 0 && System.nanoTime() - began > longest.toNanos()) break;
      if (Thread.currentThread().isInterrupted()) break; // the house ends
      var outcome = Objects.requireNonNull(transaction.execute(_ -> next(by, sender)));
      if (outcome == Outcome.WENT) went++;
      if (outcome == Outcome.NONE_DUE || outcome == Outcome.NO_SERVER) break;
    }
    return went;
  }

  private Outcome next(JavaMailSender by, String sender) {
    var due = letters.takeDue(clock.instant());
    if (due.isEmpty()) return Outcome.NONE_DUE;
    var letter = due.get();
    try {
      by.send(message(letter, by, sender));
    } catch (MailException | MessagingException failure) {
      var why = troubleOf(failure);
      var now = clock.instant();
      letters.failed(
          letter.letter(), why, reason(failure), letter.again(why, now).orElse(null), now);
      return answered(failure) ? Outcome.STAYED : Outcome.NO_SERVER;
    }
    letters.sent(letter.letter(), clock.instant());
    return Outcome.WENT;
  }

  private MimeMessage message(Letter letter, JavaMailSender by, String sender)
      throws MessagingException {
    var message = by.createMimeMessage();
    var calendar = letter.calendar();
    var parts = new MimeMessageHelper(message, calendar != null, StandardCharsets.UTF_8.name());
    var address = new InternetAddress(sender, true);
    parts.setFrom(address);
    if (!replyTo.isEmpty()) parts.setReplyTo(replyTo);
    parts.setTo(Objects.requireNonNull(letter.address()));
    parts.setSubject(letter.subject());
    parts.setText(Objects.requireNonNull(letter.body()));
    if (calendar != null)
      parts.addAttachment(
          "day.ics",
          new ByteArrayDataSource(
              calendar.getBytes(StandardCharsets.UTF_8),
              "text/calendar; charset=UTF-8; method=" + method(calendar)));
    parts.setSentDate(Date.from(letter.writtenAt()));
    message.setHeader("Content-Language", letter.language());
    // nobody's absence note answers it (RFC 3834)
    message.setHeader("Auto-Submitted", "auto-generated");
    var domain = address.getAddress().replaceFirst(".*@", "");
    message.setHeader(
        "Message-ID",
        "<letter."
            + letter.letter()
            + "."
            + letter.writtenAt().toEpochMilli()
            + "@"
            + domain
            + ">");
    return message;
  }

  /** What a calendar file wants of its reader; mail programs look at the part's type first. */
  private static String method(String calendar) {
    var found = METHOD.matcher(calendar);
    return found.find() ? found.group(1) : "PUBLISH";
  }

  /** A 5xx reply is final (RFC 5321, 4.2.1); all else may be better later. */
  private static Letter.Trouble troubleOf(Exception failure) {
    for (var each : causes(failure)) {
      switch (each) {
        case SMTPAddressFailedException refused when refused.getReturnCode() >= 500 -> {
          return Letter.Trouble.ADDRESS_REFUSED;
        }
        case SMTPSenderFailedException refused when refused.getReturnCode() >= 500 -> {
          return Letter.Trouble.LETTER_REFUSED;
        }
        case SMTPSendFailedException refused when refused.getReturnCode() >= 500 -> {
          return Letter.Trouble.LETTER_REFUSED;
        }
        case AuthenticationFailedException _ -> {
          return Letter.Trouble.UNREACHABLE; // somebody will mend the password
        }
        default -> {}
      }
    }
    return Letter.Trouble.UNREACHABLE;
  }

  /** Whether the server spoke of this one letter; the next one may fare better. */
  private static boolean answered(Exception failure) {
    return causes(failure).stream()
        .anyMatch(each ->
            each instanceof SMTPAddressFailedException
                || each instanceof SMTPSenderFailedException
                || each instanceof SMTPSendFailedException);
  }

  /** Every exception behind it: the mail library hangs them beside and below each other. */
  private static List<Throwable> causes(Throwable failure) {
    var all = new ArrayList<Throwable>();
    all.add(failure);
    for (int i = 0; i < all.size() && i < 50; i++) {
      var each = all.get(i);
      var next = new ArrayList<@Nullable Throwable>();
      next.add(each.getCause());
      if (each instanceof MessagingException chained) next.add(chained.getNextException());
      if (each instanceof MailSendException many) next.addAll(List.of(many.getMessageExceptions()));
      for (var found : next) if (found != null && !all.contains(found)) all.add(found);
    }
    // the address that was refused says more than the letter that was not sent for it
    all.sort((a, b) ->
        Boolean.compare(
            b instanceof SMTPAddressFailedException, a instanceof SMTPAddressFailedException));
    return all;
  }

  private static String reason(Exception failure) {
    var all = causes(failure);
    var deepest =
        all.getFirst() instanceof SMTPAddressFailedException ? all.getFirst() : all.getLast();
    var text =
        Objects.requireNonNullElse(deepest.getMessage(), deepest.getClass().getSimpleName())
            .replaceAll("\\s+", " ")
            .replace("\0", "")
            .strip();
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
