/**
 * Agreements and other papers that people sign: versioned texts in three languages, papers drawn
 * from them with their exact words frozen, signatures, and a public page that says whether a paper
 * is genuine.
 *
 * <p>It knows no donors, schools or lots. A room above hangs a kind of paper ({@link
 * org.greenclassroom.papers.PaperKind}), says who may see papers of that kind ({@link
 * org.greenclassroom.papers.PaperAccess}) and has them drawn ({@link
 * org.greenclassroom.papers.Papers}). What is signed is bound by a hash over a form that decision
 * 31 writes down; names and signatures of people lie apart from it, so that a person can be
 * forgotten.
 */
@ApplicationModule(
    displayName = "Papers",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
