/** A port of 127.0.0.1 that nothing listens on, outside of those that systems give to sockets. */
export function freePort(): Promise<number>
