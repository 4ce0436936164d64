package org.greenclassroom.people;

import java.util.List;
import org.greenclassroom.kernel.Actor;

/** Somebody who may sign in, as the list of people shows them. */
public record Account(
    long account, String login, String name, boolean disabled, List<Actor.Grant> grants) {}
