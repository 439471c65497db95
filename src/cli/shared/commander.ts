/** The door to commander, which the build joins in. */
export { Command, CommanderError, Option } from 'commander'
