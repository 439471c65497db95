/** The door to commander, which the build joins in. */
export type { Argument, Help } from 'commander'
export { Command, CommanderError, Option } from 'commander'
