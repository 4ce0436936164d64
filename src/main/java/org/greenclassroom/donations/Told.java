package org.greenclassroom.donations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form says once nothing is wrong with it. */
record Told(
    Offer.DonorType donorType,
    String organisation,
    String place,
    String territory,
    String address,
    String floor,
    Offer.Known lift,
    Offer.AssetStatus assetStatus,
    Offer.Wiping wiping,
    @Nullable LocalDate wishedFrom,
    @Nullable LocalDate wishedTo,
    String remarks,
    List<Line> lines,
    String person,
    String email,
    String phone) {}
