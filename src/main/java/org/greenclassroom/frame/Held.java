package org.greenclassroom.frame;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * Columns of one table in which something about a person stands: whose it is, why and how long it
 * is kept, who sees it, and how it goes.
 *
 * @param part tells two of one table apart; mostly empty
 * @param seen roles that see it on a page; oneself and the public are in {@code self}, {@code open}
 * @param reason why it stays although somebody asks; null: it goes
 */
public record Held(
    String room,
    String table,
    String part,
    Whose whose,
    Why why,
    Set<Role> seen,
    boolean self,
    boolean open,
    Act act,
    @Nullable Reason reason,
    Until until,
    List<Field> fields) {
  private static final Map<Character, Role> ROLES =
      Map.of(
          'A', Role.ADMINISTRATOR,
          'O', Role.OFFICER,
          'U', Role.AUDITOR,
          'T', Role.TECHNICIAN,
          'E', Role.ENGINEER,
          'S', Role.SCHOOL,
          'D', Role.DONOR,
          'P', Role.DISMANTLER);

  /** Whose it is. Words: {@code privacy.whose.…}. */
  public enum Whose implements Named {
    ACCOUNT("former colleague 前同事"),
    VOLUNTEER("former volunteer 前志愿者"),
    TEACHER("former teacher 前教师"),
    CONTACT("former contact 前联系人"),
    GUEST("former guest 前来宾"),
    JUROR("former juror 前评委"),
    DRIVER("former driver 前司机"),
    WITNESS("former witness 前见证人"),
    READER("former reader 前读者"),
    SIGNER("former signer 前签署人"),
    PICTURED("–"),
    MENTIONED("–");

    private final String former;

    Whose(String former) {
      this.former = former;
    }

    /** What stands where the name stood. */
    public String former() {
      return former;
    }
  }

  /** What for. Words: {@code privacy.why.…}. */
  public enum Why implements Named {
    SIGN_IN,
    LETTERS,
    ARRANGE,
    TAKE_PART,
    PROVE,
    REMEMBER,
    PROTECT,
    SHOW
  }

  /** What becomes of it when a person is forgotten. Words: {@code privacy.act.…}. */
  public enum Act implements Named {
    /** The row goes. */
    DELETE,
    /** The row stays, of nobody. */
    BLANK,
    /** The person's names, addresses, telephones go out of the words. */
    REDACT,
    /** The room has a way of its own, and is told. */
    OWN,
    KEEP
  }

  /** Why it stays. Words: {@code privacy.reason.…}. */
  public enum Reason implements Named {
    PAPER,
    CUSTODY,
    CERTIFICATE,
    DIARY,
    AGREED,
    COUNTED,
    ACTED,
    PHOTO,
    PUBLISHED,
    PROTECTED,
    ORGANISATION,
    REDUCED,
    SHORT,
    GONE
  }

  /** What a column says of a person. */
  public enum Kind implements Named {
    NAME,
    MAIL,
    PHONE,
    ACCOUNT,
    VOLUNTEER,
    TEACHER,
    SUBJECT,
    WORDS,
    JSON,
    PICTURE,
    SECRET;

    /** Whether it is a number of somebody, which says nothing once the name is gone. */
    public boolean isNumber() {
      return this == ACCOUNT || this == VOLUNTEER || this == TEACHER;
    }
  }

  /** A word of a closed list, as the keys of words and the pages say it. */
  public interface Named {
    String name();

    default String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A column.
   *
   * @param instead what stands there where it may not be null: {@code empty}, {@code number} for
   *     the row's own, {@code former} for what its people are called then, {@code nobody} for an
   *     address where no mail gets, {@code there} for a dash where something must stay; null: the
   *     usual
   */
  public record Field(String column, Kind kind, @Nullable String instead) {
    /** Whether it says by an address, a telephone or a number whose the row is. */
    public boolean isSure() {
      return kind.isNumber() || kind == Kind.MAIL || kind == Kind.PHONE;
    }
  }

  /**
   * How long.
   *
   * @param days null: until somebody asks, or for good
   * @param since counted from this column, by the nightly round; null: not by it
   * @param job which other job of the house does it; null: none
   */
  public record Until(
      boolean asked, @Nullable Integer days, @Nullable String since, @Nullable String job) {
    static Until read(String said) {
      if (said.equals("asked")) return new Until(true, null, null, null);
      if (said.equals("always")) return new Until(false, null, null, null);
      var parts = said.split(":");
      return switch (parts[0]) {
        case "job" -> new Until(true, Integer.valueOf(parts[2]), null, parts[1]);
        case "act" -> new Until(true, Integer.valueOf(parts[1]), null, null);
        default -> new Until(true, Integer.valueOf(parts[0]), parts[1], null);
      };
    }

    public boolean isOfTheRound() {
      return since != null;
    }
  }

  /** One line: {@code table[@part] WHOSE WHY seen act[:REASON] until column=kind …}. */
  static Held read(String room, String line) {
    var said = line.split("\\s+");
    if (said.length < 7) throw new IllegalArgumentException(room + ": " + line);
    var table = said[0].split("@");
    var seen = EnumSet.noneOf(Role.class);
    for (char one : said[3].toCharArray())
      if (ROLES.containsKey(one)) seen.add(Objects.requireNonNull(ROLES.get(one)));
    var act = said[4].split(":");
    return new Held(
        room,
        table[0],
        table.length > 1 ? table[1] : "",
        Whose.valueOf(said[1]),
        Why.valueOf(said[2]),
        seen,
        said[3].contains("M"),
        said[3].contains("G"),
        Act.valueOf(act[0].toUpperCase(Locale.ROOT)),
        act.length > 1 ? Reason.valueOf(act[1]) : null,
        Until.read(said[5]),
        Arrays.stream(said).skip(6).map(Held::field).toList());
  }

  private static Field field(String said) {
    var parts = said.split("=");
    var kind = parts[1].split("/");
    return new Field(
        parts[0], Kind.valueOf(kind[0].toUpperCase(Locale.ROOT)), kind.length > 1 ? kind[1] : null);
  }

  public String name() {
    return room + "." + table;
  }

  /** What the list calls it, once in the house. */
  public String id() {
    return part.isEmpty() ? name() : name() + "@" + part;
  }

  public boolean has(Kind kind) {
    return fields.stream().anyMatch(field -> field.kind() == kind);
  }

  /** What is said there of a person, each once. */
  public Set<Kind> kinds() {
    var kinds = EnumSet.noneOf(Kind.class);
    for (var field : fields) kinds.add(field.kind());
    return kinds;
  }

  /** Whether a row says by an address, a telephone or a number whose it is. */
  public boolean isFoundSurely() {
    return fields.stream().anyMatch(Field::isSure);
  }

  /** Whether a name is all that a row says. */
  public boolean isFoundByName() {
    return !isFoundSurely() && has(Kind.NAME);
  }
}
