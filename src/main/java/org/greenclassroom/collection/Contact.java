package org.greenclassroom.collection;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for at the door.
 *
 * @param email where letters go; null: none are wished
 * @param language of the letters: en, zh, fr
 */
public record Contact(
    String name, @Nullable String phone, @Nullable String email, String language) {}
