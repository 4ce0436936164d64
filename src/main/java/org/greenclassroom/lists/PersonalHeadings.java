package org.greenclassroom.lists;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/**
 * Headings above what is said of people. A list of people is refused before anything of it is kept;
 * in a list of devices such cells are left out of what is kept.
 */
final class PersonalHeadings {
  /** Who somebody is. */
  private static final Set<String> PERSON =
      Set.of(
          "firstname",
          "lastname",
          "fullname",
          "surname",
          "contactname",
          "username",
          "email",
          "emailaddress",
          "mail",
          "student",
          "studentname",
          "students",
          "pupil",
          "teacher",
          "teachername",
          "姓名",
          "学生姓名",
          "学生",
          "教师姓名",
          "老师姓名",
          "学号",
          "身份证",
          "身份证号",
          "邮箱",
          "电子邮件",
          "prenom",
          "nomdefamille",
          "nometprenom",
          "eleve",
          "enseignant",
          "courriel",
          "adressemail");

  /** What is said of somebody beside a device. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "checkedoutto.*|assignedto|custodian|keeper|owner(name)?|user|employee(name|no|number)?|phone|telephone"
              + "|mobile|dateofbirth|birthday|manager(username)?|使用人|使用者|保管人|领用人|责任人|员工|员工姓名|电话|手机|手机号"
              + "|utilisateur|detenteur|affectea|naissance|datedenaissance|portable|licensedto.*");

  private PersonalHeadings() {}

  static boolean is(String heading) {
    var word = Text.word(heading);
    return PERSON.contains(word)
        || (BESIDE.matcher(word).matches() && Column.named(heading) == null);
  }

  /** Refuses a list whose headings name people and nothing of a device. */
  static void refuse(List<String> headings) {
    boolean people = headings.stream().map(Text::word).anyMatch(PERSON::contains);
    if (!people) return;
    boolean devices =
        headings.stream()
            .map(Column::named)
            .anyMatch(column ->
                column == Column.SERIAL
                    || column == Column.ASSET_NUMBER
                    || column == Column.MAKER
                    || column == Column.MODEL);
    if (!devices) throw new Refusal("lists.refusal.people");
  }

  /** Licences of software have serial numbers and makers too, and are no machines. */
  static void refuseLicences(List<String> headings) {
    var licence =
        Set.of("seats", "reassignable", "licensedtoname", "licensekey", "productkey", "许可证密钥");
    var found = headings.stream().map(Text::word).filter(licence::contains).findFirst();
    if (found.isPresent()) throw new Refusal("lists.refusal.licences");
  }
}
