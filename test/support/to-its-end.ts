/** A program that a test waits for without turns of its loop: no time limit of a test can end it, so it has its own. */

/** Options of `spawnSync`: texts, and an end before the test's own limit of five minutes, with a status of null. */
export const toItsEnd = { encoding: 'utf8', timeout: 280_000, killSignal: 'SIGKILL' } as const
