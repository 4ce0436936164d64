package org.greenclassroom.dismantling;

/** So many devices of a voucher, and their kilograms, known in one way. */
record VoucherWeight(Measured basis, long devices, long grams) {}
