package org.greenclassroom.past;

import java.util.Arrays;
import java.util.List;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/** What a column of such a spreadsheet says, and how it is called in the three languages. */
enum Meaning {
  YEAR(null, "year date day 年份 年度 年 日期 时间 捐赠年份 建设年份 annee exercice"),
  SCHOOL(null, "school schoolname 学校 学校名称 受赠学校 项目学校 受助学校 ecole etablissement"),
  COMPANY(null, "donor company sponsor 捐赠方 捐赠单位 捐赠企业 企业 公司 赞助方 资助方 donateur entreprise mecene"),
  ROOM(
      null,
      "room roomno roomnumber classroomno classroomnumber 教室编号 教室号 编号 salleno numerodesalle numerodelasalle"),
  CLASSROOMS(
      Kind.CLASSROOM,
      "classroom classrooms rooms numberofclassrooms numberofrooms 教室 教室数 教室数量 电脑教室 间数 salle salles nombredesalles"),
  COMPUTERS(
      Kind.COMPUTER,
      "computer computers pcs numberofcomputers 电脑 电脑数 电脑数量 电脑台数 计算机数量 台数 ordinateur ordinateurs nombredordinateurs"),
  GIVEN(
      Kind.DONATION,
      "donation computersgiven computersdonated donatedcomputers 捐赠 捐赠电脑 捐赠电脑数量 捐赠台数 捐赠数量 ordinateursdonnes don"),
  ACTIVITIES(
      Kind.ACTIVITY,
      "activity activities events numberofactivities 活动 活动数 活动次数 活动数量 活动场次 activite activites nombredactivites"),
  LESSONS(
      Kind.LESSON, "lesson lessons numberoflessons 课 课次 课时 课程数 志愿课 lecon lecons nombredelecons"),
  TEACHERS(
      Kind.TEACHER,
      "teachers teacherstrained numberofteachers 教师人数 教师数 培训教师 培训教师人数 培训教师数 enseignants enseignantsformes"),
  VOLUNTEERS(
      Kind.VOLUNTEER,
      "volunteers numberofvolunteers 志愿者 志愿者人数 志愿者人次 志愿者数 benevoles nombredebenevoles"),
  PUPILS(
      null,
      "pupils students learners beneficiaries numberofpupils numberofstudents 学生人数 学生数 受益学生 受益人数 受益学生人数 受益学生数 eleves beneficiaires nombredeleves"),
  KILOGRAMS(null, "kg kilograms weight weightkg 重量 重量kg 公斤 重量公斤 poids poidskg kilogrammes"),
  KIND(null, "kind type category 类别 类型 种类 genre nature categorie"),
  COUNT(null, "count number quantity pieces 数量 个数 nombre quantite"),
  PAGE(null, "page source 页 页码 出处 来源");

  /** What is counted in it; null: it is not a count of one kind. */
  final @Nullable Kind kind;

  private final List<String> names;

  Meaning(@Nullable Kind kind, String names) {
    this.kind = kind;
    this.names = List.of(names.split(" "));
  }

  /** By a heading as somebody wrote it; null: it is not known. */
  static @Nullable Meaning named(String heading) {
    var word = Text.word(heading);
    return Arrays.stream(values())
        .filter(each -> each.names.contains(word))
        .findFirst()
        .orElse(null);
  }

  /** By its own name; null: left out. */
  static @Nullable Meaning of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** People, who are counted and never named. */
  boolean countsPeople() {
    return this == PUPILS || this == TEACHERS || this == VOLUNTEERS;
  }

  /** Whether a line can declare something by it. */
  boolean declares() {
    return kind != null || this == PUPILS || this == KILOGRAMS || this == COUNT || this == ROOM;
  }
}
