package org.greenclassroom.frame;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Knows the papers of one room: whoever holds one finds its page by what is printed on it, without
 * knowing which room made it. A room that issues papers hangs one as a bean.
 */
public interface Verifier {
  /**
   * The page that says whether the paper may be believed.
   *
   * @param typed its number with the code behind it, as printed; empty answer: not of this room
   */
  Optional<String> path(String typed);

  /** The number of the paper of which this is the very file, byte for byte. It is not kept. */
  Optional<String> number(byte[] file);

  /**
   * Papers whose files are not compared.
   *
   * @param prefix of the address of their pages: {@code /t/}
   * @param code what is typed to the code in the address; a refusal: there is no such paper
   */
  static Verifier at(String prefix, UnaryOperator<String> code) {
    return at(prefix, code, file -> null);
  }

  /** Papers without a code: nothing but their files is known of them to everybody. */
  static Verifier of(Function<byte[], @Nullable String> number) {
    return at(
        "",
        typed -> {
          throw Refusal.notFound(typed);
        },
        number);
  }

  /**
   * @param number the number of the paper that this file is; null or empty: none
   */
  static Verifier at(
      String prefix, UnaryOperator<String> code, Function<byte[], @Nullable String> number) {
    return new Verifier() {
      @Override
      public Optional<String> path(String typed) {
        try {
          return Optional.of(prefix + code.apply(typed));
        } catch (Refusal unknown) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<String> number(byte[] file) {
        return Optional.ofNullable(number.apply(file)).filter(found -> !found.isEmpty());
      }
    };
  }
}
