/**
 * The legal entities through which the programme acts: a company in Hong Kong, one on the mainland,
 * and the house that was there first. Names, registration, law and language of their texts,
 * letterhead, seal, numbers of their papers; and the rule that says which of them acts where.
 *
 * <p>A version is never edited: what was issued keeps the letterhead of its day, because the room
 * that issues is given a {@link org.greenclassroom.frame.Letterhead} and keeps it. It draws no
 * papers and knows no partners; a partner's number is only noted.
 */
@ApplicationModule(
    displayName = "Entities",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.entities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
