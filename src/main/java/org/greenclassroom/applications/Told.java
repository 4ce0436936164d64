package org.greenclassroom.applications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;

/**
 * What a form says once nothing is wrong with it. Null is what the school does not know.
 *
 * @param pupils by grade; 0: all others
 * @param lessons planned for each class and week
 * @param leaseUntil only of a leased building
 */
record Told(
    String name,
    @Nullable String code,
    String territory,
    String division,
    String address,
    List<SchoolKind> kinds,
    @Nullable Integer distanceKm,
    String room,
    int seats,
    @Nullable Integer computers,
    @Nullable Integer computersAge,
    SortedMap<Integer, Integer> pupils,
    Known manager,
    @Nullable Integer teacherHours,
    @Nullable Integer deputyHours,
    @Nullable BigDecimal lessons,
    @Nullable Integer openHours,
    String timetable,
    Known power,
    Known internet,
    Known secure,
    Known furniture,
    Tenure tenure,
    @Nullable LocalDate leaseUntil,
    Known closure,
    Map<SpecialNeed, Integer> needs,
    List<Feature> features,
    boolean otherDonors,
    String donors,
    @Nullable LocalDate wishedFrom,
    @Nullable LocalDate wishedTo,
    String purpose,
    String remarks,
    String person,
    String position,
    String email,
    String phone) {

  public int allPupils() {
    return pupils.values().stream().mapToInt(Integer::intValue).sum();
  }

  public boolean hasSpecialNeeds() {
    return !needs.isEmpty() || !features.isEmpty() || kinds.contains(SchoolKind.SPECIAL_EDUCATION);
  }
}
