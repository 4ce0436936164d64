package org.greenclassroom.frame;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The words of all rooms, in English, Chinese and French; {@code ?language=zh} changes them. */
@Configuration(proxyBeanMethods = false)
public class Words implements WebMvcConfigurer {
  public static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.CHINESE, Locale.FRENCH);
  private static final Pattern BASE =
      Pattern.compile(".*/(org/greenclassroom/(\\w+)/words/(\\w+))\\.properties");

  /** One of ours by its letters, as an address says it, else the other: the reader’s own. */
  public static Locale language(@Nullable String in, Locale otherwise) {
    return LANGUAGES.stream()
        .filter(each -> each.getLanguage().equals(in))
        .findFirst()
        .orElse(otherwise);
  }

  @Bean
  MessageSource messageSource() throws IOException {
    var bases =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/greenclassroom/*/words/*.properties"))
            .map(resource -> BASE.matcher(resource.toString().replace('\\', '/').replace("]", "")))
            .filter(match -> match.matches() && match.group(2).equals(match.group(3)))
            .map(match -> match.group(1))
            .distinct()
            .sorted()
            .toList();
    return new Dictionary(bases);
  }

  @Bean
  LocaleResolver localeResolver() {
    var resolver =
        new CookieLocaleResolver("language") {
          @Override
          protected @Nullable Locale parseLocaleValue(String value) {
            return ours(value);
          }
        };
    // a cookie with another language, from elsewhere or of an earlier day, is as none
    resolver.setRejectInvalidCookies(false);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSecure(false); // schools' own networks may have no TLS; it holds no secret
    resolver.setDefaultLocaleFunction(request -> wanted(request.getHeader("Accept-Language")));
    return resolver;
  }

  /** One of ours, also when a country is said with it; null: it is none of ours. */
  private static @Nullable Locale ours(String value) {
    var said = Locale.forLanguageTag(value.replace('_', '-')).getLanguage();
    return LANGUAGES.stream()
        .filter(each -> each.getLanguage().equals(said))
        .findFirst()
        .orElse(null);
  }

  private static Locale wanted(@Nullable String accepted) {
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(header(accepted)), LANGUAGES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException nonsense) {
      return Locale.ENGLISH;
    }
  }

  private static String header(@Nullable String accepted) {
    return accepted == null || accepted.isBlank() || !accepted.matches("[\\w\\-,;=.* ]{1,200}")
        ? "en"
        : accepted;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var change =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            var ours = ours(value);
            if (ours == null) throw new IllegalArgumentException("no language of ours");
            return ours;
          }
        };
    change.setParamName("language");
    change.setIgnoreInvalidLocale(true);
    registry.addInterceptor(change);
  }
}
