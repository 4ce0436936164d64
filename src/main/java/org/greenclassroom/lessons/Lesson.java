package org.greenclassroom.lessons;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a lesson. Counts only.
 *
 * @param uid made when the form was opened: the same twice is one lesson
 * @param entry of the timetable; null: it stood in none
 * @param reason why it was cancelled; null: it was held, or the word on it is withdrawn
 * @param minutes how long; null: not held
 * @param pupils how many were there; null: not held
 * @param girls null: not said
 * @param boys null: not said
 * @param computers in use; null: not said
 * @param unit nth of the course's version; null: not said
 * @param corrects a word that was written before, of which this is the later one; null: the first,
 *     or whatever was said of the same entry and day
 */
public record Lesson(
    UUID uid,
    long classroom,
    LocalDate day,
    @Nullable Long entry,
    LessonState state,
    @Nullable Reason reason,
    int grade,
    String classLabel,
    @Nullable Integer minutes,
    @Nullable Integer pupils,
    @Nullable Integer girls,
    @Nullable Integer boys,
    @Nullable Integer computers,
    @Nullable Long courseVersion,
    @Nullable Integer unit,
    Tongue tongue,
    String remark,
    Via via,
    @Nullable Long corrects) {

  /** The same for the same words, however and whenever they came. */
  String hash() {
    var text =
        String.join(
            "\u0001",
            classroom + "",
            day + "",
            entry + "",
            state + "",
            reason + "",
            grade + "",
            classLabel,
            minutes + "",
            pupils + "",
            girls + "",
            boys + "",
            computers + "",
            courseVersion + "",
            unit + "",
            tongue + "",
            remark);
    return Files.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
