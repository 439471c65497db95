/** The door to commander. */
import { createRequire } from 'node:module'

/** Required, since node takes 4 ms more to import a CommonJS package: it reads it for the names of its exports first. */
const commander = createRequire(import.meta.url)('commander') as typeof import('commander')

export const { Command, CommanderError, InvalidArgumentError, Option } = commander

export type Command = InstanceType<typeof Command>
export type CommanderError = InstanceType<typeof CommanderError>
export type Option = InstanceType<typeof Option>
