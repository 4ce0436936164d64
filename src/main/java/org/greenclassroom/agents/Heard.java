package org.greenclassroom.agents;

/**
 * That an agent said something.
 *
 * @param changed it says that its parts are others than at enrolment
 */
public record Heard(long agent, String version, boolean changed) {}
