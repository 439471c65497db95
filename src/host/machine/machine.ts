/** The real machine whole: the clock, chance, files and cryptography of node. */
import type { Machine } from '../../platform/configuration.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'

export const machine: Machine = { ...system, crypto }
