/** The real machine whole: the clock, chance, files and cryptography of node. */
import { crypto } from './crypto.ts'
import { system } from './system.ts'
import type { Machine } from '../../platform/configuration.ts'

export const machine: Machine = { ...system, crypto }
