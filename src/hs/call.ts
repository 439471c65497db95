/** What surrounds the call of a handler. */
export interface Call {}
