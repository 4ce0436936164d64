/**
 * What the house keeps of people: the notice for everybody, what one person is given and what goes
 * when they are forgotten, the nightly round over what is past its time, and who looked at what is
 * personal of others.
 *
 * <p>Words: list (what each room says it keeps of people, {@code Personal} in the frame), request
 * (a person asks, or is asked for), forgetting (names, addresses, telephones, words about somebody
 * go; what happened stays, of nobody), round (at night, what is past its time), look (somebody saw
 * what is personal of others).
 *
 * <p>It knows no table of another room: it works by their lists, and a room that has numbers of its
 * own for people is told ({@code KnowsPeople}).
 */
@ApplicationModule(
    displayName = "Privacy",
    allowedDependencies = {"kernel", "frame", "people"})
@NullMarked
package org.greenclassroom.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
