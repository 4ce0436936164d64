package org.greenclassroom.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters: written with what they speak of, sent once, tried again, forgotten. */
class PostTest extends House {
  private static final String US = "Green Classroom <post@green.example.org>";
  private static final StaticMessageSource WORDS = new StaticMessageSource();

  static {
    WORDS.setAlwaysUseMessageFormat(true);
    say(Locale.ENGLISH, "Your computers, {0}", "Dear {0},\n\nwe came on {1}.\n");
    say(Locale.CHINESE, "您捐赠的电脑：{0}", "{0}，您好！\n\n我们于{1}取走了电脑。\n");
    say(Locale.FRENCH, "Vos ordinateurs, {0}", "Bonjour {0},\n\nnous sommes venus le {1}.\n");
  }

  private static void say(Locale language, String subject, String body) {
    WORDS.addMessage("test.letter.subject", language, subject);
    WORDS.addMessage("test.letter.body", language, body);
  }

  @Autowired LetterTable letters;
  @Autowired Postman postman;
  @Autowired Shown shown;
  @Autowired TransactionTemplate transaction;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Post post;
  private LetterBox box;
  private Occasion occasion;

  @BeforeEach
  void open() {
    server.start();
    post =
        new Post(
            letters, new Letterheads(new Files(jdbc, (Store) null), WORDS), WORDS, shown, postman);
    box = new LetterBox(jdbc);
    occasion = occasion(Role.OFFICER);
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private static String somebody() {
    return "somebody-" + System.nanoTime() + "-" + unique() + "@example.org";
  }

  private void write(String to, Locale language, Object... arguments) {
    transaction.executeWithoutResult(
        _ -> post.write(occasion, to, language, "test.letter", arguments));
  }

  private JavaMailSenderImpl client(int at) {
    var client = new JavaMailSenderImpl();
    client.setHost("127.0.0.1");
    client.setPort(at);
    client.getJavaMailProperties().put("mail.smtp.connectiontimeout", "2000");
    client.getJavaMailProperties().put("mail.smtp.timeout", "10000");
    return client;
  }

  private int round() {
    return postman.round(client(server.getSmtp().getPort()), US);
  }

  private List<MimeMessage> arrived(String at) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> {
          try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(at);
          } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
          }
        })
        .toList();
  }

  private Map<String, Object> row(String address) {
    return jdbc.sql("select * from frame.letter where address = ?")
        .param(address)
        .query()
        .singleRow();
  }

  @Test
  void a_round_that_takes_long_ends_and_the_next_one_goes_on() {
    var first = somebody();
    var second = somebody();
    for (var to : List.of(first, second)) write(to, Locale.ENGLISH, "a school", occasion.today());
    assertThat(postman.round(client(server.getSmtp().getPort()), US, Duration.ZERO))
        .isLessThanOrEqualTo(1);
    for (int i = 0; i < 50 && (arrived(first).isEmpty() || arrived(second).isEmpty()); i++) round();
    assertThat(arrived(first)).hasSize(1);
    assertThat(arrived(second)).hasSize(1);
  }

  /** Whatever pause was set: it is over. */
  private void pauseIsOver(String address) {
    jdbc.sql("update frame.letter set next_try_at = now() - interval '1 day' where address = ?")
        .param(address)
        .update();
  }

  @Test
  void a_letter_arrives_in_the_language_of_its_reader() throws MessagingException, IOException {
    for (var language : Words.LANGUAGES) {
      var to = somebody();
      write(to, language, "艾可雷特 & Söhne 𠮷", occasion.today());
      round();
      var message = arrived(to).getFirst();
      assertThat(message.getFrom()[0]).hasToString(US);
      assertThat(message.getHeader("Content-Language", null)).isEqualTo(language.getLanguage());
      assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
      assertThat(message.getSubject())
          .isEqualTo(
              WORDS.getMessage("test.letter.subject", new Object[] {"艾可雷特 & Söhne 𠮷"}, language));
      var body = message.getContent().toString().replace("\r\n", "\n");
      assertThat(body).contains("艾可雷特 & Söhne 𠮷");
      if (language.equals(Locale.CHINESE)) assertThat(body).contains("您好！", "年", "取走了电脑");
      assertThat(row(to).get("sent_at")).isNotNull();
    }
  }

  @Test
  void a_calendar_file_goes_with_its_letter_and_says_what_it_wants()
      throws MessagingException, IOException {
    var to = somebody();
    var calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:开学典礼\r\nEND:VCALENDAR\r\n";
    transaction.executeWithoutResult(_ ->
        post.writeWithCalendar(
            occasion, to, Locale.CHINESE, calendar, "test.letter", "王芳", occasion.today()));
    round();
    var parts = (jakarta.mail.Multipart) arrived(to).getFirst().getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(1).getContentType()).contains("text/calendar", "method=CANCEL");
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(calendar);
  }

  @Test
  void an_address_in_chinese_letters_after_the_at_is_written_as_servers_know_it() {
    assertThat(Post.address(" wang@例子.测试 ")).isEqualTo("wang@xn--fsqu00a.xn--0zwm56d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.org",
        "a@b",
        "a b@example.org",
        "a@example.org, b@example.org",
        "Wang <wang@example.org>",
        "wang@example.org\r\nBcc: all@example.org",
        "wang\n@example.org",
        "\"quoted\"@example.org",
        "wang@-example.org",
        "王@example.org",
        "a..b@example.org",
        "wang@example.org\u0000"
      })
  void what_is_no_address_is_refused_and_nothing_is_written(String typed) {
    assertThatThrownBy(() -> write(typed, Locale.ENGLISH, "Li", occasion.today()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("frame.refusal.address");
    assertThat(box.to(typed.replace("\u0000", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Li\r\nBcc: all@example.org", "Li\nNa", "Li\u2028Na", "Li\u0007"})
  void no_header_hides_in_a_subject(String name) {
    var to = somebody();
    assertThatThrownBy(() -> write(to, Locale.ENGLISH, name, occasion.today()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("frame.refusal.subject");
    assertThat(box.to(to)).isEmpty();
  }

  @Test
  void what_was_taken_back_wrote_no_letter() {
    var to = somebody();
    transaction.executeWithoutResult(all -> {
      post.write(occasion, to, Locale.ENGLISH, "test.letter", "Li", occasion.today());
      all.setRollbackOnly();
    });
    assertThat(box.to(to)).isEmpty();
  }

  @Test
  void the_same_act_writes_once() {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    write(to, Locale.ENGLISH, "Li", occasion.today());
    assertThat(box.to(to)).hasSize(1);
    occasion = occasion(Role.OFFICER);
    write(to, Locale.ENGLISH, "Li", occasion.today());
    assertThat(box.to(to)).hasSize(2);
  }

  @Test
  void two_postmen_at_once_send_once() throws Exception {
    var to = List.of(somebody(), somebody(), somebody(), somebody(), somebody(), somebody());
    for (var each : to) write(each, Locale.ENGLISH, "Li", occasion.today());
    try (var two = Executors.newFixedThreadPool(2)) {
      Callable<Integer> walk = this::round;
      for (var done : two.invokeAll(List.of(walk, walk))) done.get();
    }
    for (var each : to) assertThat(arrived(each)).as(each).hasSize(1);
    round();
    for (var each : to) assertThat(arrived(each)).as(each).hasSize(1);
  }

  @Test
  void a_server_that_was_down_gets_it_when_it_is_up() throws MessagingException {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    int at = server.getSmtp().getPort();
    server.stop();
    for (int i = 0; i < 50 && row(to).get("trouble") == null; i++) postman.round(client(at), US);
    assertThat(row(to).get("trouble")).isEqualTo("UNREACHABLE");
    assertThat(row(to).get("tries")).isEqualTo(1);
    visitor(Role.ADMINISTRATOR)
        .get("/letters?state=WAITING")
        .is(200)
        .says(to, "did not take it", "Try again");
    var up = new GreenMail(new ServerSetup(at, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    up.start();
    try {
      postman.round(client(at), US);
      assertThat(row(to).get("sent_at")).as("its pause is not over").isNull();
      pauseIsOver(to);
      postman.round(client(at), US);
      var first = up.getReceivedMessages();
      assertThat(row(to).get("sent_at")).isNotNull();
      assertThat(row(to).get("trouble")).isNull();
      // who died before writing down that it went: the same letter once more, known by its id
      jdbc.sql(
              "update frame.letter set sent_at = null, next_try_at = now() - interval '1 day' where"
                  + " address = ?")
          .param(to)
          .update();
      postman.round(client(at), US);
      var all = up.getReceivedMessages();
      assertThat(all.length).isGreaterThan(first.length);
      var ids =
          Arrays.stream(all)
              .filter(each -> String.valueOf(recipient(each)).equals(to))
              .map(PostTest::id)
              .toList();
      assertThat(ids).hasSize(2);
      assertThat(ids.getFirst()).isEqualTo(ids.getLast()).endsWith("@green.example.org>");
    } finally {
      up.stop();
    }
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void after_a_day_it_is_given_up_and_somebody_may_try_again() {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    int at = server.getSmtp().getPort();
    server.stop();
    for (int i = 0; i < 500 && row(to).get("given_up_at") == null; i++) {
      pauseIsOver(to);
      postman.round(client(at), US);
    }
    assertThat(row(to).get("tries")).isEqualTo(7);
    assertThat(row(to).get("next_try_at")).isNull();
    var administrator = visitor(Role.ADMINISTRATOR);
    administrator.get("/").is(200).says("Letters that did not go", "could not be sent");
    var failed = administrator.get("/letters?state=FAILED").is(200).says(to, "Failed");
    var letter = row(to).get("letter");
    assertThat(failed.body()).contains("/letters/" + letter + "/again");
    var officer = visitor(Role.OFFICER);
    assertThat(officer.get("/letters?state=FAILED").is(200).says(to).body())
        .doesNotContain("/again");
    officer.post("/letters/" + letter + "/again").is(403);
    administrator.post("/letters/" + letter + "/again").is(200).says("tried again", "Waiting", to);
    assertThat(row(to).get("tries")).isEqualTo(0);
    server.start();
    round();
    assertThat(row(to).get("sent_at")).isNotNull();
    administrator.get("/letters?state=SENT").is(200).says(to);
    administrator.post("/letters/" + letter + "/again").is(404);
  }

  /** A server that takes everybody's letters but this one's, for which it has this answer. */
  private int roundWith(String answer, String refused) throws IOException {
    try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!socket.isClosed())
              try (var one = socket.accept();
                  var in = new BufferedReader(new InputStreamReader(one.getInputStream()));
                  var out = new PrintWriter(one.getOutputStream(), true)) {
                out.print("220 ready\r\n");
                out.flush();
                boolean data = false;
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                  if (data && !line.equals(".")) continue;
                  data = line.startsWith("DATA");
                  out.print(
                      (line.startsWith("RCPT") && line.contains(refused)
                              ? answer
                              : data ? "354 go on" : "250 fine")
                          + "\r\n");
                  out.flush();
                  if (line.startsWith("QUIT")) break;
                }
              } catch (IOException over) {
                return;
              }
          });
      return postman.round(client(socket.getLocalPort()), US);
    }
  }

  @Test
  void an_address_that_the_server_refuses_is_not_tried_again_and_keeps_nobody_waiting()
      throws IOException {
    var to = somebody();
    var next = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    write(next, Locale.ENGLISH, "Li", occasion.today());
    roundWith("450 4.2.0 come back later", to);
    assertThat(row(to).get("trouble")).isEqualTo("UNREACHABLE");
    assertThat(row(to).get("next_try_at")).isNotNull();
    assertThat(row(next).get("sent_at")).isNotNull();
    pauseIsOver(to);
    roundWith("550 5.1.1 no such user", to);
    assertThat(row(to).get("trouble")).isEqualTo("ADDRESS_REFUSED");
    assertThat(row(to).get("given_up_at")).isNotNull();
    visitor(Role.ADMINISTRATOR)
        .get("/letters?state=FAILED")
        .is(200)
        .says(to, "knows no such address", "no such user");
  }

  @Test
  void nothing_goes_while_no_server_is_named() {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    assertThat(postman.sends()).isFalse();
    postman.round();
    assertThat(row(to).get("tries")).isEqualTo(0);
    visitor(Role.ADMINISTRATOR).speaking("zh").get("/letters").is(200).says("目前没有发送邮件", to);
    var first = visitor(Role.ADMINISTRATOR).get("/letters").is(200);
    assertThat(first.body()).doesNotContain("we came on"); // what letters say is not shown
  }

  @Test
  void a_sealed_letter_keeps_its_secret_only_until_it_went() {
    var to = somebody();
    transaction.executeWithoutResult(
        _ -> post.writeSealed(occasion, to, Locale.ENGLISH, "test.letter", "Li", "a secret"));
    assertThat(box.lastTo(to).body()).contains("a secret");
    round();
    assertThat(arrived(to)).hasSize(1);
    assertThat(box.lastTo(to).body()).isNull();
  }

  @Test
  void half_a_year_later_nobody_knows_to_whom_it_went() {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    round();
    var letter = row(to).get("letter");
    letters.forget(clock.instant().minus(Nightly.LETTERS_ARE_KEPT));
    assertThat(row(to).get("body")).isNotNull();
    jdbc.sql("update frame.letter set sent_at = sent_at - interval '181 days' where letter = ?")
        .param(letter)
        .update();
    letters.forget(clock.instant().minus(Nightly.LETTERS_ARE_KEPT));
    assertThat(box.to(to)).isEmpty();
    var left =
        jdbc.sql("select address, body from frame.letter where letter = ?")
            .param(letter)
            .query()
            .singleRow();
    assertThat(left.values()).containsOnlyNulls();
    assertThat(Duration.ofDays(180)).isEqualTo(Nightly.LETTERS_ARE_KEPT);
  }

  @Test
  void the_list_goes_on_by_key() {
    for (int i = 0; i < 52; i++) {
      occasion = Occasion.of(occasion.actor(), clock.instant());
      write(somebody(), Locale.FRENCH, "Li", occasion.today());
    }
    var administrator = visitor(Role.ADMINISTRATOR);
    var first = administrator.get("/letters?state=WAITING").is(200);
    assertThat(first.body()).contains("rel=\"next\"");
    var next = first.body().replaceAll("(?s).*rel=\"next\"[^>]*href=\"([^\"]+)\".*", "$1");
    administrator.get(next.replace("&amp;", "&")).is(200).says("Waiting");
  }

  @Test
  void over_tls_a_letter_goes_to_a_server_that_is_trusted_and_waits_for_one_that_is_not()
      throws MessagingException {
    var safe = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    safe.start();
    try {
      var to = somebody();
      write(to, Locale.ENGLISH, "Li", occasion.today());
      var client = client(safe.getSmtps().getPort());
      client.setProtocol("smtps");
      client.getJavaMailProperties().put("mail.smtps.connectiontimeout", "10000");
      client.getJavaMailProperties().put("mail.smtps.timeout", "10000");
      postman.round(client, US);
      assertThat(row(to).get("sent_at")).as("its certificate is its own").isNull();
      assertThat(row(to).get("trouble")).isEqualTo("UNREACHABLE");
      client.getJavaMailProperties().put("mail.smtps.ssl.trust", "127.0.0.1");
      client.getJavaMailProperties().put("mail.smtps.ssl.checkserveridentity", "false");
      pauseIsOver(to);
      var trusting = client(safe.getSmtps().getPort());
      trusting.setProtocol("smtps");
      trusting.getJavaMailProperties().putAll(client.getJavaMailProperties());
      postman.round(trusting, US);
      assertThat(row(to).get("sent_at")).isNotNull();
      assertThat(safe.getReceivedMessages()).isNotEmpty();
    } finally {
      safe.stop();
    }
  }

  @Test
  void where_starttls_is_required_no_letter_goes_in_the_clear() {
    var to = somebody();
    write(to, Locale.ENGLISH, "Li", occasion.today());
    var careful = client(server.getSmtp().getPort());
    careful.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
    careful.getJavaMailProperties().put("mail.smtp.starttls.required", "true");
    postman.round(careful, US);
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(row(to).get("trouble")).isEqualTo("UNREACHABLE");
    assertThat(row(to).get("sent_at")).isNull();
  }
}
