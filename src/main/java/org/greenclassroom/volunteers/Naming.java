package org.greenclassroom.volunteers;

import java.util.regex.Pattern;

/**
 * Finds what is surely a child's name, or a number of an identity card, in what somebody wrote. It
 * finds little and is never wrong about it on purpose: what it refuses must be true, because
 * somebody in distress writes here. The page asks for the rest.
 */
final class Naming {
  private static final Pattern IDENTITY_CARD =
      Pattern.compile("(?<!\\d)[1-9]\\d{5}(?:19|20)\\d{2}[01]\\d[0-3]\\d{4}[\\dXx](?!\\d)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?U)\\b(?:pupil|student|child|boy|girl|kid)s?,? (?:named|called|whose name is) \\p{Lu}\\p{L}+");

  private static final Pattern FRENCH =
      Pattern.compile(
          "(?U)\\b(?:élève|enfant|garçon|fille|fillette)s?,? (?:nommée?|prénommée?|appelée?|qui s[’']appelle) \\p{Lu}\\p{L}+");

  private static final Pattern CHINESE =
      Pattern.compile("(?:学生|孩子|小孩|儿童|同学|男孩|女孩|小朋友)(?:名叫|叫做|姓名[为是：:]?|的名字[叫是])\\p{IsHan}{2,4}");

  private Naming() {}

  static boolean isSure(String words) {
    return IDENTITY_CARD.matcher(words).find()
        || ENGLISH.matcher(words).find()
        || FRENCH.matcher(words).find()
        || CHINESE.matcher(words).find();
  }
}
