package org.greenclassroom.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.Paperwork;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** {@code docs/custody.md} is written from the rules themselves. */
class DocsTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:30:00.123456Z");
  private static final Tag TAG = new TagPress(2026).press(1);
  private static final UUID KEY = UUID.fromString("0b9d2a4e-58a1-3f6b-9a57-2f3f0e0d7c11");
  private static final Observed SEEN =
      new Observed(
          DeviceKind.LAPTOP,
          "Dell",
          "E5530",
          "8BOAAQ191999",
          null,
          2_400,
          Basis.ESTIMATED,
          2L,
          1L,
          null);

  @Test
  void the_page_about_the_book_is_fresh() throws IOException {
    Paperwork.isFresh("custody.md", page());
  }

  private static String page() {
    var page = new StringBuilder();
    page.append(
        """
        # The book

        Written by `DocsTest` from the rules themselves; after a change run `make fresh`.

        A fact is one thing that happened to one device. It is written once and never changed: triggers refuse
        update, delete and truncate, and the application's role may only insert and select. What is wrong is
        corrected by one more fact. The present of a device (stage, holder and place, data) is what its facts
        lead to; it is kept beside them for speed and can be replayed from them.

        ## Facts, and what they change

        Any of them may also change the holder, and then it names a slip: from, to, date, two signatures; without a slip
        nothing changes hands. A dash leaves things as they were.

        | fact | from stage | to stage | data | detail |
        | --- | --- | --- | --- | --- |
        """);
    for (var kind : FactKind.values())
      page.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(kind, from(kind), to(kind), data(kind), detail(kind)));
    page.append(
        """

        Nothing becomes READY, SHIPPED or DISMANTLED whose data is not cleared since it was last received. MISSING
        remembers the stage before; FOUND returns to it. CORRECTED voids the last fact that still counts, restores
        what was before it, and cannot void the first.

        ## Stages

        """);
    for (var stage : Stage.values())
      page.append(
          "- `%s`%s%s\n"
              .formatted(
                  stage,
                  stage.isInHouse() ? ", in the programme's own house" : "",
                  stage.isEnd() ? ", an end" : ""));
    page.append(hashes());
    page.append(
        """

        ## Seals

        Every night at 02:30 (Asia/Shanghai) the heads of all lines that grew since the last seal are kept in
        `custody.sealed_head`, and their root is signed with an Ed25519 key that lies in `data/seal.key`, not in the
        database. The root is the SHA-256 of the root before, a line feed, and for each device in ascending order
        `device:nth:hash` and a line feed. Signed is this text, joined by line feeds: `green-classroom/seal/1`, when it
        was sealed, the number of the last fact, how many devices, the root before, the root.

        So whoever can rewrite the database (facts, hashes, the present, all of it) still cannot rewrite what was
        sealed: the old heads are under signatures that only the key can make.

        The key is replaced by `--replace-key=seal.key`: the former seals once more, and `custody.handed_key` keeps which key
        took over, after which seal, and the SHA-256 over all seals so far, signed by both. From the key in the data folder these
        rows are followed back: each seal must be signed by the key whose turn it was. A former key, whoever has it, sets no
        new seal and changes no old one.

        ## Checking

        `bin/green-classroom --verify`, the page “The book”, or `GET /api/v1/custody/verification` read everything and name
        the first link that does not hold:

        | reason | what was found |
        | --- | --- |
        | `HASH_DIFFERS` | a fact is not what was hashed when it was written |
        | `OUT_OF_ORDER` | a fact stands where it cannot |
        | `REMOVED` | a fact is missing from a line |
        | `STATE_DIFFERS` | replaying the line does not give the present that is stored |
        | `SEAL_BROKEN` | a seal is not signed by our key of its time, or does not follow the one before |
        | `KEY_BROKEN` | the key in the data folder is not the one whose turn it is, or did not take over as its row says |
        | `CHANGED_AFTER_SEAL`, `REMOVED_AFTER_SEAL` | a line no longer has the head that was sealed |
        """);
    return page.toString();
  }

  private static String from(FactKind kind) {
    var stages = Life.fromStages(kind);
    var words =
        stages.size() > 9
            ? "any that is no end" + (stages.contains(Stage.MISSING) ? "" : ", nor MISSING")
            : stages.stream().map(Stage::name).collect(Collectors.joining(" · "));
    return kind == FactKind.RECEIVED ? "new · " + words : words;
  }

  private static String to(FactKind kind) {
    if (kind == FactKind.CORRECTED) return "what it was before";
    if (kind == FactKind.FOUND) return "what it was before";
    if (kind == FactKind.HANDED_OVER) return "–";
    return Life.fromStages(kind).stream()
        .map(stage -> after(stage, kind).stage().name())
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  private static String data(FactKind kind) {
    if (kind == FactKind.CORRECTED) return "what it was before";
    var stage = Life.fromStages(kind).iterator().next();
    return kind == FactKind.RECEIVED || kind == FactKind.CLEARED || kind == FactKind.WIPE_FAILED
        ? after(stage, kind).data().name()
        : "–";
  }

  /** The present after this kind of fact, from a device whose data is cleared. */
  private static Device after(Stage stage, FactKind kind) {
    var now =
        new Device(
            1,
            TAG,
            stage,
            stage == Stage.MISSING ? Stage.READY : null,
            kind == FactKind.CLEARED ? Held.MAY_HOLD : Held.CLEARED,
            1,
            null,
            5L,
            SEEN,
            AT,
            AT,
            AT,
            3,
            Canon.START);
    var fact = fact(kind);
    var entry =
        kind == FactKind.HANDED_OVER ? new Entry(fact, AT, 1L, 2L, null, null) : Entry.of(fact, AT);
    try {
      return Life.after(now, 1, now.tag(), entry, AT, 4, Canon.START);
    } catch (Refusal refusal) {
      throw new AssertionError(kind + " after " + stage + ": " + refusal.key(), refusal);
    }
  }

  private static Fact fact(FactKind kind) {
    return switch (kind) {
      case RECEIVED -> new Fact.Received(null);
      case INSPECTED -> new Fact.Inspected(null);
      case CLEARED -> new Fact.Cleared(Fact.Cleared.How.WIPED, List.of("a".repeat(64)));
      case WIPE_FAILED -> new Fact.WipeFailed("a".repeat(64));
      case READIED -> new Fact.Readied("A");
      case CONDEMNED -> new Fact.Condemned(Fact.Condemned.Why.BROKEN);
      case RESERVED -> new Fact.Reserved(5);
      case RELEASED -> new Fact.Released();
      case DISPATCHED -> new Fact.Dispatched(5);
      case INSTALLED -> new Fact.Installed(5);
      case RECALLED -> new Fact.Recalled(5);
      case MISSED -> new Fact.Missed();
      case FOUND -> new Fact.Found();
      case WRITTEN_OFF -> new Fact.WrittenOff(7);
      case GIVEN_BACK -> new Fact.GivenBack();
      case TRANSFERRED -> new Fact.Transferred(7);
      case SHIPPED -> new Fact.Shipped(3);
      case DISMANTLED -> new Fact.Dismantled(3, "a".repeat(64), 1);
      case HANDED_OVER -> new Fact.HandedOver();
      case CORRECTED -> new Fact.Corrected(Fact.Corrected.Why.WRONG_DEVICE);
    };
  }

  private static String detail(FactKind kind) {
    var fields = kind.type.getRecordComponents();
    var words = Arrays.stream(fields).map(DocsTest::field).collect(Collectors.joining(", "));
    return words.isEmpty() ? "–" : words;
  }

  private static String field(RecordComponent field) {
    var name = "`" + field.getName() + "`";
    if (!field.getType().isEnum()) return name;
    return name
        + " ("
        + Arrays.stream(field.getType().getEnumConstants())
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String hashes() {
    var tag = TAG;
    var fact = new Fact.Condemned(Fact.Condemned.Why.TOO_OLD);
    var entry = Entry.of(fact, AT.minusSeconds(3600));
    var detail = Canon.detail(fact);
    var previous = "5".repeat(64);
    var hash = Canon.hash(previous, tag, 4, fact.kind(), entry, detail, AT, 12, KEY);
    var lines =
        List.of(
            "green-classroom/1",
            previous,
            tag.code(),
            "4",
            fact.kind().name(),
            Canon.time(entry.occurredAt()),
            Canon.time(AT),
            "12",
            KEY.toString(),
            "",
            "",
            "",
            "",
            detail);
    assertThat(
            org.greenclassroom.frame.Files.sha256(
                String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(hash);
    return """

    ## Hashes, and how to check one by hand

    The hash of a fact is the SHA-256, in lower-case hexadecimal, of this text in UTF-8: fourteen lines joined by
    line feeds, without one at the end.

    | line | what | as |
    | ---: | --- | --- |
    | 1 | version | `green-classroom/1` |
    | 2 | hash of the fact before | of the first: 64 zeros |
    | 3 | tag | eight signs, no hyphen |
    | 4 | which fact of this device | 1, 2, 3 … |
    | 5 | kind | as in the table above |
    | 6 | when it happened | UTC, six digits of a second: `2026-11-23T05:30:00.123456Z` |
    | 7 | when it was written | likewise |
    | 8 | who wrote it | number of the account |
    | 9 | the client's key for this act | a UUID |
    | 10 | slip | number, empty when nothing changed hands |
    | 11 | holder after | number of the partner, empty when the same |
    | 12 | place after | number of the site, empty when the same or not known |
    | 13 | the fact it voids | number, empty |
    | 14 | detail | JSON, names in alphabetical order, no blanks, unknown ones left out: exactly the text stored |

    For example:

    ```sh
    printf '%s' '\
    """
            .stripTrailing()
        + String.join("\n", lines)
        + """
        ' | sha256sum
        """
        + hash.toLowerCase(Locale.ROOT)
        + """
          -
        ```

        From the database, as its owner, for the whole line of one device (the two columns are alike):

        ```sql
        select f.nth, f.hash,
               encode(sha256(convert_to(concat_ws(e'\\n', 'green-classroom/1',
                 coalesce(lag(f.hash) over (order by f.nth), repeat('0', 64)), d.tag, f.nth, f.kind,
                 to_char(f.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                 to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                 f.recorded_by, f.key, coalesce(f.slip::text, ''), coalesce(f.holder::text, ''),
                 coalesce(f.place::text, ''), coalesce(f.voids::text, ''), f.detail::text), 'UTF8')), 'hex') as computed
          from custody.fact f join custody.device d using (device)
         where d.tag = '\
        """
        + TAG.code()
        + """
        ' order by f.nth;
        ```
        """;
  }
}
