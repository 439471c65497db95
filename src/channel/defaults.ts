/** Settings of a service of any channel that says none, as in 1C. */

/** Seconds that an idle session is kept. */
export const SESSION_MAX_AGE = 20
